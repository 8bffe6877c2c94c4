import type { Browser } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { openBrowser } from '../browser';
import { countsOf, manila } from '../journey';
import { faultsOf, visitPortal } from '../portal-page';
import { arrival, HOUSES, landed, NAMES, type Landed, type Told } from '../stories/arrival';
import { openWorld, type World } from '../world';

let world: World;
let browser: Browser;
let came: Landed;
let told: Told;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  came = await landed(world);
  told = await arrival(world, browser, came);
}, 600_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

interface Bed {
  kind: string;
  count: number;
  occupied: number;
}
const bedsOf = async (house: string): Promise<Bed[]> =>
  (
    await world
      .as('shelter.kemensos')
      .ask('query ($shelter: ID!, $at: DateTime!) { occupancy(shelter: $shelter, at: $at) { kind count occupied } }', {
        shelter: idOf(`shelter ${house}`),
        at: new Date().toISOString(),
      })
  ).occupancy;

const HOUSED = `{ cases(filter: { state: IN_SHELTER }, first: 100) { items {
  childAtIdentification person { name } stays { bedKind splitReason shelter { code } } } } }`;
interface Housed {
  childAtIdentification: boolean;
  person: { name: string };
  stays: { bedKind: string; splitReason: string | null; shelter: { code: string } }[];
}

describe('Thirty-five who land, two of whom do not show', () => {
  it('are ticked without a line, each once, by things large enough for a thumb', async () => {
    expect(told.smallest).toBeGreaterThanOrEqual(44);
    expect(await countsOf(world, came.movement)).toMatchObject({
      counts: { listed: 35, arrived: 33, missing: 2, handedOver: 33 },
    });
    const { rows } = await world.owner.query(
      `select to_state as state, count(*)::int as times, count(distinct case_id)::int as people from case_event
       where case_id = any ($1) and to_state <> from_state and to_state in ('ARRIVED', 'MISSING') group by to_state order by to_state`,
      [came.people],
    );
    expect(rows).toEqual([
      { state: 'ARRIVED', times: 33, people: 33 },
      { state: 'MISSING', times: 2, people: 2 },
    ]);
  });

  it('are missed at once where they are: the mission is told of the two', async () => {
    const { rows } = await world.owner.query<{ id: string }>(
      `select id from cases where id = any ($1) and state = 'MISSING'`,
      [came.people],
    );
    expect(rows).toHaveLength(2);
    const { inbox } = await world.as(manila).ask('{ inbox(first: 100) { items { clock act case { id } } } }');
    const sought = inbox.items.filter(({ clock }: { clock: string }) => clock === 'MISSING_SOUGHT');
    expect(sought.map((one: { case: { id: string } }) => one.case.id).sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  it('sleep in three houses, none of which is ever over its beds while two officers place at once', async () => {
    expect(told.refusal).toMatch(/MITRA-1: tempat Perempuan yang kosong 6, yang dipilih \d+ orang/);
    expect(told.refusal).toMatch(/MITRA-1: tempat Keluarga yang kosong 0, yang dipilih 3 orang/);
    expect(told.refusal).toMatch(/MITRA-1: tempat Anak yang kosong 0, yang dipilih 2 orang/);
    const { rows } = await world.owner.query<{ code: string; n: number }>(
      `select s.code, count(*)::int as n from stay t join shelter s on s.id = t.shelter_id
       where t.case_id = any ($1) and t.left_at is null group by s.code`,
      [came.people],
    );
    expect(rows.map(({ code }) => code).sort()).toEqual(Object.values(HOUSES).sort());
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(33);
    const beds = (await Promise.all(Object.values(HOUSES).map(bedsOf))).flat();
    for (const { count, occupied } of beds) expect(occupied).toBeLessThanOrEqual(count);
    expect((await bedsOf(HOUSES.first)).find(({ kind }) => kind === 'WOMEN')).toMatchObject({ count: 6, occupied: 6 });
  });

  it('sleep as children do: with an adult of theirs, or parted for a reason, or among children where they have nobody', async () => {
    expect(told.parting).toContain(`${NAMES.son} punya keluarga yang belum ikut dipilih`);
    const { cases } = await world.as('shelter.kemensos').ask<{ cases: { items: Housed[] } }>(HOUSED);
    const bedOf = (who: keyof typeof NAMES) => {
      const stays = cases.items.find(({ person }) => person.name === NAMES[who])?.stays ?? [];
      return stays.map(({ bedKind, splitReason, shelter }) => [shelter.code, bedKind, splitReason]);
    };
    for (const who of ['mother', 'daughter', 'small'] as const)
      expect([who, bedOf(who)]).toEqual([who, [[HOUSES.second, 'FAMILY', null]]]);
    expect(bedOf('son')).toEqual([[HOUSES.second, 'MINOR', 'SAFETY']]);
    expect(bedOf('father')).toEqual([[HOUSES.third, 'MEN', 'SAFETY']]);
    expect(bedOf('alone')).toEqual([[HOUSES.second, 'MINOR', null]]);
    // Nobody else is said to be parted, and no child sleeps in a bed of adults.
    const reasons = cases.items.filter(({ stays }) => stays.some(({ splitReason }) => splitReason !== null));
    expect(reasons.map(({ person }) => person.name).sort()).toEqual([NAMES.son, NAMES.father].sort());
    const young = cases.items.filter(({ childAtIdentification: child }) => child);
    expect(young).toHaveLength(4);
    for (const { stays } of young) expect(['FAMILY', 'MINOR']).toContain(stays[0]?.bedKind);
  });

  it('stand on the BAST that is printed, all who came and nobody who did not', async () => {
    const { handover } = await world
      .as(manila)
      .ask('query ($id: ID!) { handover(id: $id) { number people { person { name } } } }', { id: told.handover });
    const text = told.sheets.join(' ');
    expect(text).toContain(handover.number);
    expect(handover.people).toHaveLength(33);
    for (const { person } of handover.people) expect(text).toContain(person.name);
    // Without a line the page asks in vain, as it should.
    expect(told.complaints.filter((line) => !/Failed to (load resource|fetch)/.test(line))).toEqual([]);
  });

  it('are on the board of the house where they sleep, as far as it is theirs, and came to its door', async () => {
    const { rows } = await world.owner.query(
      `select count(*)::int as n from stay t join shelter s on s.id = t.shelter_id
       where s.code = $1 and t.came_at is not null and t.left_at is null`,
      [HOUSES.first],
    );
    expect(rows).toEqual([{ n: 6 }]);
    const partner = await visitPortal(world, browser, 'shelter.partner', { path: '/shelters' });
    await partner.page.getByRole('button', { name: 'Sudah di rumah perlindungan (6)' }).click();
    await partner.page.locator('#guests tbody tr').nth(5).waitFor();
    expect(await faultsOf(partner.page)).toEqual([]);
    expect(partner.complaints).toEqual([]);
  });
});
