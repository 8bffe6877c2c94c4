import type { Pool } from 'pg';
import { Enquiries } from '../src/people/enquiries.service';
import { openPool } from '../src/platform/db/pool';
import { jobsOf } from '../src/work';
import { idOf } from '../src/demonstration/cast';
import { arrived, handsOf } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
let worker: Pool;
let act: ReturnType<typeof handsOf>['act'];
beforeAll(async () => {
  world = await openWorld();
  worker = openPool({ connectionString: world.addressOf('pulang_worker'), max: 1 });
  ({ act } = handsOf(world, manila));
});
afterAll(async () => {
  await worker.end();
  await world.close();
});

const manila = 'officer.manila';
const dubai = 'officer.dubai';
const DAY = 86_400_000;
const work = (name: 'escalate' | 'digest') =>
  jobsOf(world.app)[name].run({}, (text, values) => worker.query(text, values));

/** A man called so, and somebody in Dubai who asks after him; the search has been made. */
async function soughtAfter(name: string, more: object = {}): Promise<string> {
  const [one] = await world.registered(1, manila, { name, birthDate: '1997', sex: 'MALE', ...more });
  await enquired(name);
  return one?.id as string;
}

async function enquired(sought: string): Promise<void> {
  const { id } = (
    await world
      .as(dubai)
      .ask(
        'mutation ($input: RecordEnquiry!) { recordEnquiry(input: $input) { ... on Enquiry { id } ... on Problem { code field } } }',
        {
          input: {
            key: key(),
            enquirer: 'Ibu Sarinah',
            relation: 'PARENT',
            contact: '+62 812 0000 2222',
            sought,
            birthYear: 1997,
            occurredAt: '2025-06-07T01:00:00Z',
          },
        },
      )
  ).recordEnquiry;
  await world.app.get(Enquiries).match(id);
}

interface Line {
  id: string;
  subject: string;
  startedAt: string;
  dueAt: string;
  haltedAt: string | null;
  overdue: boolean;
  act: string;
}
const waiting = async (of: string, login = manila): Promise<Line[]> => {
  const { inbox } = await world
    .as(login)
    .ask(
      '{ inbox(clock: ENQUIRY, first: 100) { items { id subject startedAt dueAt haltedAt overdue act case { id } } } }',
    );
  return inbox.items
    .filter((one: { case: { id: string } }) => one.case.id === of)
    .map(({ case: _, ...line }: Line & { case: unknown }) => line);
};
const enquiriesOf = async (id: string, login = manila) =>
  (await world.as(login).ask('query ($id: ID!) { case(id: $id) { enquiries { id version answer } } }', { id })).case
    .enquiries as { id: string; version: number; answer: string | null }[];
const answer = async (of: string, said: string, more: object = {}) => {
  const [match] = await enquiriesOf(of);
  const input = {
    key: key(),
    match: match?.id,
    version: match?.version,
    answer: said,
    occurredAt: new Date().toISOString(),
    ...more,
  };
  const document =
    'mutation ($input: AnswerEnquiry!) { answerEnquiry(input: $input) { ... on EnquiryMatch { answer } ... on Problem { code field } } }';
  return (await world.as(manila).ask(document, { input })).answerEnquiry;
};
const fallDue = (of: string) =>
  world.owner.query(
    `update alert set due_at = now() - interval '1 minute' where case_id = $1 and clock = 'ENQUIRY' and done_at is null`,
    [of],
  );

