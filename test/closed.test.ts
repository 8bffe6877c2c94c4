import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type GraphQLInputType,
} from 'graphql';
import sharp from 'sharp';
import supertest from 'supertest';
import { actCells, afterTheEnd, type ActName, type Reach, type Role } from '#domain';
import { accounts, idOf } from '../src/demonstration/cast';
import { planned } from './journey';
import { handsOf } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ENDED = '2025-06-10T02:00:00Z';
const BEFORE = '2025-06-09T02:00:00Z';
const AFTER = '2025-06-11T02:00:00Z';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const scalars: Record<string, unknown> = { Int: 1, Boolean: true, Day: '2025-06-12', DateTime: AFTER, MinorUnits: 1 };

const anything = (type: GraphQLInputType): unknown => {
  const named = getNamedType(type);
  if (isListType(isNonNullType(type) ? type.ofType : type)) return [];
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (named.name === 'ID') return key();
  if (!isInputObjectType(named)) return scalars[named.name] ?? 'x';
  const needed = Object.values(named.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(needed.map((field) => [field.name, anything(field.type)]));
};

/** Each act of the contract whose input names the case that it is about, with whatever else it must have. */
const aboutCase = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args: [arg] }) => {
  const input = arg && getNamedType(arg.type);
  if (!isInputObjectType(input) || !input.getFields()['case'] || !(name in actCells) || isListType(arg?.type))
    return [];
  return [{ act: name as ActName, type: input.name, sent: anything(input) as object }];
});
/** Without which a form is refused before anybody looks at the case. */
const more: Partial<Record<ActName, object>> = {
  recordInterview: { questions: ['IDENTITY'] },
  recordDeath: { country: 'PH' },
};

/** What has a form of its own, in the right one. */
const words: Partial<Record<ActName, object>> = {
  assertFact: { value: '2000' },
  mergePeople: { verdict: 'SAME' },
};

/** What acts of somebody are about, said while they were known. */
async function told(id: string): Promise<Partial<Record<ActName, object>>> {
  const officer = handsOf(world, 'officer.manila');
  const at = { case: id, occurredAt: BEFORE };
  await officer.act('recordNeed', { ...at, code: 'INJURY' });
  await officer.act('recordClaim', { ...at, kind: 'RESTITUTION', note: 'x' });
  await officer.act('recordRightsRequest', { ...at, kind: 'ACCESS' });
  await officer.act('assertFact', { ...at, field: 'ALIAS', value: 'Siti', proof: 'NONE' });
  const of = async (table: string) =>
    (await world.owner.query(`select id from ${table} where case_id = $1 limit 1`, [id])).rows[0].id as string;
  const fact = await of('assertion');
  return {
    assertFact: { field: 'BIRTH_DATE' },
    confirmFact: { fact },
    disputeFact: { fact },
    withdrawFact: { fact },
    meetNeed: { need: await of('need') },
    settleClaim: { claim: await of('claim') },
    answerRightsRequest: { request: await of('rights_request'), outcome: 'GRANTED' },
  };
}

const goesOn = (state: string): readonly ActName[] =>
  Object.entries(afterTheEnd).flatMap(([why, acts]) => (why === 'DEATH' && state !== 'DECEASED' ? [] : acts));

async function ended(state = 'CLOSED', id?: string): Promise<string> {
  const [one] = id ? [{ id }] : await world.registered(1);
  await world.owner.query(
    `with ended as (update cases set state = $2, version = 2 where id = $1 returning id, person_id, post_id)
     insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id)
     select gen_random_uuid(), id, person_id, 'close', 'NOT_IDENTIFIED', $2, $3, now(), post_id, gen_random_uuid() from ended`,
    [one.id, state, ENDED],
  );
  return one.id;
}

