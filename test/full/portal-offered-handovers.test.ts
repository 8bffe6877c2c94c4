import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { arrived, kemensos, manila, planned, when } from '../journey';
import { attempted, kept, namesOf, refusedOf } from '../offered';
import { visitPortal } from '../portal-page';
import { key, openWorld, type World } from '../world';

/** Whatever a handover offers, to whom and when: the core refuses none of it. */

const RECEIVER = 'shelter.kemensos';
const later = '2025-06-16T06:00:00Z';

let world: World;
let browser: Browser;
let asItWas: () => Promise<unknown>;
let papers: Record<string, string>;

const done = async (login: string, name: string, input: object) => {
  const code = await attempted(world, login, name, input);
  if (code) throw new Error(`${name}: ${code}`);
};
const row = async (text: string, ...values: unknown[]) => (await world.owner.query(text, values)).rows[0] ?? {};
const handed = (handover: string | undefined) =>
  row(
    'select h.case_id as case, c.version from handed_person h join cases c on c.id = h.case_id where h.handover_id = $1',
    handover,
  );

/** Papers of one each: nobody has signed, the giver has, both have, both have of somebody who was not taken, and withdrawn. */
async function handovers(): Promise<Record<string, string>> {
  const plan = await planned(world);
  const states = ['DRAFT', 'GIVEN', 'SIGNED', 'REFUSED', 'WITHDRAWN'];
  const ids = await arrived(world, states.length, plan);
  const made: Record<string, string> = {};
  for (const [i, state] of states.entries()) {
    const paper = { id: key(), number: `MNL-${i}`, movement: plan.id, place: 'CGK', receiver: kemensos };
    const people = [{ case: ids[i], condition: 'GOOD' }];
    await done(manila, 'draftHandover', { ...paper, occurredAt: when.handed, people });
    made[state] = paper.id;
    const signed = { handover: paper.id, signedAt: when.handed, occurredAt: undefined };
    if (state === 'WITHDRAWN') {
      const withdrawn = { handover: paper.id, version: 1, reason: 'NOT_NOW', occurredAt: undefined };
      await done(manila, 'withdrawHandover', withdrawn);
      continue;
    }
    if (state !== 'DRAFT') await done(manila, 'signHandover', { ...signed, version: 1 });
    const refused = state === 'REFUSED' ? [{ case: ids[i], reason: 'NEEDS_HOSPITAL' }] : [];
    if (i > 1) await done(RECEIVER, 'signHandover', { ...signed, version: 2, refused });
  }
  return made;
}

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  papers = await handovers();
  asItWas = await kept(world, [...['cases', 'case_event', 'case_access', 'handover', 'handed_person', 'passenger']]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

type Doing = (login: string, on: string, name: string) => Promise<string | null>;
const does = (login: string, name: string, input: object) => attempted(world, login, name, input);
const nothing: Doing = () => Promise.resolve(null);
/** What each button does, by how it is called; of which nothing is here fails the test. */
const doings: readonly (readonly [RegExp, Doing])[] = [
  [/^Cetak/, nothing],
  [
    /^Tanda tangani/,
    async (login, handover) => {
      const { version } = await row('select version from handover where id = $1', handover);
      return does(login, 'signHandover', { handover, version, signedAt: later, occurredAt: undefined });
    },
  ],
  [
    /^Tarik BAST$/,
    async (login, handover) => {
      const { version } = await row('select version from handover where id = $1', handover);
      return does(login, 'withdrawHandover', { handover, version, reason: 'NOT_NOW', occurredAt: undefined });
    },
  ],
  [
    /^Buat adendum$/,
    async (login, handover) => {
      const people = [{ case: (await handed(handover)).case, condition: 'GOOD' }];
      return does(login, 'draftAddendum', { id: key(), handover, people });
    },
  ],
];
const doingOf = (name: string) => doings.find(([pattern]) => pattern.test(name))?.[1];

/** All that can be pressed on the paper. */
async function offered(page: Page, path: string): Promise<string[]> {
  await page.goto(world.url + path);
  await page.locator('main h1').waitFor();
  await page.waitForLoadState('networkidle');
  return namesOf(page.locator('main button:not([disabled]), main a.button'));
}

async function judged(page: Page, login: string, path: string, on = ''): Promise<{ names: string[]; wrong: string[] }> {
  await asItWas();
  const names = await offered(page, path);
  const doing = (name: string) => doingOf(name) && (() => (doingOf(name) as Doing)(login, on, name));
  return { names, wrong: await refusedOf(names, { doingOf: doing, asItWas }) };
}

describe('Whoever gives, receives or looks on', () => {
  it.each([manila, RECEIVER, 'migrants.kp2mi', 'desk.kemlu'])(
    'is offered nothing on a handover that is refused: %s',
    async (login) => {
      const { page, complaints, context } = await visitPortal(world, browser, login);
      page.setDefaultTimeout(20_000);
      const all: Record<string, string[]> = {};
      for (const [state, id] of Object.entries(papers)) {
        const { names, wrong } = await judged(page, login, `/handovers/${id}`, id);
        expect([state, wrong]).toEqual([state, []]);
        all[state] = names;
      }
      const signs = Object.keys(all).filter((state) => all[state]?.some((name) => name.startsWith('Tanda tangani')));
      expect(signs).toEqual(login === manila ? ['DRAFT'] : login === RECEIVER ? ['DRAFT', 'GIVEN'] : []);
      const taken = Object.keys(all).filter((state) => all[state]?.includes('Tarik BAST'));
      expect(taken).toEqual(login === manila ? ['DRAFT'] : []);
      expect(all['SIGNED']?.includes('Buat adendum')).toBe(login === manila || login === RECEIVER);
      expect(complaints).toEqual([]);
      await context.close();
    },
    180_000,
  );
});
