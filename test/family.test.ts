import { Enquiries } from '../src/people/enquiries.service';
import { idOf } from '../src/demonstration/cast';
import { kinfolk } from './kinfolk';
import { arrived, handsOf, shelterWith } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
let act: ReturnType<typeof handsOf>['act'];
beforeAll(async () => {
  world = await openWorld();
  ({ act } = handsOf(world, 'officer.manila'));
});
afterAll(() => world.close());

const { born, familyOf, link, unlink } = kinfolk(() => world);

describe('Kinship', () => {
  it('is seen from both ends, by who may see both, and is in the timeline of neither', async () => {
    const [mother, child] = [await born('1990'), await born('2020')];
    const { id } = await link(child, mother);
    const kin = {
      id,
      relation: 'CHILD',
      proof: 'INTERVIEW',
      endedAt: null,
      unit: { code: 'KBRI-MNL' },
      case: { id: child },
      other: { id: mother },
    };
    expect((await familyOf(child)).kin).toEqual([kin]);
    expect((await familyOf(mother)).kin).toEqual([kin]);
    expect((await familyOf(mother, 'desk.kemlu')).kin).toEqual([kin]);
    const { case: read } = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id) { version timeline { kind } } }', { id: child });
    expect(read).toEqual({ version: 1, timeline: [{ kind: 'register' }] });
    // The shelter that has the child alone sees no kinship.
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select id, person_id, $2, 'CARE', now(), 'STAY', number, state, updated_at from cases where id = $1`,
      [child, idOf('unit KEMENSOS-RS')],
    );
    expect((await familyOf(child, 'shelter.kemensos')).kin).toEqual([]);
  });

  it('needs both ends, once, and can be taken back', async () => {
    const [one, two, elsewhere] = [await born('1990'), await born('1992'), await born('1993', 'officer.dubai')];
    expect(await link(one, elsewhere, 'SIBLING')).toEqual({ code: 'NOT_FOUND', field: 'other' });
    expect(await link(elsewhere, one, 'SIBLING')).toEqual({ code: 'NOT_FOUND', field: 'case' });
    expect(await link(one, one, 'SIBLING')).toEqual({ code: 'NOT_FOUND', field: 'other' });
    const { id } = await link(one, two, 'SIBLING');
    expect(await link(two, one, 'SIBLING')).toEqual({ code: 'KIN_KNOWN', field: 'other' });
    expect(await unlink(id, 'officer.dubai')).toEqual({ code: 'NOT_FOUND', field: 'kin' });
    expect(await unlink(id)).toEqual({ id, endedAt: expect.any(String) });
    expect(await unlink(id)).toEqual({ code: 'KIN_ENDED', field: 'kin' });
    expect(await link(two, one, 'SPOUSE')).toMatchObject({ relation: 'SPOUSE' });
    const three = await born('1994');
    const both = await Promise.all([link(one, three, 'SIBLING'), link(three, one, 'SIBLING')]);
    expect(both.map((answer) => answer.code ?? 'LINKED').sort()).toEqual(['KIN_KNOWN', 'LINKED']);
  });

  it('flags a child that is apart from every adult of theirs, and no adult', async () => {
    const family = { sex: 'FEMALE' };
    const [mother, child] = (await arrived(world, 2, { people: family })).map(({ id }) => id) as [string, string];
    await world.owner.query(
      `update person set birth_year = case id when (select person_id from cases where id = $1) then 1990 else 2019 end
      where id in (select person_id from cases where id in ($1, $2))`,
      [mother, child],
    );
    expect(await link(mother, child, 'PARENT', 'shelter.kemensos')).toMatchObject({ relation: 'PARENT' });
    const separated = async () => [
      (await familyOf(mother, 'shelter.kemensos')).separated,
      (await familyOf(child, 'shelter.kemensos')).separated,
    ];
    expect(await separated()).toEqual([false, false]);
    const shelter = await shelterWith(world, { WOMEN: 2, FAMILIES: 2 });
    const place = (id: string) =>
      act(
        'placeInShelter',
        { case: id, shelter, bedKind: 'WOMEN', occurredAt: '2025-06-14T09:00:00Z' },
        'shelter.kemensos',
      );
    expect(await place(mother)).toMatchObject({ id: mother });
    expect(await separated()).toEqual([false, true]);
    await world.owner.query(
      `insert into stay (id, case_id, person_id, unit_id, occurred_at, recorded_at, shelter_id, bed_kind)
       select gen_random_uuid(), $2, (select person_id from cases where id = $2), unit_id, occurred_at, recorded_at, shelter_id, bed_kind from stay where case_id = $1`,
      [mother, child],
    );
    expect(await separated()).toEqual([false, false]);
  });
});

describe('Next of kin', () => {
  it('are told what the survivor says, which is sealed and replaced by a newer rule', async () => {
    const id = await born('1995');
    const rule = {
      case: id,
      relation: 'PARENT',
      telling: 'SAFE',
      name: 'Ibu Sarinah',
      contact: '+62 812 0000 1111, sore',
      occurredAt: '2025-06-06T01:00:00Z',
    };
    expect(await act('recordContactRule', { ...rule, name: ' ' })).toMatchObject({
      code: 'NAME_MISSING',
      field: 'name',
    });
    expect(await act('recordContactRule', { ...rule, replaces: key() })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'replaces',
    });
    expect(await act('recordContactRule', rule)).toMatchObject({ id });
    const read = async () =>
      (
        await world
          .as('officer.manila')
          .ask(
            'query ($id: ID!) { case(id: $id, purpose: PROTECTION) { contactRules { id relation telling name contact replaces } timeline { kind code } } }',
            { id },
          )
      ).case;
    const [first] = (await read()).contactRules;
    expect(first).toMatchObject({
      telling: 'SAFE',
      name: 'Ibu Sarinah',
      contact: '+62 812 0000 1111, sore',
      replaces: null,
    });
    await act('recordContactRule', { ...rule, telling: 'NOTHING', replaces: first.id });
    const { contactRules, timeline } = await read();
    expect(contactRules).toMatchObject([{ telling: 'SAFE' }, { telling: 'NOTHING', replaces: first.id }]);
    expect(timeline.at(-1)).toEqual({ kind: 'recordContactRule', code: 'PARENT NOTHING' });
    const { rows } = await world.owner.query('select r::text as row from contact_rule r where case_id = $1', [id]);
    for (const { row } of rows) expect(row).not.toMatch(/Sarinah|812 ?0000 ?1111/);
    expect(await act('recordContactRule', rule, 'officer.dubai')).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
  });
});

describe('How somebody is reached', () => {
  const SAFE = `query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { version person { phone safeContact nik }
    pastContacts { phone safeContact note unit { code } } timeline { kind code } } }`;
  const read = async (id: string) => (await world.as('officer.manila').ask(SAFE, { id })).case;

  it('is changed by who answers for them: what was so ends with its reason, stays, and is sealed', async () => {
    const [one] = await world.registered(1, 'officer.manila', {
      nik: '3507014311960321',
      phone: '+63 917 123 0001',
      safeContact: 'Lewat kakaknya, malam',
    });
    const id = one?.id ?? '';
    const at = { case: id, occurredAt: '2025-06-07T01:00:00Z' };
    expect(await act('changeContact', { ...at, phone: '12', safeContact: 'x' })).toMatchObject({
      code: 'INVALID_PHONE',
      field: 'phone',
    });
    expect(
      await act('changeContact', { ...at, phone: '+639171230001', safeContact: ' Lewat kakaknya, malam ' }),
    ).toMatchObject({ code: 'CONTACT_AS_BEFORE', field: 'safeContact' });
    const changed = { ...at, phone: '+62 812 3456 7890', note: 'Kakaknya ikut menjual' };
    expect(await act('changeContact', changed, 'officer.dubai')).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    expect(await act('changeContact', { ...changed, version: 99 })).toMatchObject({ code: 'STALE_VERSION' });
    expect(await act('changeContact', changed)).toMatchObject({ id });
    expect(await read(id)).toMatchObject({
      person: { phone: '+6281234567890', safeContact: null, nik: '3507014311960321' },
      pastContacts: [
        {
          phone: '+639171230001',
          safeContact: 'Lewat kakaknya, malam',
          note: 'Kakaknya ikut menjual',
          unit: { code: 'KBRI-MNL' },
        },
      ],
      timeline: [{}, { kind: 'changeContact', code: null }],
    });
    const { rows } = await world.owner.query(
      `select p::text || c::text as row, (select count(*)::int from audit_entry a where a.act = 'changeContact' and $1 = any (a.cases)) as audited
       from past_contact c join person p on p.id = c.person_id where c.case_id = $1`,
      [id],
    );
    expect(rows[0].audited).toBe(1);
    // Whole numbers: of three digits alone chance writes some into what is sealed.
    expect(rows[0].row).not.toMatch(/917 ?123 ?0001|812 ?3456 ?7890|kakak/i);
    // By the new number somebody of the same name is found, as by the first.
    const marks = await world.owner.query(
      `select count(*)::int as n from person_mark m join cases c on c.person_id = m.person_id where c.id = $1 and m.field = 'PHONE'`,
      [id],
    );
    expect(marks.rows).toEqual([{ n: 2 }]);
  });

  it('may be nothing any more, and is changed by nobody once they are not in their hands', async () => {
    const [one] = await world.registered(1, 'officer.manila', { safeContact: 'Lewat ibu' });
    const id = one?.id ?? '';
    const at = { case: id, occurredAt: '2025-06-07T01:00:00Z' };
    expect(await act('changeContact', at)).toMatchObject({ id });
    expect((await read(id)).person.safeContact).toBeNull();
    await world.owner.query(
      `with given as (update case_access set unit_id = u.id from unit u where case_id = $1 and reach = 'CUSTODY' and u.code = 'KBRI-PNH' returning u.id)
       update cases set holder_id = (select id from given) where id = $1`,
      [id],
    );
    expect(await act('changeContact', { ...at, safeContact: 'Lewat bapak' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('“Is my son with you?”', () => {
  const FIELDS = 'id relation enquirer contact sought birthYear unit { code } replies { message }';
  const ENQUIRE = `mutation ($input: RecordEnquiry!) { recordEnquiry(input: $input) { ... on Enquiry { ${FIELDS} } ... on Problem { code field } } }`;
  const ask = (sought: string, more: object = {}, login = 'officer.dubai') =>
    world.as(login).attempt(ENQUIRE, {
      input: {
        key: key(),
        enquirer: 'Ibu Sarinah',
        relation: 'PARENT',
        contact: '+62 812 0000 2222',
        sought,
        birthYear: 1997,
        occurredAt: '2025-06-07T01:00:00Z',
        ...more,
      },
    });
  const taken = async (login = 'officer.dubai') => {
    const { enquiries } = await world.as(login).ask(`{ enquiries { items { ${FIELDS} } } }`);
    return enquiries.items;
  };
  const toPut = async (login = 'officer.manila') => {
    const { enquiriesToPut } = await world
      .as(login)
      .ask(`{ enquiriesToPut { items { id version answer case { id } enquiry { ${FIELDS} } } } }`);
    return enquiriesToPut.items;
  };
  const ANSWER = `mutation ($input: AnswerEnquiry!) { answerEnquiry(input: $input) { ... on EnquiryMatch { id version answer } ... on Problem { code field } } }`;
  const answer = async (match: { id: string; version: number }, more: object, login = 'officer.manila') =>
    (
      await world.as(login).ask(ANSWER, {
        input: { key: key(), match: match.id, version: match.version, occurredAt: '2025-06-08T01:00:00Z', ...more },
      })
    ).answerEnquiry;
  const anonymous = (body: string) => body.replace(/"id":"[0-9a-f-]{36}"/g, '"id"');
  const matched = async (body: string) => {
    const { id } = JSON.parse(body).data.recordEnquiry;
    await world.app.get(Enquiries).match(id);
    return id as string;
  };

  let son: string;
  let found: string;
  beforeAll(async () => {
    son = await born('1997-05-05', 'officer.manila', { name: 'Hendrawan Prasetiyo', sex: 'MALE' });
  });

  it('is answered alike whether he is or not, to the byte, before and after it was looked for', async () => {
    const [here, nowhere] = [await ask('Hendrawan Prasetyo'), await ask('Bambang Sutikno Raharja')];
    expect(anonymous(here.body).replace('Hendrawan Prasetyo', '')).toBe(
      anonymous(nowhere.body).replace('Bambang Sutikno Raharja', ''),
    );
    const before = JSON.stringify(await taken());
    found = await matched(here.body);
    await matched(nowhere.body);
    expect(JSON.stringify(await taken())).toBe(before);
    expect(await toPut('officer.dubai')).toEqual([]);
    // The search did find him: what is above could have failed.
    expect(await toPut()).toMatchObject([
      {
        answer: null,
        case: { id: son },
        enquiry: { id: found, enquirer: 'Ibu Sarinah', sought: 'Hendrawan Prasetyo' },
      },
    ]);
  });

  it('is put to him by who answers for him; a refusal changes nothing for who took the call, to the byte', async () => {
    const before = JSON.stringify(await taken());
    const [one] = await toPut();
    expect(await answer(one, { answer: 'NO' }, 'officer.dubai')).toEqual({ code: 'NOT_FOUND', field: 'match' });
    expect(await answer({ ...one, version: 9 }, { answer: 'NO' })).toEqual({ code: 'STALE_VERSION', field: 'version' });
    expect(await answer(one, { answer: 'NOT_YET' })).toMatchObject({ answer: 'NOT_YET', version: 2 });
    expect(await toPut()).toHaveLength(1);
    expect(await answer({ ...one, version: 2 }, { answer: 'NO' })).toMatchObject({ answer: 'NO', version: 3 });
    expect(await toPut()).toEqual([]);
    expect(JSON.stringify(await taken())).toBe(before);
    const { case: read } = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id) { enquiries { answer } timeline { kind code } } }', { id: son });
    expect(read.enquiries).toEqual([{ answer: 'NO' }]);
    expect(read.timeline).not.toContainEqual(expect.objectContaining({ kind: 'answerEnquiry' }));
  });

  it('is answered with what he says, when he says so, and with nothing else', async () => {
    const { case: read } = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id) { enquiries { id version } } }', { id: son });
    const [one] = read.enquiries;
    expect(await answer(one, { answer: 'TELL' })).toEqual({ code: 'MESSAGE_MISSING', field: 'message' });
    expect(await answer(one, { answer: 'TELL', message: 'Saya selamat, Bu. Nanti saya telepon.' })).toMatchObject({
      answer: 'TELL',
    });
    expect(await answer({ ...one, version: 4 }, { answer: 'NO' })).toEqual({ code: 'TOLD', field: 'match' });
    const mine = (await taken()).find((each: { id: string }) => each.id === found);
    expect(mine.replies).toEqual([{ message: 'Saya selamat, Bu. Nanti saya telepon.' }]);
    expect(await taken('officer.bangkok')).toEqual([]);
  });

  it('lies sealed under a key of the caller’s own, and needs who asks and whom', async () => {
    const { rows } = await world.owner.query(
      `select e::text as row from enquiry e union all select r::text from enquiry_reply r`,
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const { row } of rows) expect(row).not.toMatch(/Sarinah|Hendrawan|selamat/);
    const refused = async (more: object) => (await ask('Siapa', more)).data?.['recordEnquiry'];
    expect(await refused({ sought: ' ' })).toEqual({ code: 'NAME_MISSING', field: 'sought' });
    expect(await refused({ enquirer: '' })).toEqual({ code: 'NAME_MISSING', field: 'enquirer' });
    expect(await refused({ occurredAt: '2999-01-01T00:00:00Z' })).toEqual({ code: 'IN_FUTURE', field: 'occurredAt' });
  });
});
