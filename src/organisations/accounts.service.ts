import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Role } from '#domain';
import { join, raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import type { OfAccount } from './account-act.input';
import { Account } from './account.entity';
import type { AccountFilter, ChangeAccount, ChangeRole, InviteAccount } from './administration.inputs';
import { Invitations } from './invitations.service';
import { RoleGrant } from './role-grant.entity';
import {
  administered,
  checkNoMachine,
  checkRoles,
  freeLogin,
  holdAccount,
  keepAnAdministrator,
  notOneself,
  type HeldAccount,
} from './standing.service';
import { ownUnit } from './units.service';

/** Accounts of one organisation, in the hands of its administrators. */
@Injectable()
export class Accounts {
  constructor(private readonly invitations: Invitations) {}

  page({ first, after }: PageArgs, { unit, role, disabled, text }: AccountFilter = {}): Plan {
    if (unit && !isUUID(unit)) throw new Refused('INVALID_VALUE', 'filter.unit', { field: 'unit' });
    const like = text ? `%${text.replace(/[\\%_]/g, (one) => `\\${one}`)}%` : null;
    const wanted = [
      raw('true'),
      ...(unit ? [sql`t.unit_id = ${unit}`] : []),
      ...(role ? [sql`${role} = any (t.roles)`] : []),
      ...(typeof disabled === 'boolean' ? [sql`(t.disabled_at is not null) = ${disabled}`] : []),
      ...(like ? [sql`(t.login ilike ${like} or t.name ilike ${like})`] : []),
    ];
    return page({
      entity: Account,
      where: join(wanted, ' and '),
      order: 't.login',
      orderType: 'text',
      descending: false,
      first: checkFirst(first, false),
      after,
    });
  }

  grants({ first, after }: PageArgs, account: string | undefined): Plan {
    if (account && !isUUID(account)) throw new Refused('INVALID_VALUE', 'account', { field: 'account' });
    return page({
      entity: RoleGrant,
      where: account ? sql`t.account_id = ${account}` : raw('true'),
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  async invite({ unit, login: local, name, roles, language }: InviteAccount): Promise<Outcome> {
    const own = await administered();
    await ownUnit(unit, own.id);
    checkRoles(own.kind, roles, 'roles');
    checkNoMachine(roles, 'roles');
    const login = await freeLogin(local, own);
    const id = randomUUID();
    await tx().query(
      sql`insert into account (id, login, name, unit_id, roles, language) values (${id}, ${login}, ${name}, ${unit}, ${roles}::text[], ${language})`,
    );
    return this.invitations.issue({ id, login }, 'JOIN');
  }

  async change({ account, version, unit, name, language }: ChangeAccount): Promise<Outcome> {
    const held = await holdAccount(account, version);
    if (unit && unit !== held.unitId) {
      notOneself(held);
      await ownUnit(unit, held.organisationId);
    }
    await tx().query(
      sql`update account set version = version + 1, unit_id = coalesce(${unit ?? null}::uuid, unit_id),
          name = coalesce(${name ?? null}, name), language = coalesce(${language ?? null}, language) where id = ${held.id}`,
    );
    return outcomeOfAccount(held);
  }

  async grant({ account, version, role }: ChangeRole): Promise<Outcome> {
    const held = await holdAccount(account, version);
    notOneself(held);
    if (held.roles.includes(role)) throw new Refused('ROLE_HELD', 'role', { role });
    checkNoMachine([role], 'role');
    const roles = [...held.roles, role];
    checkRoles(held.kind, roles, 'role');
    return this.setRoles(held, roles);
  }

  async revoke({ account, version, role }: ChangeRole): Promise<Outcome> {
    const held = await holdAccount(account, version);
    notOneself(held);
    if (!held.roles.includes(role)) throw new Refused('ROLE_NOT_HELD', 'role', { role });
    if (role === 'admin' && !held.disabledAt) await keepAnAdministrator(held);
    return this.setRoles(
      held,
      held.roles.filter((one) => one !== role),
    );
  }

  /** In the same instant it is out: its sessions and tokens, the invitations to it, and where it stands in. */
  async disable({ account, version }: OfAccount): Promise<Outcome> {
    const held = await holdAccount(account, version);
    notOneself(held);
    if (held.disabledAt) throw new Refused('ACCOUNT_DISABLED', 'account');
    if (held.roles.includes('admin')) await keepAnAdministrator(held);
    const { query, now } = tx();
    await query(sql`update account set disabled_at = ${now}, version = version + 1 where id = ${held.id}`);
    await query(sql`select app.end_access(${held.id}, 'DISABLED')`);
    await query(sql`update stand_in set ended_at = ${now} where account_id = ${held.id} and ended_at is null`);
    await this.invitations.revokeAll(held.id);
    return outcomeOfAccount(held);
  }

  async enable({ account, version }: OfAccount): Promise<Outcome> {
    const held = await holdAccount(account, version);
    if (!held.disabledAt) throw new Refused('ACCOUNT_ENABLED', 'account');
    await tx().query(sql`update account set disabled_at = null, version = version + 1 where id = ${held.id}`);
    return outcomeOfAccount(held);
  }

  /** Not from afar and not by oneself: an administrator who knows the person hands them a new link. */
  async resetSecondFactor({ account, version }: OfAccount): Promise<Outcome> {
    const held = await holdAccount(account, version);
    notOneself(held);
    if (held.disabledAt) throw new Refused('ACCOUNT_DISABLED', 'account');
    await tx().query(sql`select app.end_access(${held.id}, 'CREDENTIALS_CHANGED')`);
    return this.invitations.issue(held, 'RESET');
  }

  private async setRoles(held: HeldAccount, roles: readonly Role[]): Promise<Outcome> {
    await tx().query(sql`update account set roles = ${roles}::text[], version = version + 1 where id = ${held.id}`);
    return outcomeOfAccount(held);
  }
}

const outcomeOfAccount = ({ id }: { id: string }): Outcome => ({ entity: Account, id, cases: [] });
