import { Client } from 'pg';
import { glassTables } from '#domain';
import { tellOfGlasses } from '../migrations/1764420000000-linked';
import { idOf } from '../src/demonstration/cast';
import { does, made } from './administering';
import { counted } from './counted';
import { key, openWorld, type World } from './world';

let world: World;
let hidden: { id: string; number: string; version: number }[];
beforeAll(async () => {
  world = await openWorld();
  await made(world, 'admin.polri', 'POLRI-PPA', ['admin']);
  await made(world, 'second.bangkok', 'KBRI-BKK', ['officer']);
  hidden = await world.registered(8, 'officer.manila', {
    needs: ['INJURY'],
    phone: '+628123456789',
  });
});
afterAll(() => world.close());

const WHY = 'She called us from the road at night and is followed.';
const breaks = (login: string, over: object = {}) =>
  does(world, login, 'breakGlass', { number: hidden[0]?.number, reason: 'DANGER', text: WHY, ...over });
const seen = async (login: string, number = hidden[0]?.number) =>
  (
    await world.as(login).ask(
      `query ($number: String) { case(number: $number, purpose: PROTECTION) {
         number state holder { code } person { name phone } needs { code } timeline { kind code } consents { purpose } documents { kind } } }`,
      { number },
    )
  ).case;
const queue = async (login: string, reviewed = false) =>
  (
    await world
      .as(login)
      .ask(
        'query ($reviewed: Boolean!) { glassReviews(reviewed: $reviewed) { items { id number reason text unit { code } account { login } reviews { verdict note } } } }',
        { reviewed },
      )
  ).glassReviews.items;

describe('Whoever breaks the glass', () => {
  it('sees who the person is and what they need, for three hours, and nothing of what they told', async () => {
    expect(await seen('officer.bangkok')).toBeNull();
    const broken = await breaks('officer.bangkok');
    expect(broken).toMatchObject({
      number: hidden[0]?.number,
      reason: 'DANGER',
      text: WHY,
      unit: { code: 'KBRI-BKK' },
    });
    expect(new Date(broken.until).getTime() - Date.now()).toBeGreaterThan(2.9 * 3_600_000);
    expect(await seen('officer.bangkok')).toMatchObject({
      holder: { code: 'KBRI-MNL' },
      person: { phone: '+628123456789' },
      needs: [{ code: 'INJURY' }],
      timeline: [],
      consents: [],
      documents: [],
    });
  });

  it('sees it alone: no colleague does, and no list has it', async () => {
    expect(await seen('second.bangkok')).toBeNull();
    const { cases, formerCases, caseCounts } = await world
      .as('officer.bangkok')
      .ask('{ cases { items { id } } formerCases { items { id } } caseCounts { count } }');
    expect([cases.items, formerCases.items, caseCounts]).toEqual([[], [], []]);
  });

  it('may look and not touch', async () => {
    const data = await world
      .as('officer.bangkok')
      .ask(`mutation ($input: RecordNeed!) { recordNeed(input: $input) { ... on Problem { code field } } }`, {
        input: { key: key(), case: hidden[0]?.id, code: 'INJURY', occurredAt: '2025-07-01T00:00:00Z' },
      });
    expect(data.recordNeed).toEqual({ code: 'NOT_FOUND', field: 'case' });
  });

  it('is told of in the timeline of the case', async () => {
    const told = (await seen('officer.manila')).timeline.at(-1);
    expect(told).toEqual({ kind: 'breakGlass', code: 'DANGER' });
  });

  it("sees it no longer when three hours have passed by the database's clock", async () => {
    await breaks('police', { number: hidden[1]?.number });
    expect(await seenByPolice()).not.toBeNull();
    await world.owner.query(`update glass set until = now() where number = $1`, [hidden[1]?.number]);
    expect(await seenByPolice()).toBeNull();
  });

  it.each([
    ['no code', { reason: 'CURIOUS' }, 'BAD_USER_INPUT', null],
    ['nineteen characters', { text: ' '.repeat(9) + 'x'.repeat(19) }, 'REASON_TOO_SHORT', 'text'],
    ['no number', { number: 'PLG-2222-2222' }, 'NOT_FOUND', 'number'],
    ['no number at all', { number: '' }, 'NOT_FOUND', 'number'],
  ])('is refused with %s', async (_, over, code, field) => {
    const answer = await breaks('immigration', over).catch((error: unknown) => ({
      code: String(error).split(' ')[2],
      field: null,
    }));
    expect(answer).toMatchObject({ code, field });
  });

  it('is refused a case that is open to their unit already', async () => {
    expect(await breaks('officer.manila')).toMatchObject({ code: 'GLASS_NOT_NEEDED', field: 'number' });
  });

  it.each(['desk.kemlu', 'analyst.kpppa', 'developer', 'system.iom', 'auditor', 'admin'])(
    'is not %s',
    async (login) => {
      const data = await world
        .as(login)
        .ask('mutation ($input: BreakGlass!) { breakGlass(input: $input) { ... on Problem { code } } }', {
          input: { key: key(), number: hidden[0]?.number, reason: 'DANGER', text: WHY },
        });
      expect(data.breakGlass).toEqual({ code: 'FORBIDDEN' });
    },
  );

  it('does so five times a day at most, guessing included', async () => {
    const answers: unknown[] = [];
    for (const number of [
      'PLG-2222-2222',
      hidden[2]?.number,
      hidden[2]?.number,
      'x',
      hidden[3]?.number,
      hidden[4]?.number,
    ]) {
      answers.push((await breaks('caseworker.iom', { number })).code ?? 'OPEN');
    }
    expect(answers).toEqual(['NOT_FOUND', 'OPEN', 'OPEN', 'NOT_FOUND', 'OPEN', 'GLASS_SPENT']);
    await world.owner.query(`update glass set recorded_at = recorded_at - interval '1 day' where account_id = $1`, [
      idOf('account caseworker.iom'),
    ]);
    expect((await breaks('caseworker.iom', { number: hidden[4]?.number })).number).toBe(hidden[4]?.number);
  });

  it('does so five times a day at most, also at once', async () => {
    const at = Array.from({ length: 8 }, () => breaks('social.ntt', { number: hidden[5]?.number }));
    const codes = (await Promise.all(at)).map((one) => one.code ?? 'OPEN');
    expect(codes.filter((code) => code === 'OPEN')).toHaveLength(5);
    expect(codes.filter((code) => code === 'GLASS_SPENT')).toHaveLength(3);
  });

  it('is answered for a number that is no case after as many statements as for one that is', async () => {
    const by = (number: string) => counted(() => breaks('migrants.kp2mi', { number }));
    await by('PLG-2222-2222');
    expect(await by('PLG-2222-2222')).toBe(await by(hidden[6]?.number ?? ''));
  });

  it('leaves an entry in the audit, whether it was a case or not', async () => {
    const { auditEntries } = await world
      .as('auditor')
      .ask('{ auditEntries(first: 100) { items { act cases account } } }');
    const mine = auditEntries.items.filter(
      ({ act, account }: { act: string; account: string }) =>
        act === 'breakGlass' && account === idOf('account migrants.kp2mi'),
    );
    expect(mine.map(({ cases }: { cases: string[] }) => cases)).toEqual([[hidden[6]?.id], [], []]);
  });

  const seenByPolice = async () =>
    (
      await world
        .as('police')
        .ask('query ($number: String) { case(number: $number) { number } }', { number: hidden[1]?.number })
    ).case;
});

