import { createHmac, createSecretKey, randomUUID, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { limits } from '#server';
import { Group } from '../cases/group.entity';
import type { RegisterCase } from '../cases/register.input';
import { Registration } from '../cases/registration.service';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { KeyRing } from '../platform/vault/key-ring';
import { SearchIndex } from '../platform/vault/search-index';
import { Vault } from '../platform/vault/vault';
import type { RowProblem, TypedCell } from './draft.entity';
import type { ImportList } from './exchange.inputs';
import { ListImport, ListRowState, type ListRow } from './list-import';
import { filledBy, meaningsOf, refusalOf, RefusedList, registrationOf, told, typedFor, type Shared } from './row';
import { plain, type Meanings } from './sheet/headings';
import {
  readList,
  rowKey,
  typedKey,
  type ListProblem,
  type ListRow as SheetRow,
  type PeopleList,
} from './sheet/read-list';
import { readSheet } from './sheet/read-sheet';

/** A row with all that is known of it before anything is kept. */
interface Row {
  sheet: SheetRow;
  typed: TypedCell[];
  registration: RegisterCase;
  problems: RowProblem[];
  fingerprint: Buffer;
}

/** A row of the unit's that an earlier act brought, or this one. */
interface Known {
  fingerprint: Buffer;
  id: string;
  act_key: string;
  state: string;
  held_back: boolean;
  case_id: string | null;
}

/** Lists of people: what can be registered is, what can't waits as it was typed, and no row ever comes twice. */
@Injectable()
export class Lists {
  private readonly key: KeyObject;

  constructor(
    private readonly registration: Registration,
    private readonly vault: Vault,
    private readonly blind: SearchIndex,
    ring: KeyRing,
  ) {
    this.key = createSecretKey(ring.secret('idempotency'));
  }

  async import(input: ImportList): Promise<Outcome> {
    const { list, rows } = await this.read(input);
    if (!input.dryRun) {
      const [fault] = list.problems;
      if (fault) throw new RefusedList(fault);
      if (list.dateOrder.ask) throw new Refused('AMBIGUOUS_DATE', 'dateOrder');
      await this.keep(input, rows);
      await this.keepMeanings(input);
    }
    return this.answer(input, list, rows);
  }

  /** The same key again: what it brought, told as it was brought. */
  async again(input: ImportList): Promise<Outcome> {
    const { list, rows } = await this.read(input);
    return this.answer(input, list, rows);
  }

  private async read(input: ImportList): Promise<{ list: PeopleList; rows: Row[] }> {
    const { actor, now } = tx();
    const shared = await this.shared(input);
    const sheet = sheetOf(input);
    const meanings = meaningsOf([...(await this.kept()), ...input.columns]);
    const list = listOf(sheet, input, now, meanings);
    const keyOf = keysOf(meanings.size > 0 ? listOf(sheet, input, now, new Map()) : list);
    if (list.rows.length > limits.rows) throw new Refused('BATCH_TOO_LARGE', 'content', { most: limits.rows });
    const withField = typedFor(list.columns);
    const rows = list.rows.map((sheet): Row => {
      const registration = registrationOf(sheet, shared);
      const refusal = sheet.problems.length ? null : refusalOf(registration, actor.language, now);
      const problems = refusal ? [refusal] : sheet.problems.map((one) => told(one, actor.language));
      return {
        sheet,
        typed: sheet.typed.map(withField),
        registration,
        problems,
        fingerprint: this.fingerprint(keyOf(sheet)),
      };
    });
    return { list, rows };
  }

  private async shared({ group, source, consents }: ImportList): Promise<Shared> {
    const [own] = await tx().query<{ country: string; received_at: Date }>(
      sql`select country, received_at from intake_group where id = ${group} and unit_id = ${tx().actor.unit}`,
    );
    if (!own) throw new Refused('GROUP_CLOSED', 'group');
    return { group, source, consents, country: own.country, receivedAt: own.received_at };
  }

  /** Keyed by the unit as well, so that the same person's row in two lists does not show in the database. */
  private fingerprint(of: string): Buffer {
    return createHmac('sha256', this.key).update(`row|${tx().actor.unit}|${of}`).digest();
  }

  private kept(): Promise<{ heading: string; field: string | null }[]> {
    return tx().query(sql`select heading, field from list_heading where unit_id = ${tx().actor.unit}`);
  }

  /** What was said of the columns of a list that came is known of the next ones; said otherwise later, the later holds. */
  private async keepMeanings({ columns }: ImportList): Promise<void> {
    const { query, actor, now } = tx();
    const said = new Map(columns.map(({ heading, field }) => [plain(heading), field]));
    await query(
      sql`insert into list_heading (id, unit_id, heading, field, recorded_at)
          select gen_random_uuid(), ${actor.unit}, m.heading, m.field, ${now}
          from unnest(${[...said.keys()]}::text[], ${[...said.values()]}::text[]) m (heading, field) order by m.heading
          on conflict (unit_id, heading) do update set field = excluded.field, recorded_at = excluded.recorded_at`,
    );
  }

  /**
   * Takes the new rows and registers the good ones. Of two uploads at once the second waits here, and then finds the
   * rows taken; in order, so that neither waits for the other.
   */
  private async keep(input: ImportList, rows: readonly Row[]): Promise<void> {
    const { query, actor, now } = tx();
    const kept = rows.map((row) => {
      const held = row.problems.length > 0;
      const [id, person] = [randomUUID(), randomUUID()];
      return {
        ...row,
        id,
        person,
        held,
        ...(held ? this.sealed(id, person, row, input.fileName) : { wrapped: null, sealed: null }),
      };
    });
    const taken = await query<{ id: string }>(
      sql`insert into draft (id, version, group_id, unit_id, person_id, act_key, line, state, held_back, fingerprint, case_id, recorded_at, sealed)
          select d.id, 1, ${input.group}, ${actor.unit}, d.person, ${input.key}, d.line, case when d.held then 'OPEN' else 'REGISTERED' end,
                 d.held, d.fingerprint, d.case_id, ${now}, d.sealed
          from unnest(${kept.map((one) => one.id)}::uuid[], ${kept.map((one) => one.person)}::uuid[], ${kept.map((one) => one.sheet.line.row)}::int[],
                 ${kept.map((one) => one.held)}::boolean[], ${kept.map((one) => one.fingerprint)}::bytea[],
                 ${kept.map((one) => (one.held ? null : one.registration.id))}::uuid[], ${kept.map((one) => one.sealed)}::bytea[])
               as d (id, person, line, held, fingerprint, case_id, sealed)
          order by d.fingerprint
          on conflict (unit_id, fingerprint) do nothing returning id`,
    );
    const isNew = new Set(taken.map(({ id }) => id));
    const drafts = kept.filter((one) => one.held && isNew.has(one.id));
    await query(
      sql`insert into person_key (person_id, wrapped)
          select * from unnest(${drafts.map((one) => one.person)}::uuid[], ${drafts.map((one) => one.wrapped)}::bytea[])`,
    );
    for (const { registration, person, sheet } of kept.filter((one) => !one.held && isNew.has(one.id))) {
      await this.registration.register(registration, { person, needNote: sheet.values.urgentNeeds?.note ?? null });
    }
  }

  /** All that was typed and what is wrong with it, under the key of the person that the row will become. */
  private sealed(id: string, person: string, { typed, problems }: Row, list: string) {
    const { key, wrapped } = this.vault.create(person);
    const content = { typed, problems, list };
    return { wrapped, sealed: this.vault.sealWith(key, { table: 'draft', envelope: 'sealed', row: id }, content) };
  }

  private async answer(input: ImportList, list: PeopleList, rows: readonly Row[]): Promise<Outcome> {
    const { query, actor } = tx();
    const known = await query<Known>(
      sql`select fingerprint, id, act_key, state, held_back, case_id from draft
          where unit_id = ${actor.unit} and fingerprint = any (${rows.map(({ fingerprint }) => fingerprint)}::bytea[])`,
    );
    const byFingerprint = new Map(known.map((one) => [one.fingerprint.toString('hex'), one]));
    const registered = await this.registeredWith(rows);
    const answered = rows.map((row, i): ListRow => {
      const found = byFingerprint.get(row.fingerprint.toString('hex'));
      const others = registered.filter((one) => one.row === i && one.id !== found?.case_id);
      const warnings = [...row.sheet.warnings, ...others.map(alreadyRegistered)].map((one) =>
        told(one, actor.language),
      );
      return {
        line: row.sheet.line.row,
        number: row.sheet.line.number,
        state: stateOf(row, found, input.key),
        problems: row.problems,
        warnings,
        draft: found?.held_back ? found.id : null,
        case: found?.case_id ?? null,
      };
    });
    const count = (...states: ListRowState[]) => answered.filter(({ state }) => states.includes(state)).length;
    const value = Object.assign(new ListImport(), {
      id: input.key,
      group: input.group,
      rows: answered,
      columns: list.columns
        .filter(({ named, field }) => named && field !== 'line')
        .map(({ heading, field }) => ({ heading, field: filledBy(field) })),
      ready: count(ListRowState.READY, ListRowState.REGISTERED),
      drafts: count(ListRowState.DRAFT),
      registered: count(ListRowState.REGISTERED),
      repeated: count(ListRowState.REPEATED),
      asksDateOrder: list.dateOrder.ask,
      problems: list.problems.map((one) => told(one, actor.language)),
      warnings: list.warnings.map((one) => told(one, actor.language)),
    });
    return { entity: Group, id: input.group, cases: answered.flatMap((one) => one.case ?? []), value };
  }

  /** Cases in the unit's own custody that have a row's NIK or passport. What lies outside is the national desk's. */
  private registeredWith(rows: readonly Row[]): Promise<{ row: number; field: string; id: string; number: string }[]> {
    const marks = rows.flatMap(({ sheet: { values } }, row) =>
      this.blind.marks({ NIK: values.nik, PASSPORT: values.passportNumber }).map((mark) => ({ ...mark, row })),
    );
    return tx().query(
      sql`select row, field, id, number from app.held_with(${marks.map((one) => one.row)}::int[], ${marks.map((one) => one.field)}::text[],
            ${marks.map((one) => one.mark)}::bytea[])`,
    );
  }
}

type Cells = Parameters<typeof readList>[0];

function sheetOf({ content, fileName }: ImportList): Cells {
  const sheet = readSheet(Buffer.from(content, 'base64'), fileName);
  if ('problem' in sheet) throw new RefusedList({ ...sheet.problem, typed: '' });
  return sheet.rows;
}

const listOf = (cells: Cells, { dateOrder }: ImportList, now: Date, meanings: Meanings): PeopleList =>
  readList(cells, { today: now.toISOString().slice(0, 10), ...(dateOrder && { dateOrder }), meanings });

/** By what a row is known again: as it is read without what was said of its columns, which may be said otherwise later. */
function keysOf({ rows }: PeopleList): (row: SheetRow) => string {
  const keys = new Map(rows.map((row) => [row.line.row, rowKey(row)]));
  return (row) => keys.get(row.line.row) ?? typedKey(row);
}

function stateOf({ problems }: Row, known: Known | undefined, key: string): ListRowState {
  if (!known) return problems.length > 0 ? ListRowState.DRAFT : ListRowState.READY;
  if (known.act_key !== key) return ListRowState.REPEATED;
  return known.held_back ? ListRowState.DRAFT : ListRowState.REGISTERED;
}

const alreadyRegistered = ({ field, number }: { field: string; number: string }): ListProblem => ({
  code: 'POSSIBLY_REGISTERED',
  params: { number },
  field: field === 'NIK' ? 'nik' : 'passportNumber',
  typed: '',
});
