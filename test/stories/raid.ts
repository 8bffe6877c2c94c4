import type { Page } from 'playwright-core';

const list = 'test/data/manila-35.xlsx';

export interface Raided {
  /** What a robot needs from the list of cases to thirty-five who are registered. */
  seconds: number;
  group: string;
  /** What the page said before anybody was registered. */
  checked: string;
  /** Where the summary led, and what stood in the cell. */
  cells: { cell: string | null; typed: string }[];
}

/** Chooses the story's file and has it checked. */
export async function checkList(page: Page): Promise<void> {
  await page.setInputFiles('#list-file', list);
  await page.getByText('Ya, semua sudah ditanya dan setuju').first().click();
  await page.getByRole('button', { name: 'Periksa daftar' }).click();
}

/** Thirty-five of a raid by a spreadsheet, two of whom have to be put right in their cells. `looked`: at each step. */
export async function raid(page: Page, looked: () => Promise<void> = () => Promise.resolve()): Promise<Raided> {
  const began = performance.now();
  await page.getByRole('link', { name: 'Kelompok' }).click();
  await page.getByText('Kelompok baru').click();
  await page.getByRole('button', { name: 'Buat kelompok' }).click();
  await page.locator('.summary:focus').getByText('Beri kelompok ini nama.').click();
  await page.keyboard.type('Pasay, 5 Juni');
  await page.fill('#expected', '35');
  await page.getByRole('button', { name: 'Buat kelompok' }).click();
  await page.waitForURL(/\/groups\/[\da-f-]{36}$/);
  const group = page.url().split('/').at(-1) ?? '';

  await checkList(page);
  await page.getByText('33 siap didaftarkan, 2 perlu diperbaiki').waitFor();
  const checked = await page.locator('main').innerText();
  await looked();
  await page.getByRole('button', { name: 'Daftarkan 33 orang' }).click();
  await page.getByText('33 orang terdaftar.').waitFor();

  const faults = page.locator('#drafts .summary');
  const focused = async () => ({
    cell: await page.locator(':focus').getAttribute('aria-label'),
    typed: await page.inputValue(':focus'),
  });
  await faults.getByText('Baris 13').click();
  const cells = [await focused()];
  await looked();
  await page.locator('#drafts').getByLabel('Tanggal lahir, baris 13', { exact: true }).fill('28/02/1999');
  await faults.getByText('Baris 18').click();
  cells.push(await focused());
  // As it stands in the cell it is the number on the document: somebody has looked.
  await page.getByLabel('Sudah dicocokkan dengan dokumennya').nth(1).check();
  const fixed = page.getByRole('button', { name: 'Daftarkan 2 yang diperbaiki' });
  await fixed.click();
  await page.locator('.summary:focus').getByText('sudahkah mereka ditanya').waitFor();
  await page.locator('#fixed-consents').getByText('Ya, semua').click();
  await fixed.click();
  await page.getByText('Tidak ada baris yang perlu diperbaiki.').waitFor();
  await page.getByText('Dilaporkan: 35').waitFor();
  return { seconds: (performance.now() - began) / 1000, group, checked, cells };
}