/** Whoever may do the act to a case in which their unit has the part that it asks for. */
async function whoMay(act: ActName, id: string): Promise<string> {
  for (const [role, reaches] of Object.entries(actCells[act]) as [Role, readonly Reach[]][]) {
    const who = accounts.find(({ roles }) => roles.includes(role));
    if (!who) continue;
    // Of nobody's case: by the desk, for all.
    if (reaches.length === 0) return who.login;
    const reach = reaches.includes('CUSTODY') ? 'CUSTODY' : reaches[0];
    const holder = reach === 'CUSTODY' ? who.unit : idOf('unit KJRI-DXB');
    await world.owner.query(`delete from case_access where case_id = $1 and reach <> 'CUSTODY'`, [id]);
    await world.owner.query(
      `with held as (update case_access set unit_id = $2, until = 'infinity' where case_id = $1)
       update cases set holder_id = $2 where id = $1`,
      [id, holder],
    );
    if (reach !== 'CUSTODY')
      await world.owner.query(
        `insert into case_access (case_id, person_id, unit_id, reach, since, until, why, number, state, updated_at)
         select id, person_id, $2, $3, now(), 'infinity', 'OFFER', number, state, now() from cases where id = $1`,
        [id, who.unit, reach],
      );
    return who.login;
  }
  throw new Error(`nobody may ${act}`);
}

const answer = async (act: ActName, type: string, login: string, input: object) => {
  const document = `mutation ($input: ${type}!) { ${act}(input: $input) { __typename ... on Problem { code field } } }`;
  return (
    await world.as(login).ask<Record<string, { code?: string; field?: string } | undefined>>(document, { input })
  )[act];
};

/** Every text that the form of an act has room for. */
const texts = (type: string): object => {
  const input = schema.getType(type);
  const fields = isInputObjectType(input) ? Object.values(input.getFields()) : [];
  return Object.fromEntries(
    fields.filter((one) => getNamedType(one.type).name === 'String').map(({ name }) => [name, 'x']),
  );
};

