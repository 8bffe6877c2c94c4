import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hostResolutions, isoOfPartialDate, plainNumber, readPartialDate, type PartialDate } from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { one, page, type Plan } from '../platform/read/plan';
import { Vault } from '../platform/vault/vault';
import { CaseRecord, checkTime } from '../cases/case-record.service';
import { agreementOf, type Agreed, type Ours } from './agreement';
import { HostEntry } from './host-entry.entity';
import { HostList } from './host-list.entity';
import type { HostRow, ReconcileHostList, ResolveHostEntry } from './host-lists.inputs';
import { RefusedList } from './row';
import { readList } from './sheet/read-list';
import { readSheet } from './sheet/read-sheet';

interface PersonRow {
  case: string;
  person: string;
  label: Buffer;
  identity: Buffer | null;
  wrapped: Buffer;
  documents: { id: string; sealed: string }[];
}

interface Member extends Ours {
  wrapped: Buffer;
}

interface EntryRow {
  id: string;
  version: number;
  list: string;
  standing: string;
  person: string;
  case: string | null;
  resolution: string | null;
  sealed: Buffer | null;
  wrapped: Buffer | null;
}

/** What a host state says of whom it lets go, held against whom we know: who is on both, and every difference with an owner. */
@Injectable()
export class HostLists {
  constructor(
    private readonly record: CaseRecord,
    private readonly vault: Vault,
  ) {}

  one(id: string): Plan {
    return one(HostList, (t) => sql`${raw(t)}.id = ${id}`);
  }

