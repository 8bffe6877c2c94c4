import { mayGive, mayStandTogether, type AgencyKind, type Role } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';

/** An account of the administrator's own organisation, locked for the act. */
export interface HeldAccount {
  id: string;
  login: string;
  version: number;
  roles: Role[];
  unitId: string;
  disabledAt: Date | null;
  organisationId: string;
  kind: AgencyKind;
}

/** The organisation that the caller administers, now: who was stripped a moment ago is no administrator any more. */
export async function administered(): Promise<{ id: string; code: string; kind: AgencyKind }> {
  const [own] = await tx().query<{ id: string; code: string; kind: AgencyKind }>(
    sql`select o.id, o.code, o.kind from account a join unit u on u.id = a.unit_id join organisation o on o.id = u.organisation_id
        where a.id = ${tx().actor.account} and a.disabled_at is null and 'admin' = any (a.roles)`,
  );
  if (!own) throw new Refused('FORBIDDEN');
  return own;
}

/**
 * Hidden and absent accounts read alike: the row is chosen under row-level security. Locked so that rows may still refer
 * to it: two administrators who hold each other write each other's names as givers.
 */
export async function holdAccount(id: string, version?: number | null): Promise<HeldAccount> {
  await administered();
  const [held] = await tx().query<HeldAccount>(
    sql`select a.id, a.login, a.version, a.roles, a.unit_id as "unitId", a.disabled_at as "disabledAt",
               o.id as "organisationId", o.kind
        from account a join unit u on u.id = a.unit_id join organisation o on o.id = u.organisation_id
        where a.id = ${id} for no key update of a`,
  );
  if (!held) throw new Refused('NOT_FOUND', 'account');
  if (version !== undefined && version !== null && version !== held.version)
    throw new Refused('STALE_VERSION', 'version');
  return held;
}

/** What somebody may do is never changed by themselves, whoever they are. */
export function notOneself({ id }: Pick<HeldAccount, 'id'>): void {
  if (id === tx().actor.account) throw new Refused('OWN_ACCOUNT', 'account');
}

export function checkRoles(kind: AgencyKind, held: readonly Role[], field: string): void {
  const beyond = held.find((role) => !mayGive(kind, role));
  if (beyond) throw new Refused('BEYOND_ORGANISATION', field, { role: beyond, kind });
  if (!mayStandTogether(held)) throw new Refused('ROLE_ALONE', field, { roles: held.join(', ') });
}

/** The organisation is part of the login, so that a login that is taken is taken by one's own people. */
export async function freeLogin(local: string, { code }: { code: string }): Promise<string> {
  const login = `${local}@${code.toLowerCase()}`;
  const [taken] = await tx().query(sql`select 1 as one from account where login = ${login}`);
  if (taken) throw new Refused('LOGIN_TAKEN', 'login', { login });
  return login;
}

/** People are no machines: the role of a machine comes with its registration, and with its key. */
export function checkNoMachine(given: readonly Role[], field: string): void {
  if (given.includes('partner')) throw new Refused('MACHINE_ROLE', field);
}

/**
 * Two administrators who remove each other at once: the second waits for the first, and then finds itself the last.
 * The database's own guard takes the same lock.
 */
export async function keepAnAdministrator({ id, organisationId }: HeldAccount): Promise<void> {
  const { query } = tx();
  await query(sql`select pg_advisory_xact_lock(hashtext('administrators'), hashtext(${organisationId}::text))`);
  const [left] = await query(
    sql`select 1 as one from account a join unit u on u.id = a.unit_id where u.organisation_id = ${organisationId}
        and a.id <> ${id} and 'admin' = any (a.roles) and a.disabled_at is null limit 1`,
  );
  if (!left) throw new Refused('LAST_ADMINISTRATOR', 'account');
}