describe('a case that has ended', () => {
  it.each(['CLOSED', 'CLOSED_REFERRED', 'DECEASED'])(
    'takes of all acts about a case, when it is %s, only those that outlive it',
    async (state) => {
      expect(aboutCase.length).toBeGreaterThan(50);
      const id = await ended(state);
      const plan = await planned(world);
      const told = [];
      for (const { act, type, sent } of aboutCase) {
        const login = await whoMay(act, id);
        const [held] = (await world.owner.query('select version from cases where id = $1', [id])).rows;
        const known = {
          ...('version' in sent && held),
          ...('movement' in sent && { movement: plan.id }),
          ...('leg' in sent && { leg: plan.legs[0] }),
        };
        const found = await answer(act, type, login, { ...sent, ...more[act], ...known, key: key(), case: id });
        told.push({
          act,
          past: found?.code === 'CASE_CLOSED' && found.field === 'case' ? true : (found?.code ?? false),
        });
      }
      const kept = goesOn(state);
      const wrong = told.filter(({ act, past }) => kept.includes(act) === (past === true));
      expect(wrong).toEqual([]);
    },
  );

  it('keeps no word more of somebody whose key was destroyed: an act says so, or is refused for another reason', async () => {
    const [one, other] = await world.registered(2);
    const [id, kin] = [one?.id as string, other?.id as string];
    const known = await told(id);
    await ended('CLOSED', id);
    await ended('CLOSED', kin);
    await world.owner.query(
      'delete from person_key where person_id in (select person_id from cases where id = any ($1))',
      [[id, kin]],
    );
    const wrong: object[] = [];
    const erased = new Set<string>();
    for (const { act, type, sent } of aboutCase) {
      const login = await whoMay(act, id);
      // Of the other agency's word, and of one's own where it is taken back.
      await world.owner.query('update assertion set unit_id = $2 where case_id = $1', [
        id,
        act === 'withdrawFact' ? accounts.find((who) => who.login === login)?.unit : idOf('unit KEMENSOS-RS'),
      ]);
      const [held] = (await world.owner.query('select version from cases where id = $1', [id])).rows;
      const input = { ...texts(type), ...sent, ...more[act], ...words[act], ...known[act] };
      const { data, errors } = await world
        .as(login)
        .attempt(`mutation ($input: ${type}!) { ${act}(input: $input) { __typename ... on Problem { code field } } }`, {
          input: {
            ...input,
            ...('version' in sent && held),
            ...('other' in sent && { other: kin }),
            key: key(),
            case: id,
          },
        });
      const code = (data as Record<string, { code?: string } | null> | null)?.[act]?.code;
      if (code === 'ERASED') erased.add(act);
      // A kinship has no words: nothing of it is sealed.
      else if (errors || (!code && act !== 'linkKin')) wrong.push({ act, code, errors });
    }
    expect(wrong).toEqual([]);
    expect(Object.keys(known).filter((act) => !erased.has(act))).toEqual([]);
    const file = await supertest(world.url)
      .put(`/files/${key()}`)
      .query({ case: id })
      .set('authorization', `Bearer ${await world.tokenOf('officer.manila')}`)
      .send(
        await sharp({ create: { width: 9, height: 9, channels: 3, background: '#0f0' } })
          .png()
          .toBuffer(),
      );
    expect([file.status, file.body.code]).toEqual([409, 'ERASED']);
  });

  it('takes what was found out before its end, and nothing of a later day', async () => {
    const id = await ended();
    const said = (act: ActName, type: string, input: object, occurredAt: string) =>
      answer(act, type, 'officer.manila', { ...input, key: key(), case: id, occurredAt });
    for (const [act, type, input] of [
      ['recordInterview', 'RecordInterview', { kind: 'SCREENING', questions: ['FAMILY'], reusable: true }],
      ['recordAssessment', 'RecordAssessment', { kind: 'TRIAGE', outcome: 'NONE' }],
      ['recordDocument', 'RecordDocument', { kind: 'PASSPORT', status: 'VALID' }],
    ] as const) {
      expect(await said(act, type, input, AFTER)).toMatchObject({ code: 'CASE_CLOSED', field: 'case' });
      expect(await said(act, type, input, BEFORE)).toMatchObject({ __typename: 'Case' });
    }
  });

  it('is not gone on with by its papers, its family’s beds or a child of it either', async () => {
    const [someone] = await world.registered(1);
    const id = someone?.id as string;
    const paper = { key: key(), case: id, kind: 'PASSPORT', status: 'VALID', occurredAt: BEFORE };
    const { recordDocument } = await world
      .as('officer.manila')
      .ask(
        'mutation ($input: RecordDocument!) { recordDocument(input: $input) { ... on Case { documents { id } } } }',
        {
          input: paper,
        },
      );
    await ended('CLOSED', id);
    const closed = { code: 'CASE_CLOSED', field: 'case' };
    const change = {
      key: key(),
      document: recordDocument.documents[0].id,
      version: 1,
      status: 'LOST',
      occurredAt: AFTER,
    };
    expect(await answer('updateDocument', 'UpdateDocument', 'officer.manila', change)).toMatchObject(closed);
    const birth = {
      id: key(),
      mother: id,
      movement: (await planned(world)).id,
      name: 'Bayi',
      sex: 'FEMALE',
      occurredAt: AFTER,
    };
    expect(await answer('recordBirth', 'RecordBirth', 'officer.manila', { ...birth, key: key() })).toMatchObject(
      closed,
    );
    const beds = {
      shelter: key(),
      guests: [id, await ended()].map((one) => ({ case: one, bedKind: 'WOMEN' })),
      occurredAt: AFTER,
    };
    await Promise.all(beds.guests.map((guest) => whoMay('placeFamily', guest.case)));
    expect(await answer('placeFamily', 'PlaceFamily', 'shelter.kemensos', { ...beds, key: key() })).toMatchObject({
      code: 'CASE_CLOSED',
      field: expect.stringMatching(/^guests\.[01]\.case$/),
    });
  });

  it('goes to nobody by an offer that was open when it ended; that can be refused', async () => {
    const offered = async () => {
      const [one] = await world.registered(1, 'officer.manila', {
        consents: [{ purpose: 'SHARING_GOVERNMENT', basis: 'CONSENT', given: true }],
      });
      const input = { key: key(), case: one?.id, toUnit: idOf('unit KEMENSOS-RS'), occurredAt: BEFORE };
      const { transferCase } = await world
        .as('officer.manila')
        .ask(
          'mutation ($input: TransferCase!) { transferCase(input: $input) { ... on Referral { id } ... on Problem { code } } }',
          { input },
        );
      await ended('CLOSED', one?.id);
      return transferCase.id as string;
    };
    const to = async (input: object) =>
      answer('answerReferral', 'AnswerReferral', 'shelter.kemensos', { key: key(), occurredAt: AFTER, ...input });
    expect(await to({ referral: await offered(), accept: true })).toMatchObject({ code: 'CASE_CLOSED', field: 'case' });
    expect(await to({ referral: await offered(), accept: false, refusal: 'NO_CAPACITY' })).toMatchObject({
      __typename: 'Referral',
    });
  });
});