describe('an enquiry that may be about somebody', () => {
  it('waits in the inbox of who cares for them, with the day by which they are to be asked', async () => {
    const son = await soughtAfter('Hendrawan Prasetiyo');
    const [line, ...others] = await waiting(son);
    expect(others).toEqual([]);
    const [match] = await enquiriesOf(son);
    expect(line).toMatchObject({ subject: match?.id, act: 'answerEnquiry', overdue: false, haltedAt: null });
    expect(Date.parse(line?.dueAt ?? '') - Date.parse(line?.startedAt ?? '')).toBe(7 * DAY);
    // Who took the call learns of it nowhere.
    const { inbox, inboxCounts } = await world
      .as(dubai)
      .ask('{ inbox(clock: ENQUIRY) { items { id } } inboxCounts { clock } }');
    expect(inbox.items).toEqual([]);
    expect(inboxCounts).not.toContainEqual({ clock: 'ENQUIRY' });
  });

  it('is put to who is registered after somebody asked, or is known by that name only later', async () => {
    await enquired('Adhyaksa Mahendradata');
    await enquired('Kusumawardana Tejokusuma');
    const [son] = await world.registered(1, manila, {
      name: 'Mahendradata Adhiaksa',
      alias: 'Kusumawardhana Tedjokusuma',
      birthDate: '1997',
      sex: 'MALE',
    });
    const id = son?.id as string;
    expect(await waiting(id)).toEqual([]);
    const seek = () => jobsOf(world.app)['match-names'].run({ case: id }, (text) => worker.query(text));
    await seek();
    await seek();
    expect(await waiting(id)).toHaveLength(2);
  });

  it('is put to them once, however often it is looked for', async () => {
    const son = await soughtAfter('Wirayudha Kartanegara');
    const before = await waiting(son);
    const { rows } = await world.owner.query('select enquiry_id as id from enquiry_match where case_id = $1', [son]);
    await world.app.get(Enquiries).match(rows[0].id);
    expect(await waiting(son)).toEqual(before);
    await enquired('Wirayudha Kartanegara');
    expect(await waiting(son)).toHaveLength(2);
  });

  it.each([
    ['TELL', { message: 'Saya selamat.' }],
    ['NO', {}],
    ['NOT_ME', {}],
  ])('waits no more when they have answered %s', async (said, more) => {
    const son = await soughtAfter(`Gunadarma Satriawan ${said}`);
    expect(await waiting(son)).toHaveLength(1);
    expect(await answer(son, said, more)).toEqual({ answer: said });
    expect(await waiting(son)).toEqual([]);
  });

  it('is put to them again, and not at once, when they say not yet', async () => {
    const son = await soughtAfter('Tirtayasa Wibisono');
    const [first] = await waiting(son);
    await fallDue(son);
    expect(await waiting(son)).toMatchObject([{ overdue: true }]);
    expect(await answer(son, 'NOT_YET')).toEqual({ answer: 'NOT_YET' });
    const [again, ...others] = await waiting(son);
    expect(others).toEqual([]);
    expect(again).toMatchObject({ subject: first?.subject, overdue: false });
    expect(again?.id).not.toBe(first?.id);
    expect(Date.parse(again?.dueAt ?? '') - Date.parse(again?.startedAt ?? '')).toBe(7 * DAY);
  });

  it('goes to the national desk where nobody asked them in time, and to nobody else', async () => {
    const son = await soughtAfter('Adhikara Mangkubumi');
    expect(await waiting(son, 'desk.kemlu')).toEqual([]);
    await fallDue(son);
    await work('escalate');
    expect(await waiting(son, 'desk.kemlu')).toMatchObject([{ overdue: true, act: 'answerEnquiry' }]);
    for (const login of [dubai, 'officer.phnompenh', 'shelter.kemensos', 'migrants.kp2mi'])
      expect(await waiting(son, login)).toEqual([]);
    await answer(son, 'NO');
    expect(await waiting(son, 'desk.kemlu')).toEqual([]);
  });

  it('stands still while they are missing, also where they were already', async () => {
    const son = await soughtAfter('Suryanegara Hadikusumo');
    const version = async () =>
      (await world.as(manila).ask('query ($id: ID!) { case(id: $id) { version } }', { id: son })).case.version;
    const step = async (name: string, more: object = {}) =>
      expect(
        await act('moveCase', {
          case: son,
          version: await version(),
          step: name,
          occurredAt: new Date().toISOString(),
          ...more,
        }),
      ).toMatchObject({ id: son });
    await step('loseContact', { note: 'Nomornya mati.' });
    await enquired('Suryanegara Hadikusumo');
    const still = await waiting(son);
    expect(still).toHaveLength(2);
    expect(still.every(({ haltedAt }) => haltedAt)).toBe(true);
    await fallDue(son);
    await work('escalate');
    expect(await waiting(son, 'desk.kemlu')).toEqual([]);
    await step('reconnect');
    expect((await waiting(son)).map(({ haltedAt }) => haltedAt)).toEqual([null, null]);
  });

  it('ends with the case, and the dead are not made to answer', async () => {
    const son = await soughtAfter('Kertarajasa Danurwenda');
    const at = new Date().toISOString();
    const { case: read } = await world.as(manila).ask('query ($id: ID!) { case(id: $id) { version } }', { id: son });
    expect(
      await act('recordDeath', {
        case: son,
        version: read.version,
        occurredAt: at,
        country: 'PH',
        cause: 'Demam.',
        place: 'Manila',
        authority: 'HOSPITAL',
        kin: 'NOT_FOUND',
        note: 'Belum ditemukan.',
      }),
    ).toMatchObject({ id: son });
    expect(await waiting(son)).toEqual([]);
    expect(await answer(son, 'TELL', { message: 'Saya selamat.' })).toEqual({ code: 'CASE_CLOSED', field: 'case' });
    const { enquiriesToPut } = await world.as(manila).ask('{ enquiriesToPut { items { case { id } } } }');
    expect(enquiriesToPut.items).not.toContainEqual({ case: { id: son } });
    await enquired('Kertarajasa Danurwenda');
    expect(await waiting(son)).toEqual([]);
  });
});

