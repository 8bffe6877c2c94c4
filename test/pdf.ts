import type { Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import { extractText, getDocumentProxy } from 'unpdf';

/** The page as it is printed: the text of each sheet of paper. */
export async function printed(page: Page): Promise<string[]> {
  await page.evaluate('document.fonts.ready');
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.map((sheet) => sheet.replace(/\s+/g, ' '));
}

/** What a phone reads on the first sheet: the mark as it is on paper, no sharper than a screen shows it. */
export async function readByPhone(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const picture = (await page.locator('.check-mark').first().screenshot()).toString('base64');
  await page.emulateMedia({ media: null });
  // On a page of its own: the portal lets no picture in but its own.
  const table = await page.context().newPage();
  const seen = await table.evaluate<{ width: number; height: number; data: number[] }>(`(async () => {
    const picture = new Image();
    picture.src = 'data:image/png;base64,${picture}';
    await picture.decode();
    const { width, height } = picture;
    const onto = new OffscreenCanvas(width, height).getContext('2d');
    onto.drawImage(picture, 0, 0);
    return { width, height, data: [...onto.getImageData(0, 0, width, height).data] };
  })()`);
  await table.close();
  return decodeQR({ ...seen, data: Uint8ClampedArray.from(seen.data) });
}
