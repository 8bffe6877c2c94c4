import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { caller } from '../platform/db/caller';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { Vault } from '../platform/vault/vault';
import { CaseRecord, outcomeOfCase } from '../cases/case-record.service';
import { checkAtHome } from './at-home';
import { checkProviders } from './providers.service';
import { SharedSupport } from './shared-support.entity';
import type { LinkSupport, RecordSupport, UpdateSupport } from './shared-support.inputs';
import { checkGiven, type Given } from './support.service';

const ours = raw('(select u.organisation_id from unit u where u.id = (select app.claimed()))');

/** What a community or an office is given, and whom it benefits. */
@Injectable()
export class SharedSupports {
  constructor(
    private readonly vault: Vault,
    private readonly record: CaseRecord,
  ) {}

  page({ first, after }: PageArgs): Plan {
    return page({
      entity: SharedSupport,
      where: sql`t.organisation_id = ${ours}`,
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, caller().roles.includes('partner')),
      after,
    });
  }

  async add({ id = randomUUID(), level, type, note, regencies, provider, ...input }: RecordSupport): Promise<Outcome> {
    const { query, actor, now } = tx();
    const { state, plannedOn = null, givenOn = null, costMinor = null, currency = null } = input;
    checkGiven({ state, givenOn, costMinor, currency, confirmed: false });
    if (provider) await checkProviders([{ id: provider, field: 'provider' }]);
    const person = randomUUID();
    const { key, wrapped } = this.vault.create(person);
    const sealed = note
      ? this.vault.sealWith(key, { table: 'shared_support', envelope: 'sealed', row: id }, { note })
      : null;
    await query(
      sql`insert into shared_support (id, version, person_id, unit_id, organisation_id, level, type, regencies, provider_id, state,
            planned_on, given_on, cost_minor, currency, recorded_at, sealed)
          select ${id}, 1, ${person}, u.id, u.organisation_id, ${level}, ${type}, ${regencies}, ${provider ?? null}, ${state},
            ${plannedOn}, ${givenOn}, ${costMinor}, ${currency}, ${now}, ${sealed} from unit u where u.id = ${actor.unit}`,
    );
    await query(sql`insert into person_key (person_id, wrapped) values (${person}, ${wrapped})`);
    return { entity: SharedSupport, id, cases: [] };
  }

  async update(input: UpdateSupport): Promise<Outcome> {
    const { query } = tx();
    const [before] = await query<Given & { version: number }>(
      sql`select version, state, given_on::text as "givenOn", cost_minor::float8 as "costMinor", currency, false as confirmed
          from shared_support where id = ${input.support} and organisation_id = ${ours} for no key update`,
    );
    if (!before) throw new Refused('NOT_FOUND', 'support');
    if (before.version !== input.version) throw new Refused('STALE_VERSION', 'version');
    const after: Given = {
      state: input.state ?? before.state,
      givenOn: input.givenOn ?? before.givenOn,
      costMinor: input.costMinor ?? before.costMinor,
      currency: input.currency ?? before.currency,
      confirmed: false,
    };
    const settled = before.state === 'CANCELLED' || (before.state === 'GIVEN' && after.state !== 'GIVEN');
    if (settled) throw new Refused('AID_SETTLED', 'support', { state: before.state });
    checkGiven(after);
    await query(
      sql`update shared_support set version = version + 1, state = ${after.state}, given_on = ${after.givenOn},
            cost_minor = ${after.costMinor}, currency = ${after.currency} where id = ${input.support}`,
    );
    return { entity: SharedSupport, id: input.support, cases: [] };
  }

  /** Said in the case of each by itself. */
  async link(input: LinkSupport): Promise<Outcome> {
    const held = await this.record.hold('linkSupport', input.case, input.version, input.occurredAt);
    const { support, occurredAt, note } = input;
    await checkAtHome(held, occurredAt);
    const [found] = await tx().query<{ level: string; type: string; linked: boolean }>(
      sql`select s.level, s.type, exists (select from benefit b where b.support_id = s.id and b.case_id = ${held.id}) as linked
          from shared_support s where s.id = ${support} and s.organisation_id = ${ours}`,
    );
    if (!found) throw new Refused('NOT_FOUND', 'support');
    if (found.linked) throw new Refused('BENEFITS_ALREADY', 'support');
    const fact = { occurredAt, sealed: { note }, columns: { support_id: support } };
    await this.record.add(held, 'benefit', fact, 'linkSupport', `${found.type} ${found.level}`);
    return outcomeOfCase(held);
  }
}
