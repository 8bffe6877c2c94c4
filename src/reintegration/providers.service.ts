import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AssistanceType } from '#domain';
import { caller } from '../platform/db/caller';
import { join, raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { Vault } from '../platform/vault/vault';
import { Provider, type AddProvider, type ChangeProvider } from './provider.entity';

const ours = sql`(select u.organisation_id from unit u where u.id = (select app.claimed()))`;

interface Known {
  personId: string;
  version: number;
  sealed: Buffer | null;
  wrapped: Buffer;
  endedAt: Date | null;
}

/** Whom an organisation plans with. */
@Injectable()
export class Providers {
  constructor(private readonly vault: Vault) {}

  page({ first, after }: PageArgs, offers: AssistanceType | undefined): Plan {
    const wanted = [
      sql`t.organisation_id = ${ours}`,
      raw('t.ended_at is null'),
      ...(offers ? [sql`${offers} = any (t.offers)`] : []),
    ];
    return page({
      entity: Provider,
      where: join(wanted, ' and '),
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, caller().roles.includes('partner')),
      after,
    });
  }

  async add({ id = randomUUID(), agency, name, contact, offers, regency }: AddProvider): Promise<Outcome> {
    const { query, actor, now } = tx();
    if (Boolean(agency) === Boolean(name)) throw new Refused('PROVIDER_NAME', 'name');
    const person = randomUUID();
    const { key, wrapped } = this.vault.create(person);
    await query(
      sql`insert into provider (id, version, person_id, unit_id, organisation_id, agency_id, offers, regency, recorded_at, sealed)
          select ${id}, 1, ${person}, u.id, u.organisation_id, ${agency ?? null}, ${offers}, ${regency ?? null}, ${now},
                 ${this.vault.sealWith(key, placeOf(id), { name, contact })}
          from unit u where u.id = ${actor.unit}`,
    );
    await query(sql`insert into person_key (person_id, wrapped) values (${person}, ${wrapped})`);
    return { entity: Provider, id, cases: [] };
  }

  async change({ provider: id, version, contact, offers, ended }: ChangeProvider): Promise<Outcome> {
    const { query, now } = tx();
    const [known] = await query<Known>(
      sql`select p.person_id as "personId", p.version, p.sealed, k.wrapped, p.ended_at as "endedAt"
          from provider p join person_key k on k.person_id = p.person_id
          where p.id = ${id} and p.organisation_id = ${ours} for no key update of p`,
    );
    if (!known) throw new Refused('NOT_FOUND', 'provider');
    if (known.version !== version) throw new Refused('STALE_VERSION', 'version');
    if (known.endedAt) throw new Refused('PROVIDER_ENDED', 'provider');
    const said = known.sealed ? this.vault.open(known.wrapped, placeOf(id), known.sealed) : {};
    const content = contact === undefined ? said : { ...said, contact };
    await query(
      sql`update provider set version = version + 1, offers = coalesce(${offers ?? null}, offers),
            ended_at = ${ended ? now : null}, sealed = ${await this.vault.seal({ ...placeOf(id), person: known.personId }, content)}
          where id = ${id}`,
    );
    return { entity: Provider, id, cases: [] };
  }
}

const placeOf = (row: string) => ({ table: 'provider', envelope: 'sealed', row });

/** Each is one of our organisation's, whom something new may be planned with. */
export async function checkProviders(named: readonly { id: string; field: string }[]): Promise<void> {
  if (named.length === 0) return;
  const ids = [...new Set(named.map(({ id }) => id))];
  const found = await tx().query<{ id: string; ended: boolean }>(
    sql`select id, ended_at is not null as ended from provider where id = any (${ids}::uuid[]) and organisation_id = ${ours}`,
  );
  const ended = new Map(found.map((one) => [one.id, one.ended]));
  for (const { id, field } of named) {
    if (!ended.has(id)) throw new Refused('NOT_FOUND', field);
    if (ended.get(id)) throw new Refused('PROVIDER_ENDED', field);
  }
}
