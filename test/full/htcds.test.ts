import lists from '../../libs/domain/src/codes/htcds-2.0-codelists.json';
import { htcdsFields, lossReport, type HtcdsName } from '#domain';
import { idOf } from '../../src/demonstration/cast';
import { doneBy } from '../contract';
import { partnerOf } from '../door';
import { all, home } from '../prepared';
import { openWorld, type World } from '../world';

let world: World;
let iom: Awaited<ReturnType<typeof partnerOf>>;
const done = doneBy(() => iom);
let person: string;
beforeAll(async () => {
  world = await openWorld();
  iom = await partnerOf(world);
  const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS'].map((purpose) => ({
    ...{ purpose, basis: 'CONSENT', given: true },
  }));
  const [of] = await home(world, 1, '2025-07-15T02:00:00Z', { consents });
  // No authority has found anything of this person yet: what the partner's file says is in force.
  await world.owner.query('delete from determination');
  await world.owner.query(
    `update consent set field_groups = '{CASE,PROFILE,IDENTITY,CONTACT,EXPLOITATION,REINTEGRATION}' where purpose = 'SHARING_PARTNERS'`,
  );
  const offer = { case: of?.id, toUnit: idOf('unit IOM-JKT'), service: 'REINTEGRATION' };
  await all(world, 'shelter.kemensos', 'offerReferrals', 'OfferReferral', [
    { ...offer, occurredAt: '2025-07-16T02:00:00Z' },
  ]);
  const [open] = (await done('listOffers', [], undefined, {}, '?state=OFFERED')).body.items;
  const taken = { occurredAt: '2025-07-17T02:00:00Z' };
  person = (await done('acceptOffer', [open.id], taken, { 'if-match': '"1"' })).body.case.id;
}, 120_000);
afterAll(async () => {
  await iom.close();
  await world.close();
});

const { standardToPulang, notBroughtIn } = lossReport();
const codes = Object.entries(lists as Record<string, { value: string }[]>).flatMap(([name, values]) =>
  values.map(({ value }) => [name as HtcdsName, value] as const),
);
const isTold = (name: string, value: string) =>
  [...standardToPulang, ...notBroughtIn].some(
    (loss) => loss.what === name && (loss.value === undefined || loss.value === value),
  );

/** A record that says one thing, with what the act needs that it becomes. */
function saying(name: HtcdsName, value: string): Record<string, unknown> {
  const said = { [name]: htcdsFields[name].kind === 'codes' ? [value] : value };
  if (name.startsWith('spl_')) return { supportPlans: [{ ...said, spl_ActualEndDate: '2025-07-18' }] };
  const status = { vic_TraffickingStatus: 'PossibleVictimOfTrafficking', cco_CaseComment: 'As we heard.' };
  const work = name === 'vic_ForcedLabourIndustry' ? { vic_TypeOfExploitation: ['ForcedLabour'] } : {};
  return { ...(name.startsWith('vic_') ? status : {}), ...work, ...said };
}

describe('every code value of the standard', () => {
  it('goes into the record by a partner’s file and out again by its export, or the loss report says that it does not', async () => {
    let [kept, minute] = [0, 0];
    for (const [name, value] of codes) {
      minute += 1;
      const occurredAt = new Date(Date.UTC(2025, 6, 18, 0, minute)).toISOString();
      const record = { pulang_Case: person, ...saying(name, value) };
      const { body } = await done('importHtcds', [], { records: [record] }, {}, `?occurredAt=${occurredAt}`);
      const { deeds, left } = body.rows[0] as { deeds: { status: number }[]; left: string[] };
      expect([name, value, deeds.filter(({ status }) => status !== 200)]).toEqual([name, value, []]);
      if (left.includes(name)) {
        expect([name, value, isTold(name, value)]).toEqual([name, value, true]);
        continue;
      }
      const { body: back } = await done('readHtcdsCase', [person]);
      const sent = name.startsWith('spl_') ? value : (record as Record<string, unknown>)[name];
      const came = name.startsWith('spl_') ? back.supportPlans.at(-1)[name] : back[name];
      const same = JSON.stringify(came) === JSON.stringify(sent);
      expect([name, value, same]).toEqual([name, value, !isTold(name, value)]);
      if (same) kept += 1;
    }
    expect(codes).toHaveLength(182);
    expect(kept).toBeGreaterThan(10);
  }, 600_000);
});

describe('what a partner found itself', () => {
  it('is told until an authority finds something, and not before that, however old it is', async () => {
    const status = async () => {
      const { body } = await done('readHtcdsCase', [person]);
      return [body.vic_TraffickingStatus, body.vic_TraffickingStatusDecisionMakingOrg];
    };
    const record = { pulang_Case: person, vic_TraffickingStatus: 'PossibleVictimOfTrafficking' };
    await done('importHtcds', [], { records: [record] }, {}, '?occurredAt=2025-07-20T00:00:00Z');
    expect(await status()).toEqual(['PossibleVictimOfTrafficking', 'Other']);
    const [of] = (await world.owner.query<{ id: string }>('select id from cases')).rows;
    const found = { case: of?.id, body: 'PPT_KEMENSOS', outcome: 'ACTUAL', occurredAt: '2025-07-18T00:00:00Z' };
    await all(world, 'shelter.kemensos', 'recordDeterminations', 'RecordDetermination', [found]);
    expect(await status()).toEqual(['ActualVictimOfTrafficking', 'NonPoliceGovernmentalOrganization']);
  });
});