describe('A broken glass', () => {
  it('stays in the queue of its organisation until somebody else has read why', async () => {
    const [mine] = (await queue('admin')).filter(({ unit }: { unit: { code: string } }) => unit.code === 'KBRI-BKK');
    expect(mine).toMatchObject({ text: WHY, reason: 'DANGER', account: { login: 'officer.bangkok' }, reviews: [] });
    expect((await queue('admin')).every(({ unit }: { unit: { code: string } }) => unit.code.startsWith('K'))).toBe(
      true,
    );
    const verdict = { glass: mine.id, verdict: 'NOT_JUSTIFIED', note: 'Ask the embassy in Manila first.' };
    expect(await does(world, 'admin', 'reviewGlass', verdict)).toMatchObject({
      reviews: [{ verdict: 'NOT_JUSTIFIED', note: 'Ask the embassy in Manila first.' }],
    });
    expect((await queue('admin')).map(({ id }: { id: string }) => id)).not.toContain(mine.id);
    expect((await queue('admin', true)).map(({ id }: { id: string }) => id)).toContain(mine.id);
    expect(await does(world, 'desk.kemlu', 'reviewGlass', verdict)).toMatchObject({
      code: 'GLASS_REVIEWED',
      field: 'glass',
    });
  });

  it('is in the inbox of those above as soon as it is broken, once, until somebody else has read why', async () => {
    const fresh = (await world.registered(1, 'officer.manila'))[0];
    const inbox = async (login: string) =>
      (await world.as(login).ask('{ inbox(clock: GLASS_REVIEW) { items { subject act overdue startedAt dueAt } } }'))
        .inbox.items;
    const told = async (glass: string) =>
      Object.fromEntries(
        await Promise.all(
          ['admin', 'desk.kemlu', 'auditor', 'admin.polri', 'officer.manila', 'officer.bangkok'].map(
            async (login) =>
              [
                login,
                (await inbox(login)).filter(({ subject }: { subject: string }) => subject === glass).length,
              ] as const,
          ),
        ),
      );
    // Of another unit of the organisation, on a day of its own.
    const { id } = await does(world, 'officer.yangon', 'breakGlass', {
      number: fresh?.number,
      reason: 'DANGER',
      text: WHY,
    });
    const above = { admin: 1, 'desk.kemlu': 1, auditor: 1 };
    const others = { 'admin.polri': 0, 'officer.manila': 0, 'officer.bangkok': 0 };
    expect(await told(id)).toEqual({ ...above, ...others });
    expect((await inbox('admin')).find(({ subject }: { subject: string }) => subject === id)).toMatchObject({
      act: 'reviewGlass',
      overdue: false,
    });
    const { inboxCounts } = await world.as('admin').ask('{ inboxCounts { clock open } }');
    expect(inboxCounts).toEqual([{ clock: 'GLASS_REVIEW', open: (await inbox('admin')).length }]);
    // As it was while nobody was told yet: what is unread is brought in, and of each once.
    const before = await inbox('admin');
    await world.owner.query(`delete from alert where clock = 'GLASS_REVIEW'`);
    expect(await inbox('admin')).toEqual([]);
    for (let time = 0; time < 2; time += 1) for (const statement of tellOfGlasses) await world.owner.query(statement);
    expect(await inbox('admin')).toEqual(before);
    await does(world, 'auditor', 'reviewGlass', { glass: id, verdict: 'JUSTIFIED' });
    expect(await told(id)).toEqual({ admin: 0, 'desk.kemlu': 0, auditor: 0, ...others });
    const { rows } = await world.owner.query('select done_at is not null as done from alert where subject_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ done: true }]);
  });

  it('shows those above no case by the word that it was broken', async () => {
    const { errors } = await world.as('admin').attempt('{ inbox { items { case { number } } } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is read by one of two who read it at once', async () => {
    const [open] = await queue('auditor');
    const both = await Promise.all(
      ['auditor', 'desk.kemlu'].map((login) =>
        does(world, login, 'reviewGlass', { glass: open.id, verdict: 'JUSTIFIED' }),
      ),
    );
    expect(both.map((one) => one.code ?? 'DONE').sort()).toEqual(['DONE', 'GLASS_REVIEWED']);
  });

  it('is shown to the national desk and to auditors wherever it was, and to no administrator of another organisation', async () => {
    const everybodys = (await queue('desk.kemlu')).length;
    expect(everybodys).toBeGreaterThan(5);
    expect((await queue('auditor')).length).toBe(everybodys);
    const units = (await queue('admin.polri')).map(({ unit }: { unit: { code: string } }) => unit.code);
    expect(units).toEqual(['POLRI-PPA']);
    const [theirs] = (await queue('desk.kemlu')).filter(
      ({ unit }: { unit: { code: string } }) => unit.code === 'IOM-JKT',
    );
    const named = await does(world, 'admin.polri', 'reviewGlass', { glass: theirs.id, verdict: 'JUSTIFIED' });
    expect(named).toEqual(await does(world, 'admin.polri', 'reviewGlass', { glass: key(), verdict: 'JUSTIFIED' }));
    expect(named).toMatchObject({ code: 'NOT_FOUND', field: 'glass' });
  });

  it('is reviewed by nobody who broke it, nor by who only works on cases', async () => {
    expect(await does(world, 'officer.bangkok', 'reviewGlass', { glass: key(), verdict: 'JUSTIFIED' })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const [open] = await queue('auditor');
    await world.owner.query(`update glass set account_id = $1 where id = $2`, [idOf('account auditor'), open.id]);
    expect(await does(world, 'auditor', 'reviewGlass', { glass: open.id, verdict: 'JUSTIFIED' })).toMatchObject({
      code: 'OWN_GLASS',
      field: 'glass',
    });
  });

  it('opens the tables that the policy names, and no other', async () => {
    const { rows } = await world.owner.query(
      `select tablename as name from pg_policies where qual ~ 'opened_(case|person)' order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([...glassTables, 'person_key'].sort());
  });

  it('is broken by no statement of who may not: the database asks the role itself', async () => {
    const { ContextSigner } = await import('../src/platform/db/context');
    const sign = (account: string, of: string) =>
      new ContextSigner(world.ring.secret('context')).sign({
        account: idOf(`account ${account}`),
        unit: idOf(`unit ${of}`),
        standing: 'unit',
      });
    const app = new Client({ connectionString: world.addressOf('pulang_app') });
    await app.connect();
    const broken = async (context: string) => {
      await app.query('begin');
      await app.query(`select app.enter($1)`, [context]);
      const opened = await app
        .query(`select * from app.break_glass(gen_random_uuid(), $1, 'DANGER', now())`, [hidden[7]?.number])
        .then(({ rows }) => rows[0].case_id as string)
        .catch((error: unknown) => (error as Error).message);
      await app.query('rollback');
      return opened;
    };
    expect(await broken(sign('analyst.kpppa', 'PPPA-LYN'))).toBe('not for this role');
    expect(await broken(sign('service.kpppa', 'PPPA-LYN'))).toBe(hidden[7]?.id);
    await app.end();
  });
});
