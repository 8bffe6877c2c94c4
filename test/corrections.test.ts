import { handsOf } from './prepared';
import { openWorld, type World } from './world';

let world: World;
let act: ReturnType<typeof handsOf>['act'];
beforeAll(async () => {
  world = await openWorld();
  ({ act } = handsOf(world, 'officer.manila'));
});
afterAll(() => world.close());

const FACTS = `person { birthYear name birthDate facts { id field value proof standing inForce request unit { code } } }
  disagreements { kind state } rightsRequests { id kind state dueAt answeredAt } timeline { kind code }`;
const read = async (id: string) =>
  (await world.as('officer.manila').ask(`query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { ${FACTS} } }`, { id }))
    .case;

const RECEIVED = '2025-06-06T02:00:00Z';
const ANSWERED = '2025-06-07T02:00:00Z';

/** Somebody who says that what was typed of them is wrong. */
async function asking(people: object = {}) {
  const [made] = await world.registered(1, 'officer.manila', {
    name: 'SITI KANARINA',
    birthDate: '1994-03-01',
    ...people,
  });
  const id = made?.id as string;
  await act('recordRightsRequest', { case: id, kind: 'CORRECTION', occurredAt: RECEIVED, note: 'Tanggal lahir salah' });
  const { rightsRequests } = await read(id);
  return { id, request: rightsRequests[0].id as string };
}
const grant = (id: string, request: string, corrections: object[], more: object = {}) =>
  act('answerRightsRequest', { case: id, request, outcome: 'GRANTED', corrections, occurredAt: ANSWERED, ...more });
const factOf = async (id: string, value: string) =>
  (await read(id)).person.facts.find((fact: { value: string }) => fact.value === value);

describe('A correction that is granted', () => {
  it('is made in the same act, in the name of the person, and is in force by the rule', async () => {
    const { id, request } = await asking();
    const corrections = [
      { field: 'BIRTH_DATE', value: '1996-03-01' },
      { field: 'NAME', value: 'SITI KARNILA' },
    ];
    expect(await grant(id, request, corrections)).toMatchObject({ id });
    const now = await read(id);
    expect(now.person).toMatchObject({ birthYear: 1996, birthDate: '1996-03-01', name: 'SITI KARNILA' });
    expect(await factOf(id, '1996-03-01')).toMatchObject({ inForce: true, request, proof: 'INTERVIEW' });
    expect(await factOf(id, '1994-03-01')).toMatchObject({ inForce: false, request: null, standing: 'SUPERSEDED' });
    expect(now.rightsRequests).toEqual([
      expect.objectContaining({ state: 'GRANTED', dueAt: '2025-06-09T02:00:00+00:00', answeredAt: expect.any(String) }),
    ]);
    // The register of requests, by the nearest end of the 72 hours, has it no longer.
    const { rightsRequests } = await world.as('officer.manila').ask('{ rightsRequests(first: 100) { items { id } } }');
    expect(rightsRequests.items).not.toContainEqual({ id: request });
    expect(now.timeline).toEqual(
      expect.arrayContaining([
        { kind: 'answerRightsRequest', code: 'CORRECTION GRANTED' },
        { kind: 'assertFact', code: 'BIRTH_DATE INTERVIEW' },
      ]),
    );
  });

  it('stands beside a stronger proof and does not overrule it', async () => {
    const { id, request } = await asking({ proof: 'CIVIL_REGISTRY' });
    expect(await grant(id, request, [{ field: 'BIRTH_DATE', value: '1996-03-01' }])).toMatchObject({ id });
    expect((await read(id)).person.birthDate).toBe('1994-03-01');
    expect(await factOf(id, '1996-03-01')).toMatchObject({ inForce: false, request });
    // With the certificate in hand it is another matter.
    const again = await asking();
    const shown = [{ field: 'BIRTH_DATE', value: '1996-03-01', proof: 'BIRTH_CERTIFICATE' }];
    expect(await grant(again.id, again.request, shown)).toMatchObject({ id: again.id });
    expect((await read(again.id)).person.birthDate).toBe('1996-03-01');
  });

  it('is not granted in name only, nor half done', async () => {
    const { id, request } = await asking();
    expect(await grant(id, request, [])).toMatchObject({ code: 'CORRECTION_MISSING', field: 'corrections' });
    const half = [
      { field: 'NAME', value: 'SITI KARNILA' },
      { field: 'BIRTH_DATE', value: '31/02/1996' },
    ];
    expect(await grant(id, request, half)).toMatchObject({ code: 'IMPOSSIBLE_DATE', field: 'corrections.1.value' });
    const before = await read(id);
    expect(before.person.name).toBe('SITI KANARINA');
    expect(before.rightsRequests).toMatchObject([{ state: 'OPEN' }]);
    const refused = { outcome: 'REFUSED', ground: 'ENDANGERS', note: 'Belum dapat' };
    expect(await grant(id, request, half.slice(0, 1), refused)).toMatchObject({
      code: 'INVALID_VALUE',
      field: 'corrections',
    });
    // What is no field of the record is put right elsewhere, and told in words.
    expect(await grant(id, request, [], { note: 'Catatan medis diperbaiki.' })).toMatchObject({ id });
  });

  it('corrects nothing by a request of another kind', async () => {
    const { id } = await asking();
    await act('recordRightsRequest', { case: id, kind: 'ACCESS', occurredAt: RECEIVED });
    const access = (await read(id)).rightsRequests.find(({ kind }: { kind: string }) => kind === 'ACCESS');
    expect(await grant(id, access.id, [{ field: 'NAME', value: 'X' }])).toMatchObject({
      code: 'INVALID_VALUE',
      field: 'corrections',
    });
  });
});
