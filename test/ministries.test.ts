import { limits } from '#server';
import { idOf } from '../src/demonstration/cast';
import { keeperOf } from './counted';
import { key, openWorld, type World } from './world';

/** Who was asked for a step of whose case, each of another country, so that a filter that leaks shows whom. */
const MINISTRIES = [
  { login: 'shelter.kemensos', unit: 'KEMENSOS-RS', service: 'RECEPTION', country: 'PH', name: 'Kirana Sosial' },
  { login: 'migrants.kp2mi', unit: 'KP2MI-JKT', service: 'RECEPTION', country: 'MY', name: 'Larasati Pekerja' },
  { login: 'service.kpppa', unit: 'PPPA-LYN', service: 'RECEPTION', country: 'KH', name: 'Maharani Perempuan' },
  { login: 'social.ntt', unit: 'DINSOS-NT', service: 'RECEPTION', country: 'TH', name: 'Nurlaila Daerah' },
] as const;
const NOBODYS = { country: 'LA', name: 'Oktavia Sendiri' };

let world: World;
const cases = new Map<string, { id: string; number: string }>();
let unasked: { id: string; number: string };

beforeAll(async () => {
  world = await openWorld();
  const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS'].map((purpose) => ({
    ...{ purpose, basis: 'CONSENT', given: true },
  }));
  const registered = async ({ country, name }: { country: string; name: string }) =>
    (
      await world.registered(1, 'officer.manila', { country, name, consents, sex: 'FEMALE', birthDate: '1995-05-05' })
    )[0] as {
      id: string;
      number: string;
    };
  for (const one of MINISTRIES) {
    const made = await registered(one);
    cases.set(one.login, made);
    const offered = { key: key(), case: made.id, occurredAt: '2025-06-10T02:00:00Z', toUnit: idOf(`unit ${one.unit}`) };
    const { offerReferral } = await world
      .as('officer.manila')
      .ask(
        `mutation ($input: OfferReferral!) { offerReferral(input: $input) { ... on Referral { id version } ... on Problem { code field } } }`,
        { input: { ...offered, service: one.service } },
      );
    const { answerReferral } = await world
      .as(one.login)
      .ask(
        `mutation ($input: AnswerReferral!) { answerReferral(input: $input) { ... on Referral { state } ... on Problem { code field } } }`,
        {
          input: {
            ...{ key: key(), referral: offerReferral.id, version: offerReferral.version },
            ...{ accept: true, occurredAt: '2025-06-11T02:00:00Z' },
          },
        },
      );
    expect(answerReferral).toEqual({ state: 'ACCEPTED' });
  }
  unasked = await registered(NOBODYS);
  const keeper = keeperOf(world);
  await keeper.keep(new Date());
  await keeper.stop();
});
afterAll(() => world.close());

/** Written as a ministry might, with all that a document can have. */
const OWN = `query Ours($country: String!, $since: DateTime!, $named: Boolean!) {
  all: cases(first: 100) { items { ...One } next }
  there: cases(filter: { country: $country }) { items { ...One } }
  women: cases(filter: { state: REPORTED, changedSince: $since }) { items { id ... on Case { stage } } }
  children: cases(filter: { child: true }) { items { id } }
  counts: caseCounts { state count }
  numbers: caseNumbers { state country group count }
}
fragment One on Case { id number country state stage receivedAt holder { code } person { sex birthYear name @include(if: $named) } }`;

describe.each(MINISTRIES)('$login', ({ login, country, name }) => {
  const mine = () => cases.get(login) as { id: string; number: string };
  const ask = (document: string, variables: object = {}) => world.as(login).ask(document, variables);

  it('asks of the cases that it was asked for in its own words', async () => {
    const since = '2025-01-01T00:00:00Z';
    const { all, there, women, children, counts, numbers } = await ask(OWN, { country, since, named: true });
    const { id, number } = mine();
    expect(all.items).toMatchObject([{ id, number, country, state: 'REPORTED', person: { sex: 'FEMALE', name } }]);
    expect(there.items).toEqual(all.items);
    expect(women.items).toMatchObject([{ id }]);
    expect([children.items, all.next]).toEqual([[], null]);
    expect(counts).toEqual([{ state: 'REPORTED', count: 1 }]);
    expect(numbers).toEqual([{ state: 'REPORTED', country, group: 'WOMAN', count: 1 }]);
  });

  it('meets nobody else: by no id, filter, count or search', async () => {
    const others = [...[...cases].filter(([who]) => who !== login).map(([, one]) => one), unasked];
    const names = [...MINISTRIES, NOBODYS].filter((one) => one.name !== name);
    const answers: string[] = [];
    const said = async (document: string, variables: object) => {
      const { body } = await world.as(login).attempt(document, variables);
      answers.push(body);
      return body;
    };
    for (const other of others) {
      const byId = (id: string) => said('query ($id: ID) { case(id: $id) { id number } }', { id });
      // Just what is said of somebody who never was.
      expect(await byId(other.id)).toBe(await byId(key()));
      expect(await said('query ($text: String!) { search(text: $text) { id } }', { text: other.number })).toContain(
        '[]',
      );
    }
    for (const { name: whose, country: where } of names) {
      for (const document of [
        'query ($text: String!) { search(text: $text) { id number } }',
        'query ($text: String!) { findPeople(name: $text, birthYear: 1995) { id number } }',
      ])
        await said(document, { text: whose });
      expect(
        await said('query ($c: String!) { cases(filter: { country: $c }) { items { id } next } }', { c: where }),
      ).toBe('{"data":{"cases":{"items":[],"next":null}}}');
    }
    await said('query ($post: ID!) { cases(filter: { post: $post }) { items { id number } } todo { code count } }', {
      post: idOf('unit KBRI-MNL'),
    });
    for (const { id, number } of others) {
      expect(answers.join()).not.toContain(id);
      expect(answers.join()).not.toContain(number);
    }
    for (const whose of names) expect(answers.join()).not.toContain(whose.name);
    // What is looked for can be found: its own is among the answers of the last question.
    expect(answers.at(-1)).toContain(mine().id);
  });
});

describe('A question of one’s own writing', () => {
  const refused = async (document: string) => {
    const { errors } = await world.as('social.ntt').attempt(document);
    return errors?.map(({ message, extensions: { code } }) => `${code} ${message}`).join();
  };
  const nested = (levels: number) =>
    `{ cases(first: 100) { items { ${'disagreements { case { '.repeat(levels)} id ${'} }'.repeat(levels)} } } }`;

  it('has limits that are the same for all: levels, rows, names for the same field', async () => {
    const names = Array.from({ length: limits.aliases + 1 }, (_, i) => `a${i}: caseCounts { count }`);
    expect(await refused(`{ ${names.join(' ')} }`)).toContain(`At most ${limits.aliases} aliases`);
    expect(await refused(nested(4))).toContain('TOO_DEEP');
    expect(await refused(nested(3))).toContain('TOO_COSTLY');
    expect(await refused('{ cases(first: 101) { items { id } } }')).toContain('100');
    expect(await refused('{ __schema { types { name } } }')).toContain('ntrospection');
    // And what is just within them is answered.
    expect(await refused(`{ ${names.slice(1).join(' ')} }`)).toBeUndefined();
    expect(await refused(nested(1))).toBeUndefined();
  });
});