  page({ first, after }: PageArgs, group: string): Plan {
    return page({
      entity: HostList,
      where: sql`t.group_id = ${group}`,
      order: 't.occurred_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  async reconcile(input: ReconcileHostList): Promise<Outcome> {
    const { query, actor, now } = tx();
    const { id, group, kind, reference, occurredAt } = input;
    checkTime(occurredAt);
    const own = await query(sql`select from intake_group where id = ${group} and unit_id = ${actor.unit}`);
    if (own.length === 0) throw new Refused('GROUP_CLOSED', 'group');
    const rows = rowsOf(input, now);
    if (rows.length === 0) throw new Refused('INVALID_VALUE', 'rows', { field: 'rows' });
    await query(
      sql`insert into host_list (id, version, unit_id, group_id, kind, reference, occurred_at, recorded_at)
          values (${id}, 1, ${actor.unit}, ${group}, ${kind}, ${reference}, ${occurredAt}, ${now})`,
    );
    const members = await this.members(group);
    const theirs = rows.map(({ name, birthDate, documentNumber }) => ({
      name,
      born: bornOn(birthDate),
      number: (documentNumber && plainNumber(documentNumber)) || null,
    }));
    const agreed = agreementOf(theirs, members);
    await this.keep(id, agreed, rows, new Map(members.map((member) => [member.case, member.wrapped])));
    return { entity: HostList, id, cases: agreed.flatMap(({ ours }) => ours?.case ?? []) };
  }

  async resolve(input: ResolveHostEntry): Promise<Outcome> {
    const { query } = tx();
    const { entry: id, version, resolution, occurredAt, note, owner } = input;
    checkTime(occurredAt);
    const [entry] = await query<EntryRow>(
      sql`select e.id, e.version, e.list_id as list, e.standing, e.person_id as person, e.case_id as case, e.resolution, e.sealed, k.wrapped
          from host_entry e left join person_key k on k.person_id = e.person_id where e.id = ${id} for no key update of e`,
    );
    if (!entry) throw new Refused('NOT_FOUND', 'entry');
    if (entry.version !== version) throw new Refused('STALE_VERSION', 'version');
    if (entry.resolution || entry.standing === 'BOTH') throw new Refused('DIFFERENCE_SETTLED', 'entry');
    if (!resolution && !owner) throw new Refused('INVALID_VALUE', 'resolution', { field: 'resolution' });
    if (owner) await checkUnit(owner);
    const settled = hostResolutions.has(resolution) ? resolution : null;
    if (settled === 'OTHER_PERSON' && entry.case) return this.part(entry, occurredAt);
    const named = settled !== null && hostResolutions.row(settled).case;
    const same = ((named && input.case) || entry.case)?.toLowerCase() ?? null;
    if (named && !same) throw new Refused('INVALID_VALUE', 'case', { field: 'case' });
    const whose = same ? await this.told(same, id, occurredAt, settled) : entry.person;
    const kept = await this.under(whose, entry);
    const at = settled && occurredAt;
    await query(
      sql`update host_entry set version = version + 1, resolution = ${settled}, resolved_at = ${at}, owner_id = coalesce(${owner ?? null}::uuid, owner_id),
                 case_id = ${same}, person_id = ${kept.person}, sealed = ${this.withNote(kept, note)} where id = ${id}`,
    );
    // What was missing on theirs is found with what was missing on ours.
    if (named)
      await query(
        sql`update host_entry set version = version + 1, resolution = ${settled}, resolved_at = ${at}
            where list_id = ${entry.list} and case_id = ${same} and standing = 'ONLY_OURS' and resolution is null and id <> ${id}`,
      );
    return { entity: HostEntry, id, cases: same ? [same] : [] };
  }

  private async told(id: string, entry: string, occurredAt: Date, code: string | null): Promise<string> {
    const held = await this.record.hold('resolveHostEntry', id);
    await this.record.happened(held, { kind: 'resolveHostEntry', occurredAt, subject: entry, ...(code && { code }) });
    return held.personId;
  }

  /** What was typed of somebody who turned out to be known is forgotten with them: it lies under their key from here on. */
  private async under(person: string, entry: EntryRow): Promise<EntryRow> {
    if (person === entry.person) return entry;
    const [key] = await tx().query<{ wrapped: Buffer }>(
      sql`select wrapped from person_key where person_id = ${person}`,
    );
    if (!key) throw new Refused('ERASED', 'case');
    const place = { table: 'host_entry', envelope: 'sealed', row: entry.id };
    const typed = entry.sealed && entry.wrapped ? this.vault.open(entry.wrapped, place, entry.sealed) : null;
    const sealed = typed && this.vault.sealWith(this.vault.unwrap(key.wrapped), place, typed);
    return { ...entry, person, sealed, wrapped: key.wrapped };
  }

  /** Not the person whom the names suggested: from here on a difference on either side, each to be settled on its own. */
  private async part({ id, list, case: ours, person, sealed, wrapped }: EntryRow, occurredAt: Date): Promise<Outcome> {
    const { query, actor, now } = tx();
    await this.told(ours ?? '', id, occurredAt, 'OTHER_PERSON');
    const place = { table: 'host_entry', envelope: 'sealed', row: id };
    const typed = sealed && wrapped ? this.vault.open(wrapped, place, sealed) : {};
    const own = randomUUID();
    const made = this.vault.create(own);
    await query(
      sql`update host_entry set version = version + 1, standing = 'ONLY_THEIRS', case_id = null, person_id = ${own},
                 sealed = ${this.vault.sealWith(made.key, place, typed)} where id = ${id}`,
    );
    await query(sql`insert into person_key (person_id, wrapped) values (${own}, ${made.wrapped})`);
    await query(
      sql`insert into host_entry (id, version, list_id, unit_id, standing, by_number, person_id, case_id, owner_id, recorded_at)
          values (${randomUUID()}, 1, ${list}, ${actor.unit}, 'ONLY_OURS', false, ${person}, ${ours}, ${actor.unit}, ${now})`,
    );
    return { entity: HostEntry, id, cases: ours ? [ours] : [] };
  }

  private withNote({ id, sealed, wrapped }: EntryRow, note: string | undefined): Buffer | null {
    if (!note) return sealed;
    if (!wrapped) throw new Refused('ERASED', 'entry');
    const place = { table: 'host_entry', envelope: 'sealed', row: id };
    const before = sealed ? this.vault.open(wrapped, place, sealed) : {};
    return this.vault.sealWith(this.vault.unwrap(wrapped), place, { ...before, note });
  }

  /** The group's people by all that says who they are, opened for this one question. */
  private async members(group: string): Promise<Member[]> {
    const rows = await tx().query<PersonRow>(
      sql`select c.id as case, p.id as person, p.label, p.identity, k.wrapped,
            (select coalesce(json_agg(json_build_object('id', d.id, 'sealed', encode(d.sealed, 'base64'))), '[]')
             from travel_document d where d.case_id = c.id and d.sealed is not null) as documents
          from cases c join person p on p.id = c.person_id join person_key k on k.person_id = p.id where c.group_id = ${group} order by c.id`,
    );
    return rows.map((row) => this.memberOf(row));
  }

  private memberOf({ case: id, person, label, identity, wrapped, documents }: PersonRow): Member {
    const open = (table: string, envelope: string, row: string, sealed: Buffer) =>
      this.vault.open(wrapped, { table, envelope, row }, sealed);
    const { name, alias } = open('person', 'label', person, label);
    const known = identity ? open('person', 'identity', person, identity) : {};
    const papers = documents.map(
      (one) => open('travel_document', 'sealed', one.id, Buffer.from(one.sealed, 'base64'))['number'],
    );
    const numbers = [known['nik'], known['passportNumber'], ...papers].flatMap((one) =>
      typeof one === 'string' && one ? [plainNumber(one)] : [],
    );
    return {
      case: id,
      person,
      names: [name, alias].filter((one): one is string => typeof one === 'string' && one !== ''),
      born: bornOn(known['birthDate']),
      numbers: new Set(numbers),
      wrapped,
    };
  }

  /** What is typed of somebody lies under their own key; who is nobody's case yet has one of the entry's. */
  private async keep(
    list: string,
    agreed: readonly Agreed[],
    rows: readonly HostRow[],
    keys: ReadonlyMap<string, Buffer>,
  ): Promise<void> {
    const { query, actor, now } = tx();
    const kept = agreed.map((one) => {
      const typed = one.row === null ? null : (rows[one.row] as HostRow);
      const id = randomUUID();
      const person = one.ours?.person ?? randomUUID();
      const made = one.ours ? null : this.vault.create(person);
      const key = made?.key ?? this.vault.unwrap(keys.get(one.ours?.case ?? '') as Buffer);
      const content = typed && { name: typed.name, birthDate: typed.birthDate, documentNumber: typed.documentNumber };
      const sealed = content && this.vault.sealWith(key, { table: 'host_entry', envelope: 'sealed', row: id }, content);
      return { ...one, id, person, wrapped: made?.wrapped ?? null, sealed, sex: typed?.sex ?? null };
    });
    await query(
      sql`insert into host_entry (id, version, list_id, unit_id, line, standing, by_number, sex, person_id, case_id, owner_id, recorded_at, sealed)
          select e.id, 1, ${list}, ${actor.unit}, e.line, e.standing, e.by_number, e.sex, e.person, e.case_id, ${actor.unit}, ${now}, e.sealed
          from unnest(${kept.map((one) => one.id)}::uuid[], ${kept.map((one) => (one.row === null ? null : one.row + 1))}::int[],
                      ${kept.map((one) => one.standing)}::text[], ${kept.map((one) => one.byNumber)}::boolean[], ${kept.map((one) => one.sex)}::text[],
                      ${kept.map((one) => one.person)}::uuid[], ${kept.map((one) => one.ours?.case ?? null)}::uuid[],
                      ${kept.map((one) => one.sealed)}::bytea[]) as e (id, line, standing, by_number, sex, person, case_id, sealed)`,
    );
    const unknown = kept.filter((one) => one.wrapped !== null);
    await query(
      sql`insert into person_key (person_id, wrapped)
          select * from unnest(${unknown.map((one) => one.person)}::uuid[], ${unknown.map((one) => one.wrapped)}::bytea[])`,
    );
  }
}

function bornOn(text: unknown): PartialDate | null {
  const read = typeof text === 'string' && text ? readPartialDate(text) : null;
  return read?.ok ? read.date : null;
}

/** Their rows as they are sent, or read from a file as any list is; what can't be read of a row is left to be judged. */
function rowsOf({ rows, fileName, content }: ReconcileHostList, now: Date): HostRow[] {
  if (!content) return rows;
  const sheet = readSheet(Buffer.from(content, 'base64'), fileName ?? '');
  if ('problem' in sheet) throw new RefusedList({ ...sheet.problem, typed: '' });
  const list = readList(sheet.rows, { today: now.toISOString().slice(0, 10), needed: ['fullName'] });
  const [fault] = list.problems;
  if (fault) throw new RefusedList(fault);
  return list.rows.map(({ values, typed }) => ({
    name: values.fullName ?? typed[0]?.text ?? '?',
    ...(values.birthDate && { birthDate: isoOfPartialDate(values.birthDate) }),
    ...((values.passportNumber ?? values.nik) && { documentNumber: values.passportNumber ?? values.nik ?? '' }),
    ...(values.sex && { sex: values.sex }),
  }));
}

async function checkUnit(id: string): Promise<void> {
  const units = await tx().query(sql`select from unit where id = ${id}`);
  if (units.length === 0) throw new Refused('NOT_FOUND', 'owner');
}
