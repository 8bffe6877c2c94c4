import { Injectable } from '@nestjs/common';
import { join, sql } from '../platform/db/sql';
import { Group } from '../cases/group.entity';
import { RegisterCase } from '../cases/register.input';
import { Registration } from '../cases/registration.service';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { Vault } from '../platform/vault/vault';
import { Draft, DraftState } from './draft.entity';
import type { DiscardDraft, FixDraft, TakeOutDrafts } from './exchange.inputs';

interface HeldDraft {
  id: string;
  state: string;
  version: number;
  person_id: string;
  group_id: string;
  country: string;
  received_at: Date;
  wrapped: Buffer;
  sealed: Buffer;
}

/** Rows of lists that could not be registered as they were typed: each is put right by hand, or discarded with a reason. */
@Injectable()
export class Drafts {
  constructor(
    private readonly registration: Registration,
    private readonly vault: Vault,
  ) {}

  page(group: string, state: DraftState | undefined, { first, after }: PageArgs): Plan {
    return page({
      entity: Draft,
      where: join([sql`t.group_id = ${group} and t.held_back`, ...(state ? [sql`t.state = ${state}`] : [])], ' and '),
      order: 't.line',
      orderType: 'int',
      descending: false,
      first: checkFirst(first, false),
      after,
    });
  }

  /** The draft becomes the case of the person that it always was: their key stays, and with it what was typed. */
  async fix({ draft, version, ...form }: FixDraft): Promise<Outcome> {
    const held = await this.hold(draft, version);
    const { person_id: person, wrapped } = held;
    const { country, received_at: receivedAt, group_id: group } = held;
    const input = Object.assign(new RegisterCase(), { ...form, group, country, receivedAt });
    await this.registration.register(input, { person, wrapped });
    await tx().query(
      sql`update draft set state = ${DraftState.REGISTERED}, case_id = ${input.id}, version = version + 1 where id = ${draft}`,
    );
    return { entity: Draft, id: draft, cases: [input.id] };
  }

  async discard({ draft, version, reason }: DiscardDraft): Promise<Outcome> {
    if (!reason.trim()) throw new Refused('NOTE_MISSING', 'reason');
    const { wrapped, sealed } = await this.hold(draft, version);
    const place = { table: 'draft', envelope: 'sealed', row: draft };
    const content = this.vault.open(wrapped, place, sealed);
    const again = this.vault.sealWith(this.vault.unwrap(wrapped), place, { ...content, reason });
    await tx().query(
      sql`update draft set state = ${DraftState.DISCARDED}, sealed = ${again}, version = version + 1 where id = ${draft}`,
    );
    return { entity: Draft, id: draft, cases: [] };
  }

  /** Rows leave as a file to be put right by whoever wrote the list; who took them and why stands in the audit. */
  async takeOut({ group, purpose }: TakeOutDrafts): Promise<Outcome> {
    const { query, actor } = tx();
    const [own] = await query(sql`select 1 from intake_group where id = ${group} and unit_id = ${actor.unit}`);
    if (!own) throw new Refused('GROUP_CLOSED', 'group');
    return { entity: Group, id: group, cases: [], purpose };
  }

  /** Locked, so that of two who put the same row right one registers it and the other is told. */
  private async hold(id: string, version: number): Promise<HeldDraft> {
    const [held] = await tx().query<HeldDraft>(
      sql`select d.id, d.state, d.version, d.person_id, d.group_id, d.sealed, g.country, g.received_at, k.wrapped
          from draft d join intake_group g on g.id = d.group_id left join person_key k on k.person_id = d.person_id
          where d.id = ${id} and d.held_back for no key update of d`,
    );
    if (!held) throw new Refused('NOT_FOUND', 'draft');
    if (held.state !== DraftState.OPEN) throw new Refused('DRAFT_CLOSED', 'draft');
    if (held.version !== version) throw new Refused('STALE_VERSION', 'version');
    return held;
  }
}
