import { Client } from 'pg';
import { tableReaches } from '#domain';
import { idOf } from '../src/demonstration/cast';
import { ContextSigner, type DbContext } from '../src/platform/db/context';
import { addressFor, servingRoles } from '../src/platform/db/set-up';
import { boardAll, issue, kemensos, planned, preparing, readyOn } from './journey';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const rows = async <T = Record<string, string>>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await world.owner.query(text, values)).rows as T[];

describe('The walls', () => {
  it('let a unit see the tables by the reaches of the policy', async () => {
    const policies = await rows(
      `select tablename as table, string_agg(qual, ' ') as qual from pg_policies
       where schemaname = 'public' and cmd in ('SELECT', 'ALL') and 'pulang_app' = any (roles) group by 1`,
    );
    const inForce = Object.fromEntries(
      policies.map(({ table, qual }) => [
        table,
        [
          ...new Set([...(qual ?? '').matchAll(/'\{([A-Z,]+)\}'/g)].flatMap(([, list]) => (list ?? '').split(','))),
        ].sort(),
      ]),
    );
    for (const [table, allowed] of Object.entries(tableReaches)) {
      expect({ table, reaches: inForce[table] }).toEqual({ table, reaches: [...allowed].sort() });
    }
  });

  it('show a unit its own rows of access and no others, on which every other wall rests', async () => {
    const policies = await rows(
      `select lower(permissive) || ' ' || qual as says from pg_policies
       where tablename = 'case_access' and 'pulang_app' = any (roles) and cmd in ('SELECT', 'ALL')`,
    );
    // And of its own not those that the caller is barred from. What restricts holds whatever else is ever let in.
    expect(policies.map(({ says }) => says?.replace(/\s+/g, ' ')).sort()).toEqual([
      'permissive true',
      'restrictive ((case_id IS NULL) OR (case_id <> ALL (( SELECT app.barred_cases() AS barred_cases)::uuid[])))',
      'restrictive (unit_id = ( SELECT c.unit FROM app.caller c))',
    ]);
  });

  it('show no more when a policy that is added to the access rows by mistake lets everybody in', async () => {
    await world.registered(2);
    const address = new URL(process.env['PULANG_TEST_OWNER_URL'] ?? '');
    address.pathname = `/${world.owner.database ?? ''}`;
    const app = new Client({ connectionString: addressFor(address.href, 'pulang_app', world.ring.secret('database')) });
    await app.connect();
    const stranger = { account: idOf('account officer.dubai'), unit: idOf('unit KJRI-DXB'), standing: 'unit' } as const;
    const seen = async () => {
      await app.query('begin');
      await app.query('select app.enter($1)', [new ContextSigner(world.ring.secret('context')).sign(stranger)]);
      const counts = await app.query<{ n: string }>(
        'select (select count(*) from case_access) + (select count(*) from cases) + (select count(*) from need) as n',
      );
      await app.query('rollback');
      return Number(counts.rows[0]?.n);
    };
    try {
      await rows(`create policy mistaken on case_access for select to pulang_app using (true)`);
      expect(await seen()).toBe(0);
      // Without the one that restricts, so many would have been seen.
      await rows(`alter policy own on case_access using (true)`);
      expect(await seen()).toBeGreaterThan(0);
    } finally {
      await rows(`drop policy mistaken on case_access`);
      await rows(`alter policy own on case_access using (unit_id = (select c.unit from app.caller c))`);
      await app.end();
    }
  });

  it('are served by roles that own nothing and can not step around them', async () => {
    const roles = [...servingRoles, 'pulang_gate'];
    const strong = await rows(
      `select rolname from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
      [roles],
    );
    expect(strong).toEqual([]);
    const owned = await rows(
      `select c.relname as name from pg_class c where c.relowner::regrole::text = any ($1)
       union all select p.proname from pg_proc p where p.proowner::regrole::text = any ($2)
       union all select n.nspname from pg_namespace n where n.nspowner::regrole::text = any ($1)`,
      [roles, servingRoles],
    );
    // The views that say who asks, and who that is, read what nobody else may read.
    expect(owned.map(({ name }) => name).sort()).toEqual([
      'bars',
      'caller',
      'colleague',
      'partner',
      'share',
      'shared_determination',
    ]);
    const memberships = await rows(
      `select m.member::regrole::text as member, m.roleid::regrole::text as of from pg_auth_members m where m.member::regrole::text = any ($1)`,
      [roles],
    );
    // A partner's machine acts as the application does, behind walls that are added for it.
    expect(memberships).toEqual([{ member: 'pulang_partner', of: 'pulang_app' }]);
  });

  it('leave what happened, what was audited and who may see a case beyond change', async () => {
    const privileges = await rows<{ may: string }>(
      `select r.role || ' ' || p.act || ' ' || t.name as may
       from unnest($1::text[]) r (role), unnest(array['case_event', 'audit_entry', 'audit_link', 'audit_checkpoint', 'case_access']) t (name),
            unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p (act)
       where has_table_privilege(r.role, t.name, p.act) or (p.act in ('INSERT', 'UPDATE') and has_any_column_privilege(r.role, t.name, p.act)) order by 1`,
      [servingRoles],
    );
    expect(privileges.map(({ may }) => may)).toEqual([
      'pulang_app INSERT audit_entry',
      'pulang_app INSERT case_event',
      'pulang_desk INSERT audit_entry',
      'pulang_desk INSERT case_event',
      'pulang_partner INSERT audit_entry',
      'pulang_partner INSERT case_event',
      'pulang_sealer INSERT audit_checkpoint',
      'pulang_sealer INSERT audit_link',
      'pulang_sign_in INSERT audit_entry',
    ]);
  });

  /** What runs with the gate's rights instead of its caller's: whoever adds one says so here. */
  const gates = [
    'actor',
    'addendum_fits',
    'agreed',
    'answers_for',
    'asked',
    'assign',
    'awaits_administrator',
    'barred',
    'ask_anew',
    'await_answerer',
    'bast_before',
    'beds_held',
    'break_glass',
    'bring_in_police',
    'carry_asked',
    'carry_judged',
    'carry_request',
    'carry_state',
    'change_holder',
    'changed_by',
    'check_heard',
    'clock_answerer',
    'clock_awaits',
    'clock_offer',
    'close_passage',
    'close_stay',
    'custody',
    'deliveries',
    'drafter',
    'drop_own_key',
    'end_access',
    'end_consents',
    'end_drafted',
    'end_withdrawn',
    'end_sessions',
    'end_travel',
    'enter',
    'entries_numbered',
    'entries_of',
    'erase',
    'escalate',
    'expire_offers',
    'facts',
    'find_marks',
    'find_names',
    'first_invitation',
    'forget',
    'forget_credentials',
    'forget_entries',
    'forget_strangers',
    'founds',
    'give',
    'guests_by',
    'handed',
    'heads',
    'held_with',
    'hold_offer',
    'index_person',
    'invite_first_admin',
    'joined',
    'keep_sides',
    'kept_apart',
    'last_said',
    'lift_judged',
    'list_unsigned',
    'mark_case',
    'may_answer',
    'may_correct',
    'may_take',
    'meeting',
    'meets',
    'mornings',
    'needs_no_yes',
    'not_told',
    'note_addendum',
    'note_digest',
    'note_matches',
    'note_refusal',
    'numbers_of',
    'occupied',
    'open_birth',
    'open_case',
    'open_handover',
    'open_homecoming',
    'open_joined',
    'open_manifest',
    'open_match',
    'open_referral',
    'open_stay',
    'organisation',
    'own_numbers',
    'paper_unsigned',
    'pass_by_offer',
    'pass_custody',
    'place_event',
    'police_hold',
    'purge_deliveries',
    'received_by',
    'receives',
    'record_roles',
    'seated',
    'seek_matches',
    'seek_sought',
    'seen_by',
    'sees_things',
    'settled',
    'sharing_marks',
    'shut_sharing',
    'signer',
    'someone_answers',
    'stop_sharing',
    'take_beds',
    'take_digest',
    'tell_glass',
    'tell_review',
    'tell_waiting',
    'things_by',
    'things_to_follow',
    'things_untold',
    'to_receive',
    'unask',
    'unassign_barred',
    'unassign_gone',
    'unshare',
    'witnessed',
    'write_morning',
  ];

  it('are opened by known gates only, which no temporary table can mislead', async () => {
    const definers = await rows<{ name: string; owner: string; config: string[] | null }>(
      `select p.proname as name, p.proowner::regrole::text as owner, p.proconfig as config from pg_proc p
       join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    expect(definers.map(({ name }) => name)).toEqual(gates.toSorted());
    expect(definers.filter(({ owner }) => owner !== 'pulang_gate')).toEqual([]);
    // The temporary schema is searched first unless it is named; with pg_catalog alone every table is named in full.
    const paths = definers.flatMap(({ config }) => config ?? []);
    expect(paths.filter((path) => !/^search_path=pg_catalog(, (public, )?pg_temp)?$/.test(path))).toEqual([]);
    expect(definers.filter(({ config }) => !config?.length)).toEqual([]);
  });

  it('keep from an account what it is barred from: in each gate that asks what its unit reaches, on each row of the desk', async () => {
    const gatesThatAsk = await rows<{ name: string; bar: boolean }>(
      `select p.proname as name, p.prosrc like '%app.barred()%' as bar from pg_proc p where p.pronamespace = 'app'::regnamespace
       and p.prosecdef and p.prosrc ~ 'case_access' and p.prosrc ~ '\\.unit_id = (\\(select )?app\\.unit\\(\\)' order by 1`,
    );
    expect(gatesThatAsk.length).toBeGreaterThan(8);
    expect(gatesThatAsk.filter(({ bar }) => !bar)).toEqual([]);
    const open = await rows(
      `select c.relname as name from pg_class c where c.relkind = 'r'
         and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'see_desk')
         and (c.relname in ('cases', 'person') or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('case_id', 'person_id')))
         and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'unbarred' and not p.polpermissive
           and 'pulang_desk'::regrole = any (p.polroles)) order by 1`,
    );
    // Whoever asks after somebody is of no case; what an enquiry has to do with one is in `enquiry_match`. Nor is a
    // provider, or support for a place; what they are for somebody is in `plan_item` and `benefit`.
    expect(open.map(({ name }) => name)).toEqual(['enquiry', 'enquiry_reply', 'provider', 'shared_support']);
    const own = await rows<{ table: string }>(
      `select tablename as table from pg_policies where policyname = 'unbarred' and 'pulang_app' = any (roles) order by 1`,
    );
    // What a unit sees of a case by anything but its access to it has the bar on itself.
    const bare = await rows(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id' where c.relkind = 'r'
         and exists (select from pg_policies p where p.tablename = c.relname and p.permissive = 'PERMISSIVE' and 'pulang_app' = any (p.roles)
           and p.cmd in ('SELECT', 'ALL') and p.qual !~ '^\\(*EXISTS \\( SELECT\\s+FROM (case_access|case_file|glass) ')
         and not exists (select from pg_policies p where p.tablename = c.relname and p.policyname = 'unbarred' and 'pulang_app' = any (p.roles))`,
    );
    expect(bare).toEqual([]);
    expect(own.map(({ table }) => table)).toEqual([
      'alert',
      'audit_entry',
      'case_access',
      'draft',
      'glass',
      'host_entry',
      'person_match',
      'referral',
      'upload',
    ]);
  });

  it('give no reach and open no match for the asking: those gates are for other gates', async () => {
    const callable = await rows(
      `select p.proname as name from pg_proc p where p.pronamespace = 'app'::regnamespace and p.proname in ('give', 'end_travel', 'forget_credentials', 'open_match', 'bring_in_police')
       and has_function_privilege('pulang_app', p.oid, 'execute')`,
    );
    expect(callable).toEqual([]);
    await expect(world.owner.query(`set role pulang_app; select * from app.context_key`)).rejects.toThrow(
      'permission denied',
    );
    await world.owner.query('reset role');
  });

  it('have nothing in them that everybody may use', async () => {
    const open = await rows(
      `select 'table ' || c.relname as what from pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
         where c.relnamespace in ('public'::regnamespace, 'app'::regnamespace) and a.grantee = 0
       union all select 'column ' || t.attname from pg_attribute t, aclexplode(t.attacl) a
         where a.grantee = 0 and t.attrelid in (select oid from pg_class where relnamespace in ('public'::regnamespace, 'app'::regnamespace))
       union all select 'function ' || p.proname from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
         where p.pronamespace in ('public'::regnamespace, 'app'::regnamespace) and a.grantee = 0
       union all select 'schema ' || n.nspname from pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
         where n.nspname in ('public', 'app') and a.grantee = 0`,
    );
    expect(open).toEqual([]);
  });
});

describe('A context', () => {
  const manila: DbContext = { account: idOf('account officer.manila'), unit: idOf('unit KBRI-MNL'), standing: 'unit' };
  const phnomPenh: DbContext = {
    account: idOf('account officer.phnompenh'),
    unit: idOf('unit KBRI-PNH'),
    standing: 'unit',
  };
  let app: Client;
  beforeAll(async () => {
    await world.registered(2);
    const url = new URL(process.env['PULANG_TEST_OWNER_URL'] ?? '');
    url.pathname = `/${world.owner.database ?? ''}`;
    app = new Client({ connectionString: addressFor(url.href, 'pulang_app', world.ring.secret('database')) });
    await app.connect();
  });
  afterAll(() => app.end());

  /** What a statement that was smuggled into the application could see, table by table. */
  async function seen(context?: string, settings: Record<string, string> = {}): Promise<number> {
    await app.query('begin');
    try {
      if (context !== undefined) await app.query('select app.enter($1)', [context]);
      for (const [name, value] of Object.entries(settings))
        await app.query('select set_config($1, $2, true)', [name, value]);
      let count = 0;
      for (const table of [...Object.keys(tableReaches), 'case_access', 'person_key', 'former_case']) {
        count += (await app.query(`select from ${table}`)).rowCount ?? 0;
      }
      return count;
    } finally {
      await app.query('rollback');
    }
  }
  const signer = () => new ContextSigner(world.ring.secret('context'));

  it('that the core signed shows the unit its cases', async () => {
    expect(await seen(signer().sign(manila))).toBeGreaterThan(0);
  });

  it.each([
    ['that nobody entered', () => undefined],
    ['that is empty', () => ''],
    ['that has no signature', () => `${manila.account}|${manila.unit}|unit|9999999999|`],
    ['that another key signed', () => new ContextSigner(Buffer.alloc(32, 7)).sign(manila)],
    ['whose unit was changed after it was signed', () => signer().sign(phnomPenh).replace(phnomPenh.unit, manila.unit)],
    ['whose standing was changed after it was signed', () => signer().sign(phnomPenh).replace('|unit|', '|desk|')],
    ['that has expired', () => signer().sign(manila, Date.now() - 120_000)],
    ['of another unit', () => signer().sign(phnomPenh)],
  ])('%s shows no row', async (_, context) => {
    expect(await seen(context())).toBe(0);
  });

  it.each([
    [
      'that is set under other names',
      () => ({ 'app.unit': manila.unit, 'app.standing': 'desk', 'app.account': manila.account }),
    ],
    ['that was signed and set without being entered', () => ({ 'app.context': signer().sign(manila) })],
    [
      'that was set with a seal of nothing',
      () => ({ 'app.context': signer().sign(manila), 'app.seal': `\\x${'00'.repeat(32)}` }),
    ],
  ])('%s shows no row', async (_, settings) => {
    expect(await seen(undefined, settings())).toBe(0);
  });

  /** The settings that a genuine context becomes, as a statement that was smuggled in may read them. */
  async function entered(): Promise<Record<string, string>> {
    await app.query('begin');
    await app.query('select app.enter($1)', [signer().sign(manila)]);
    const { rows } = await app.query<Record<string, string>>(
      `select current_setting('app.context') as "app.context", current_setting('app.seal') as "app.seal"`,
    );
    await app.query('rollback');
    return rows[0] ?? {};
  }

  it('that is only claimed is told neither the people of a movement, nor the seats taken on its leg, nor that all have come', async () => {
    const plan = await planned(world);
    const ids = await preparing(world, 2);
    await readyOn(world, plan.id, ids);
    await issue(world, plan.id);
    await boardAll(world, plan.id, ids);
    const counted = async (context?: string, claimed?: DbContext, seal = '') => {
      await app.query('begin');
      try {
        if (context !== undefined) await app.query('select app.enter($1)', [context]);
        if (claimed) {
          const claims = `${claimed.account}|${claimed.unit}|unit|{}|{}|{}|{}`;
          await app.query(`select set_config('app.context', $1, true), set_config('app.seal', $2, true)`, [
            claims,
            seal,
          ]);
        }
        const { rows: told } = await app.query(
          'select app.heads($1) as heads, app.seated($2) as seated, app.settled($1) as settled',
          [plan.id, plan.legs[0]],
        );
        return told[0] as { heads: number | null; seated: number | null; settled: boolean | null };
      } finally {
        await app.query('rollback');
      }
    };
    const nothing = { heads: null, seated: null, settled: null };
    const forged = () => counted(undefined, manila, `\\x${'00'.repeat(32)}`);
    expect(await counted(signer().sign(manila))).toEqual({ heads: 2, seated: 2, settled: false });
    expect(await counted(signer().sign({ ...manila, unit: kemensos }))).toEqual({
      heads: 2,
      seated: null,
      settled: false,
    });
    for (const [who, told] of Object.entries({
      nobody: await counted(),
      stranger: await counted(signer().sign(phnomPenh)),
      claim: await counted(undefined, manila),
      forged: await forged(),
      changed: await counted(signer().sign(phnomPenh), manila),
    }))
      expect({ who, told }).toEqual({ who, told: nothing });

    // As they were before, of whoever claims and of anybody at all, they would have told.
    const [as] = await rows<{ heads: string; seated: string; settled: string }>(
      `select pg_get_functiondef('app.heads(uuid)'::regprocedure) as heads, pg_get_functiondef('app.seated(uuid)'::regprocedure) as seated,
         pg_get_functiondef('app.settled(uuid)'::regprocedure) as settled`,
    );
    const { heads = '', seated = '', settled = '' } = as ?? {};
    const asked = '(select c.unit from app.caller c)';
    try {
      await rows(heads.replaceAll(asked, 'app.claimed()'));
      await rows(seated.replace(`and m.unit_id = ${asked}`, ''));
      await rows(settled.replace(/ and \(select c\.unit[^]*end\]\)/, ''));
      expect(await forged()).toEqual({ heads: 2, seated: 2, settled: false });
    } finally {
      await rows(heads);
      await rows(seated);
      await rows(settled);
    }
    expect(await forged()).toEqual(nothing);
  });

  it('that was entered shows no row in another transaction', async () => {
    expect(await seen(undefined, await entered())).toBe(0);
  });

  it('loses its rows when somebody is named in it, or a bar is taken out of it', async () => {
    await app.query('begin');
    await app.query('select app.enter($1)', [signer().sign(manila)]);
    const cases = async () => (await app.query('select from cases')).rowCount;
    const before = await cases();
    for (const [from, to] of [
      [manila.unit, phnomPenh.unit],
      ['|unit|', '|desk|'],
      ['{}|', '{00000000-0000-7000-8000-000000000000}|'],
    ]) {
      await app.query('savepoint changed');
      await app.query(`select set_config('app.context', replace(current_setting('app.context'), $1, $2), true)`, [
        from,
        to,
      ]);
      expect(await cases()).toBe(0);
      await app.query('rollback to changed');
    }
    expect(before).toBeGreaterThan(0);
    expect(await cases()).toBe(before);
    await app.query('rollback');
  });
});
