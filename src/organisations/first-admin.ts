import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { agencyKinds } from '#domain';
import { LOGIN } from './account-act.input';
import { goodUntil, newLink } from './invitations.service';

/** What the command line says; an organisation and a unit that there are need only their codes. */
export interface FirstAdmin {
  organisation: string;
  unit: string;
  /** Before the @. */
  login: string;
  name?: string | undefined;
  kind?: string | undefined;
  organisationName?: string | undefined;
  unitName?: string | undefined;
  country?: string | undefined;
  zone?: string | undefined;
  /** What the outside provider that people sign in with calls them, where that is known: then no link is needed. */
  outside?: { issuer: string; subject: string } | undefined;
  /** Makes an administrator where there is one: for an organisation whose last one is gone. */
  forceRecovery: boolean;
}

/** What was asked for can't be done; the message says what to do instead. */
export class FirstAdminError extends Error {}

interface Found {
  id: string;
}

interface Made {
  login: string;
  link: string | null;
}

/**
 * The first administrator of an organisation, made by the owner of the database: all others are made by administrators.
 * Answers the login and the path of the link, which is shown this once; null for whom an outside provider knows already.
 */
export async function makeFirstAdmin(owner: Client, asked: FirstAdmin): Promise<Made> {
  if (!LOGIN.test(asked.login))
    throw new FirstAdminError('--login is small letters, digits, dots and hyphens; the organisation is added to it.');
  await owner.query('begin');
  try {
    const made = await inTransaction(owner, asked);
    await owner.query('commit');
    return made;
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

async function inTransaction(owner: Client, asked: FirstAdmin): Promise<Made> {
  const organisation =
    (await one(owner, 'select id from organisation where code = $1', [asked.organisation])) ??
    (await makeOrganisation(owner, asked));
  await owner.query(`select pg_advisory_xact_lock(hashtext('administrators'), hashtext($1::text))`, [organisation.id]);
  const unit = await unitOf(owner, asked, organisation.id);
  const administrator = await one(
    owner,
    `select a.id from account a join unit u on u.id = a.unit_id where u.organisation_id = $1 and 'admin' = any (a.roles)
     and a.disabled_at is null limit 1`,
    [organisation.id],
  );
  if (administrator && !asked.forceRecovery)
    throw new FirstAdminError(
      `${asked.organisation} has an administrator: ask them for an invitation. If there is nobody left to ask, ` +
        'say --force-recovery; the audit keeps that you did.',
    );

  const login = `${asked.login}@${asked.organisation.toLowerCase()}`;
  if (await one(owner, 'select id from account where login = $1', [login]))
    throw new FirstAdminError(`${login} is taken: give another --login.`);
  const account = randomUUID();
  await owner.query(
    `insert into account (id, login, name, unit_id, roles, language) values ($1, $2, $3, $4, '{admin}', 'id')`,
    [account, login, asked.name ?? null, unit.id],
  );
  const link = asked.outside ? await linkOutside(owner, account, asked.outside) : await invite(owner, account);
  await owner.query(
    `insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request) values ($1, $2, 'SET_UP', $3, '{}', '{}', $4)`,
    [account, unit.id, administrator ? 'recoverAdmin' : 'firstAdmin', randomUUID()],
  );
  return { login, link };
}

async function invite(owner: Client, account: string): Promise<string> {
  const { link, hash } = newLink();
  const now = new Date();
  await owner.query(
    `insert into invitation (id, account_id, kind, token_hash, recorded_at, expires_at) values ($1, $2, 'JOIN', $3, $4, $5)`,
    [randomUUID(), account, hash, now, goodUntil(now)],
  );
  return link;
}

async function linkOutside(owner: Client, account: string, { issuer, subject }: NonNullable<FirstAdmin['outside']>) {
  const { rowCount } = await owner.query(
    'insert into account_subject (id, issuer, subject, account_id) values ($1, $2, $3, $4) on conflict do nothing',
    [randomUUID(), issuer, subject, account],
  );
  if (rowCount === 0) throw new FirstAdminError(`${subject} is somebody else already: give another --subject.`);
  return null;
}

async function makeOrganisation(
  owner: Client,
  { organisation: code, kind, organisationName }: FirstAdmin,
): Promise<Found> {
  if (!/^[A-Z][A-Z0-9-]{1,23}$/.test(code))
    throw new FirstAdminError('--organisation is a code in capitals, such as KEMLU.');
  if (!agencyKinds.has(kind))
    throw new FirstAdminError(`${code} is new: say --kind, one of ${agencyKinds.codes.join(', ')}.`);
  const name = organisationName ?? agencyKinds.label(kind, 'id');
  const id = randomUUID();
  await owner.query('insert into organisation (id, code, kind, name_id, name_en) values ($1, $2, $3, $4, $5)', [
    id,
    code,
    kind,
    name,
    organisationName ?? agencyKinds.label(kind, 'en'),
  ]);
  return { id };
}

async function unitOf(owner: Client, asked: FirstAdmin, organisation: string): Promise<Found> {
  const { unit: code, unitName = code, country = 'ID', zone = 'Asia/Jakarta' } = asked;
  const found = await one(owner, 'select id from unit where code = $1 and organisation_id = $2', [code, organisation]);
  if (found) return found;
  if (await one(owner, 'select id from unit where code = $1', [code]))
    throw new FirstAdminError(`${code} is a unit of another organisation.`);
  if (!/^(?=.{3,24}$)[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/.test(code))
    throw new FirstAdminError('--unit is a code in capitals, such as KEMLU-PWNI.');
  if (!/^[A-Z]{2}$/.test(country) || !Intl.supportedValuesOf('timeZone').includes(zone))
    throw new FirstAdminError('--country is two capitals (ISO 3166-1), --zone a name such as Asia/Jakarta.');
  const id = randomUUID();
  await owner.query(
    'insert into unit (id, code, organisation_id, name_id, name_en, country, zone) values ($1, $2, $3, $4, $4, $5, $6)',
    [id, code, organisation, unitName, country, zone],
  );
  return { id };
}

async function one(owner: Client, text: string, values: unknown[]): Promise<Found | null> {
  const { rows } = await owner.query<Found>(text, values);
  return rows[0] ?? null;
}
