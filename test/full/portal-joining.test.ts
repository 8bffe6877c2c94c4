import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal } from '../portal-page';
import { openWorld, type World } from '../world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

it('the national desk joins two cases that it knows to be one person, by keys alone', async () => {
  const [one] = await world.registered(1, 'officer.manila', { name: 'SUHARTI' });
  const [other] = await world.registered(1, 'officer.phnompenh', { name: 'MARYAM', country: 'KH' });
  const numberOf = async (id: string | undefined) =>
    (await world.as('desk.kemlu').ask('query ($id: ID!) { case(id: $id) { number } }', { id })).case.number as string;
  const [first, second] = [await numberOf(one?.id), await numberOf(other?.id)];
  const { page, complaints } = await visitPortal(world, browser, 'desk.kemlu', { path: '/matches' });
  page.setDefaultTimeout(20_000);
  const { press, write } = byKeyboard(page);
  await page.getByText('Tidak ada pasangan di sini.').waitFor();
  await press({ selector: 'main button', name: 'Satukan dua kasus lain' });
  await write('#case', first);
  await page.getByText(`✓ SUHARTI, ${first}`).waitFor();
  await write('#other', first);
  await press({ selector: 'dialog button', name: 'Putuskan' });
  await page.locator('.summary:focus').getByText('Ini kasus yang sama.').waitFor();
  await page.locator('.field.wrong #note').waitFor();
  expect(await faultsOf(page, 'join-refused')).toEqual([]);
  await write('#other', second.toLowerCase());
  await page.getByText(`✓ MARYAM, ${second}`).waitFor();
  await press({ selector: 'dialog input', name: 'Orang yang sama' }, 'Space');
  await page.keyboard.press('ArrowDown');
  await write('#note', 'Foto dan sidik jari dari dua perwakilan.');
  expect(await faultsOf(page, 'join')).toEqual([]);
  await press({ selector: 'dialog button', name: 'Putuskan' });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const { matches } = await world
    .as('desk.kemlu')
    .ask('{ matches(verdict: SAME_NEW_EPISODE) { items { note case { number } other { number } } } }');
  expect(matches.items).toHaveLength(1);
  const [match] = matches.items;
  expect([match.case.number, match.other.number].sort()).toEqual([first, second].sort());
  expect(match.note).toBe('Foto dan sidik jari dari dua perwakilan.');
  expect(complaints).toEqual([]);
}, 180_000);