describe('in the case’s history', () => {
  const say = async (name: string, input: object) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Problem { code field } } }`;
    return (await world.as(manila).ask(document, { input: { key: key(), ...input } }))[name];
  };

  it('stands nothing of an enquiry, of its answers or of its being put off, which who follows them home would read', async () => {
    const son = await soughtAfter('Rangga Lawe Adikara');
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select id, person_id, $2, 'CARE', now(), 'STAY', number, state, updated_at from cases where id = $1`,
      [son, idOf('unit DINSOS-NT')],
    );
    const read = async () => {
      const asked =
        'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { version updatedAt timeline { kind code reason } } }';
      return (await world.as('social.ntt').ask(asked, { id: son })).case;
    };
    const before = await read();
    expect(before.timeline).toMatchObject([{ kind: 'register' }]);
    const [line] = await waiting(son);
    const later = { alert: line?.id, reason: 'WAITING_PERSON', until: new Date(Date.now() + DAY).toISOString() };
    expect(await say('snoozeAlert', { ...later, note: 'Ibunya mencari.' })).toMatchObject({
      code: 'NOTE_NOT_KEPT',
      field: 'note',
    });
    expect(await say('snoozeAlert', later)).toEqual({ __typename: 'Alert' });
    expect(await say('endSnooze', { alert: line?.id })).toEqual({ __typename: 'Alert' });
    for (const said of ['NOT_YET', 'NO']) expect(await answer(son, said)).toEqual({ answer: said });
    expect(await read()).toEqual(before);
    expect(await enquiriesOf(son)).toMatchObject([{ answer: 'NO' }]);
  });
});

describe('when a case is opened again', () => {
  it('an enquiry still to be put waits again, and what was answered does not', async () => {
    const son = await soughtAfter('Wisnu Wardhana Sagara', { name: 'Wisnu Wardhana Sagara' });
    await enquired('Wisnu Wardhana Sagara');
    await answer(son, 'NO');
    await world.owner.query(`update cases set state = 'NOT_IDENTIFIED' where id = $1`, [son]);
    const step = async (name: string, more: object, login: string) => {
      const { case: read } = await world.as(login).ask('query ($id: ID!) { case(id: $id) { version } }', { id: son });
      const input = { case: son, version: read.version, step: name, occurredAt: new Date().toISOString(), ...more };
      expect(await act('moveCase', input, login)).toMatchObject({ id: son });
    };
    await step('close', { closure: 'NOT_IDENTIFIED', note: 'Selesai.' }, manila);
    expect(await waiting(son)).toEqual([]);
    // Found while it was closed as well.
    await enquired('Wisnu Wardhana Sagara');
    await step('reopen', { note: 'Keterangan baru.' }, 'supervisor.manila');
    const again = await waiting(son);
    expect(again.map(({ subject }) => subject).sort()).toEqual(
      (await enquiriesOf(son))
        .filter((one) => one.answer === null)
        .map(({ id }) => id)
        .sort(),
    );
    expect(again).toHaveLength(2);
    expect(again.every(({ overdue }) => !overdue)).toBe(true);
  });
});

