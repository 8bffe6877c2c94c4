import type { Browser, Page } from 'playwright-core';
import { findings, openBrowser } from '../browser';
import { openByPin, waits } from '../portal-device';
import { faultsOf } from '../portal-page';
import {
  changedMeanwhile,
  decided,
  knownToBoth,
  names,
  passports,
  prepared,
  reopened,
  sent,
  writtenDown,
  type OnTheDevice,
} from '../stories/bad-line';
import { openWorld, type World } from '../world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const FACTS = `query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { version
  person { facts { field value unit { code } } } } }`;
const factsOf = async (id: string) => {
  const { case: found } = await world.as('desk.kemlu').ask(FACTS, { id });
  return found.person.facts.map((fact: { field: string; value: string; unit: { code: string } }) =>
    [fact.unit.code, fact.field, fact.value].join(' '),
  );
};

describe('Twelve people by hand on a bad line', () => {
  let visit: OnTheDevice;
  let page: Page;
  let known: string;
  const inPulang = async () => {
    const { rows } = await world.owner.query<{ id: string }>('select id from cases where id <> $1', [known]);
    return rows.length;
  };

  it('are written down without a line, and lie on this device alone', async () => {
    known = await knownToBoth(world);
    visit = await prepared(world, browser, known);
    await writtenDown(visit, async () => expect(await faultsOf(visit.page)).toEqual([]));
    expect(await inPulang()).toBe(0);
  }, 120_000);

  it('are still there when the browser was closed, behind the PIN, at any address', async () => {
    page = await reopened(world, visit, async (shut) => {
      expect(await shut.locator('main').innerText()).not.toContain(names[0]);
      expect(await findings(shut)).toEqual([]);
      await openByPin(shut, '736252');
      await shut.getByText('PIN salah. Sisa 4 percobaan.').waitFor();
    });
    expect(await page.locator('.waiting li').count()).toBe(13);
    expect(await faultsOf(page)).toEqual([]);
    await page.reload();
    await openByPin(page);
    await waits(page, 13);
  }, 60_000);

  it('are sent when the line is back and the officer has signed in again, each once, whatever answer is lost', async () => {
    await changedMeanwhile(world, known);
    expect(await sent(page, visit.context)).toEqual({ cut: 1, registrations: 13 });
    expect(await inPulang()).toBe(12);
    const { cases } = await world.as('officer.manila').ask('{ cases(first: 100) { items { person { name } } } }');
    const found = cases.items.map(({ person }: { person: { name: string } }) => person.name);
    expect(found.sort()).toEqual([...names, 'SUMARNI'].sort());
  }, 120_000);

  it('show side by side what Jakarta changed meanwhile, and mine changes that alone', async () => {
    const card = page.locator('.conflict');
    expect(await card.count()).toBe(1);
    expect(await card.locator('.said').allInnerTexts()).toEqual([passports.mine, passports.theirs]);
    expect(await faultsOf(page)).toEqual([]);
    const before = await factsOf(known);
    expect(before).not.toContain('KBRI-MNL PASSPORT C2000002');
    await decided(page);
    const after = await factsOf(known);
    expect(after).toContain('KBRI-MNL PASSPORT C2000002');
    expect(after).toContain('IMI-CGK PASSPORT C3000003');
    expect(after.filter((fact: string) => !fact.includes(' PASSPORT '))).toEqual(
      before.filter((fact: string) => !fact.includes(' PASSPORT ')),
    );
    await page.getByText('Tidak ada yang menunggu').waitFor();
    expect(visit.complaints.filter((line) => !/Failed to (load resource|fetch)/.test(line))).toEqual([]);
  }, 60_000);
});
