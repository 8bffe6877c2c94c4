import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';

/** The page as it is printed: the text of each sheet of paper. */
export async function printed(page: Page): Promise<string[]> {
  await page.evaluate('document.fonts.ready');
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.map((sheet) => sheet.replace(/\s+/g, ' '));
}
