import type { Browser, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { openBrowser } from '../browser';
import { attempted, kept, namesOf, refusedOf } from '../offered';
import { visitPortal } from '../portal-page';
import { arrived } from '../prepared';
import { openWorld, type World } from '../world';

/** Whatever the offers and the inbox offer, to whom and when: the core refuses none of it. */

const HOUSE = 'shelter.kemensos';
const PARTNER = 'shelter.partner';
const MANILA = 'officer.manila';
const IOM = 'caseworker.iom';

let world: World;
let browser: Browser;
let asItWas: () => Promise<unknown>;
let offered: readonly string[];

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  await sent();
  await asked();
  // Of each kind the one that is due first was put before the desk.
  await world.owner.query(
    `update alert set escalated_at = now() where id in (
       select distinct on (clock) id from alert where done_at is null order by clock, due_at)`,
  );
  asItWas = await kept(world, ['cases', 'case_event', 'case_access', 'referral', 'consent', 'alert', 'snooze']);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const does = (login: string, name: string, input: object) => attempted(world, login, name, input);
const done = async (login: string, name: string, input: object) => {
  const code = await does(login, name, input);
  if (code) throw new Error(`${name}: ${code}`);
};
const row = async (text: string, ...values: unknown[]) => (await world.owner.query(text, values)).rows[0] ?? {};
const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const PRESSED = 'button:not([disabled])';

/** Somebody is awaited in another unit's house, and somebody did not come to it. */
async function sent(): Promise<void> {
  const shelter = idOf('shelter MITRA-1');
  const guests = await arrived(world, 2, { people: { sex: 'MALE' } });
  for (const { id } of guests)
    await done(HOUSE, 'placeInShelter', { case: id, shelter, bedKind: 'MEN', occurredAt: '2025-06-14T12:00:00Z' });
  await done(PARTNER, 'missGuest', { case: guests[0]?.id, reason: 'NO_SHOW' });
}

/** Offers of every kind, open and answered; the last is of a case that has gone on to somebody else meanwhile. */
async function asked(): Promise<void> {
  const purposes = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS'];
  const consents = purposes.map((purpose) => ({ purpose, basis: 'CONSENT', given: true }));
  const cases = await world.registered(9, MANILA, { receivedAt: soon(-1), consents });
  offered = cases.map(({ id }) => id);
  const offer = async (login: string, name: string, i: number, more: object = {}): Promise<string> => {
    await done(login, name, { case: offered[i], ...more });
    return (await row('select id from referral where case_id = $1 order by recorded_at desc limit 1', offered[i]))[
      'id'
    ];
  };
  const refer = (i: number, unit: string, service: string) =>
    offer(MANILA, 'offerReferral', i, { toUnit: idOf(`unit ${unit}`), service });
  const pass = (i: number) => offer(MANILA, 'transferCase', i, { toUnit: idOf('unit KEMENSOS-RS') });
  const accept = (referral: string) => done(HOUSE, 'answerReferral', { referral, accept: true });
  await refer(0, 'KEMENSOS-RS', 'RECEPTION');
  await pass(1);
  await accept(await refer(2, 'KEMENSOS-RS', 'RECEPTION'));
  await offer(HOUSE, 'requestCase', 2);
  await accept(await pass(3));
  await offer(HOUSE, 'returnCase', 3);
  await refer(4, 'IMI-CGK', 'DOCUMENTS');
  await refer(5, 'POLRI-PPA', 'INVESTIGATION');
  await refer(6, 'IOM-JKT', 'REINTEGRATION');
  const ended = await refer(7, 'KEMENSOS-RS', 'RECEPTION');
  await world.owner.query(
    `with ended as (update referral set expires_at = now() - interval '1 minute' where id = $1 returning id, expires_at)
     update alert a set due_at = e.expires_at from ended e where a.subject_id = e.id`,
    [ended],
  );
  await refer(8, 'IOM-JKT', 'REINTEGRATION');
  await accept(await pass(8));
}

/** Each thing that waits, as the page lists it, with what can be pressed about it. */
async function listed(page: Page, path: string, rows: string): Promise<string[][]> {
  await page.goto(world.url + path);
  await page.locator('main h1').waitFor();
  await page.waitForLoadState('networkidle');
  return Promise.all((await page.locator(rows).all()).map((one) => namesOf(one.locator(PRESSED), 'WRITTEN')));
}

/** What is refused of it, each row with what it is about. */
async function wrongOf<T>(
  rows: readonly string[][],
  things: readonly T[],
  does: Readonly<Record<string, (thing: T) => Promise<string | null>>>,
): Promise<string[]> {
  expect(rows).toHaveLength(things.length);
  const wrong: string[] = [];
  for (const [i, names] of rows.entries()) {
    const doing = (name: string) => does[name] && (() => does[name]?.(things[i] as T) as Promise<string | null>);
    const refused = await refusedOf(names, { doingOf: doing, asItWas });
    wrong.push(...refused.map((one) => `${JSON.stringify(things[i])} ${one}`));
  }
  return wrong;
}

interface Offer {
  id: string;
  version: number;
  kind: string;
}

describe('Whoever is asked or asks', () => {
  it.each([
    [MANILA, ['Setujui', 'Terima', 'Tolak', 'Tarik kembali']],
    [HOUSE, ['Terima', 'Tolak', 'Tarik kembali']],
    ['immigration', ['Terima', 'Tolak']],
    ['police', ['Terima', 'Tolak']],
    [IOM, ['Terima', 'Tolak']],
    ['desk.kemlu', []],
  ])(
    'is offered nothing that is refused: %s',
    async (login, some) => {
      await asItWas();
      const { page, complaints, context } = await visitPortal(world, browser, login);
      page.setDefaultTimeout(20_000);
      if (login === IOM) await page.locator('.who button[lang]').click();
      const all = new Set<string>();
      for (const box of ['IN', 'OUT']) {
        await asItWas();
        const { referrals } = await world
          .as(login)
          .ask<{ referrals: { items: Offer[] } }>(
            'query ($box: ReferralBox!) { referrals(box: $box, first: 50) { items { id version kind } } }',
            { box },
          );
        const rows = await listed(page, `/offers?box=${box}`, '.offers > li');
        const answer = ({ id, version }: Offer, more: object) =>
          does(login, 'answerReferral', { referral: id, version, ...more });
        const wrong = await wrongOf(rows, referrals.items, {
          Terima: (offer) => answer(offer, { accept: true }),
          Setujui: (offer) => answer(offer, { accept: true }),
          Tolak: (offer) => answer(offer, { accept: false, refusal: 'NO_CAPACITY' }),
          'Tarik kembali': ({ id, version }) => does(login, 'withdrawReferral', { referral: id, version }),
        });
        expect([box, wrong]).toEqual([box, []]);
        for (const name of rows.flat()) all.add(name);
      }
      expect([...all].sort()).toEqual([...some].sort());
      expect(complaints).toEqual([]);
      await context.close();
    },
    180_000,
  );
});

interface Due {
  id: string;
  dueAt: string;
}

describe('Whoever something waits for', () => {
  it.each([MANILA, 'supervisor.manila', HOUSE, PARTNER, 'immigration', 'police', 'desk.kemlu'])(
    'is offered nothing that is refused: %s',
    async (login) => {
      await asItWas();
      const { page, complaints, context } = await visitPortal(world, browser, login);
      page.setDefaultTimeout(20_000);
      const INBOX = '{ inbox(first: 50) { items { id dueAt } } }';
      const { inbox } = await world.as(login).ask<{ inbox: { items: Due[] } }>(INBOX);
      const rows = await listed(page, '/inbox', '.inbox tbody tr');
      const until = ({ dueAt }: Due) => [dueAt, soon(1)].sort()[0];
      const wrong = await wrongOf(rows, inbox.items, {
        Tunda: (due) =>
          does(login, 'snoozeAlert', {
            alert: due.id,
            reason: 'DATE_AGREED',
            until: until(due),
            occurredAt: undefined,
          }),
      });
      expect(wrong).toEqual([]);
      if (login === MANILA) expect(rows.flat()).toContain('Tunda');
      // Each leads to a page that is theirs, and to the part of it where it is done.
      const leads = await page
        .locator('.inbox tbody a')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
      const kinds = new Map(leads.map((lead) => [lead.replace(/[\da-f-]{36}/, ''), lead]));
      for (const lead of kinds.values()) {
        await page.goto(world.url + lead);
        await page.locator('main h1').waitFor();
        await page.waitForLoadState('networkidle');
        const part = /#(.*)$/.exec(lead)?.[1];
        const [title, there] = [
          await page.locator('main h1').innerText(),
          part ? await page.locator(`#${part}`).count() : 1,
        ];
        expect([lead, title, there]).toEqual([lead, expect.not.stringMatching(/tidak ada|tidak ditemukan/i), 1]);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
    180_000,
  );
});