describe('of a guest', () => {
  const partner = idOf('unit MITRA-RMH');
  const guest = async (name: string) => {
    const [one] = await arrived(world, 1, { people: { name, birthDate: '1997', sex: 'MALE' } });
    const id = one?.id as string;
    await enquired(name);
    return id;
  };
  const holds = async (id: string, reach: string) => {
    await world.owner.query('delete from case_access where case_id = $1 and unit_id = $2', [id, partner]);
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select id, person_id, $2, $3, now(), 'STAY', number, state, updated_at from cases where id = $1`,
      [id, partner, reach],
    );
    const { case: seen } = await world
      .as('shelter.partner')
      .ask('query ($id: ID!) { case(id: $id) { alerts { clock } } }', { id });
    return seen.alerts.map(({ clock }: { clock: string }) => clock).includes('ENQUIRY') as boolean;
  };

  it('is in the inbox of the house too, and seen by nobody who only brings or follows them', async () => {
    const id = await guest('Jayakatwang Lembusora');
    for (const reach of ['AFTERCARE', 'TRAVEL', 'INQUIRY'])
      expect([reach, await holds(id, reach)]).toEqual([reach, false]);
    expect(await waiting(id, 'shelter.partner')).toEqual([]);
    expect(await holds(id, 'CARE')).toBe(true);
    expect(await waiting(id, 'shelter.partner')).toHaveLength(1);
  });

  it('is a line of the morning digest of the house, in numbers', async () => {
    await holds(await guest('Ardharaja Sastrajaya'), 'CARE');
    const morning = ((7 - new Date().getUTCHours() + 35) % 24) - 11;
    await world.owner.query('update unit set zone = $1', [`Etc/GMT${morning > 0 ? '-' : '+'}${Math.abs(morning)}`]);
    await work('digest');
    const told = async (login: string) => {
      const { digests } = await world.as(login).ask('{ digests { items { lines { clock open overdue fallenDue } } } }');
      return digests.items[0]?.lines.find(({ clock }: { clock: string }) => clock === 'ENQUIRY');
    };
    expect(await told('shelter.partner')).toEqual({ clock: 'ENQUIRY', open: 2, overdue: 0, fallenDue: 0 });
    expect((await told(manila))?.open).toBeGreaterThan(1);
    expect(await told(dubai)).toBeUndefined();
  });
});

describe('What was written down of people who are no case', () => {
  it('can be read for two years, and by nobody after', async () => {
    await enquired('Paramitha Soemantri');
    const calls = async () => {
      const { enquiries } = await world
        .as(dubai)
        .ask('{ enquiries(first: 100) { items { id sought enquirer contact } } }');
      return enquiries.items as { id: string; sought: string | null }[];
    };
    const [call] = (await calls()).filter(({ sought }) => sought === 'Paramitha Soemantri');
    const aged = (months: number) =>
      world.owner.query('update enquiry set recorded_at = now() - make_interval(months => $2) where id = $1', [
        call?.id,
        months,
      ]);
    const forget = () => jobsOf(world.app)['forget-strangers'].run({}, (text) => worker.query(text));
    await aged(23);
    await forget();
    expect(await calls()).toContainEqual(expect.objectContaining({ id: call?.id, sought: 'Paramitha Soemantri' }));
    await aged(25);
    await forget();
    const read = await calls();
    expect(read).toContainEqual({ id: call?.id, sought: null, enquirer: null, contact: null });
    expect(read.filter(({ sought }) => sought).length).toBe(read.length - 1);
  });
});
