import { Injectable } from '@nestjs/common';
import {
  addMonths,
  clocks,
  isValidOn,
  latestDay,
  type Day,
  type DocumentKind,
  type DocumentStatus,
  type TravelDocumentFact,
} from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { SearchIndex } from '../platform/vault/search-index';
import { Vault } from '../platform/vault/vault';
import { CaseLife } from '../cases/case-life.service';
import { CaseRecord, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import { Assertions } from '../people/assertions.service';
import { markOfPaper } from './paper-words.service';
import type { RecordClearance, RecordDocument, UpdateDocument } from './papers.inputs';

interface DocumentRow {
  id: string;
  case: string;
  version: number;
  kind: DocumentKind;
  status: DocumentStatus;
  pending: boolean;
  issuedOn: Day | null;
  expiresOn: Day | null;
  sealed: Buffer | null;
  wrapped: Buffer | null;
}

interface Ending {
  id: string;
  kind: string;
  status: string;
  issuedOn?: string | null | undefined;
  expiresOn?: string | null | undefined;
}

/** What somebody travels on, and the host state's leave to go. */
@Injectable()
export class Papers {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
    private readonly vault: Vault,
    private readonly blind: SearchIndex,
    private readonly assertions: Assertions,
  ) {}

  async document(input: RecordDocument): Promise<Outcome> {
    const held = await this.record.hold('recordDocument', input.case, input.version, input.occurredAt);
    const { kind, status, number, numberPending, issuedOn, expiresOn, occurredAt, note } = input;
    checkDays(kind, issuedOn ?? null, expiresOn ?? null, occurredAt);
    const columns = {
      version: 1,
      kind,
      status,
      number_pending: numberPending && !number,
      issued_on: issuedOn ?? null,
      expires_on: expiresOn ?? null,
    };
    const fact = { occurredAt, sealed: { number, note }, columns };
    const id = await oneSplp(() =>
      this.record.add(held, 'travel_document', fact, 'recordDocument', `${kind} ${status}`),
    );
    this.endsOn(held, { id, kind, status, issuedOn, expiresOn }, occurredAt);
    await this.numberSeen(held, kind, number, occurredAt);
    return outcomeOfCase(held);
  }

  /** The number of a passport in hand is proof of it, and finds whoever else was registered with it. */
  private async numberSeen(held: HeldCase, kind: string, number: string | undefined, occurredAt: Date): Promise<void> {
    if (!number) return;
    if (kind !== 'PASSPORT') return this.findable(held, number);
    await this.assertions.say(held, { field: 'PASSPORT', value: number, proof: 'PASSPORT', occurredAt });
  }

  /** An SPLP can not be extended: whoever answers for its holder sees when it ends, until it is used or replaced. */
  private endsOn(held: HeldCase, { id, kind, status, issuedOn, expiresOn }: Ending, at: Date): void {
    if (kind !== 'SPLP' || status !== 'VALID') return;
    const since = issuedOn ? new Date(issuedOn) : at;
    const due = expiresOn ? new Date(expiresOn) : undefined;
    this.record.clock(held, 'SPLP_VALIDITY', { subject: id, at: since, ...(due && { due }) });
  }

  /** Any paper is looked for by its last four digits, which is what people read out. */
  private findable({ personId }: HeldCase, number: string): void {
    const [tail] = this.blind.tail('PAPER_TAIL', number);
    if (!tail) return;
    tx().send(
      sql`insert into person_mark (field, mark, person_id) values (${tail.field}, ${tail.mark}, ${personId}) on conflict do nothing`,
    );
  }

  async update(input: UpdateDocument): Promise<Outcome> {
    const { query } = tx();
    const { occurredAt, number, note } = input;
    const held = await this.record.hold(
      'updateDocument',
      (await documentOf(input.document)).case,
      undefined,
      occurredAt,
    );
    // Read again, now that nobody else can change it.
    const old = await documentOf(input.document);
    if (old.version !== input.version) throw new Refused('STALE_VERSION', 'version');
    // A journey is made once, and what an authority has revoked it issues anew.
    if (old.status === 'CONSUMED' || old.status === 'REVOKED')
      throw new Refused('DOCUMENT_ENDED', 'document', { status: old.status });
    await checkFollows(old.id, occurredAt);
    const status = input.status ?? old.status;
    const issuedOn = input.issuedOn ?? old.issuedOn;
    const expiresOn = input.expiresOn ?? old.expiresOn;
    checkDays(old.kind, issuedOn, expiresOn, occurredAt);
    const place = { table: 'travel_document', envelope: 'sealed', row: old.id };
    const before = old.sealed && old.wrapped ? this.vault.open(old.wrapped, place, old.sealed) : {};
    const sealed =
      number || note
        ? await this.vault.seal(
            { ...place, person: held.personId },
            { ...before, ...(number && { number }), ...(note && { note }) },
          )
        : old.sealed;
    const pending = (input.numberPending ?? old.pending) && !number;
    const reworded = pending !== old.pending || (number !== undefined && number !== before['number']);
    const shown = pending ? undefined : (number ?? before['number']);
    const mark = old.wrapped && markOfPaper(this.vault, this.vault.unwrap(old.wrapped), old.id, shown);
    await oneSplp(() =>
      query(
        sql`update travel_document set status = ${status}, number_pending = ${pending}, wording = wording + ${reworded ? 1 : 0}, words_mark = ${mark}, issued_on = ${issuedOn},
                   expires_on = ${expiresOn}, sealed = ${sealed}, version = version + 1 where id = ${old.id}`,
      ),
    );
    await this.record.happened(held, {
      kind: 'updateDocument',
      occurredAt,
      code: `${old.kind} ${status}`,
      subject: old.id,
      reason: note,
    });
    this.endsOn(held, { id: old.id, kind: old.kind, status, issuedOn, expiresOn }, occurredAt);
    await this.numberSeen(held, old.kind, number, occurredAt);
    const { documents, plannedArrival } = await papersOf(held.id, occurredAt);
    const mayEnter = plannedArrival && documents.some((document) => isValidOn(document, plannedArrival));
    if (held.state === 'READY' && !mayEnter)
      await this.life.move(held, 'revoke', { occurredAt, reason: note, subject: old.id });
    return outcomeOfCase(held);
  }

  async clearance(input: RecordClearance): Promise<Outcome> {
    const held = await this.record.hold('recordClearance', input.case, input.version, input.occurredAt);
    const { kind, status, occurredAt, note } = input;
    if (status === 'NOT_REQUIRED' && !note?.trim()) throw new Refused('NOTE_MISSING', 'note');
    await this.record.add(
      held,
      'clearance',
      { occurredAt, sealed: { note }, columns: { kind, status } },
      'recordClearance',
      `${kind} ${status}`,
    );
    const withdrawn = status === 'PENDING' || status === 'REFUSED';
    const reasonElsewhere = Boolean(note?.trim());
    if (held.state === 'READY' && withdrawn) await this.life.move(held, 'revoke', { occurredAt, reasonElsewhere });
    return outcomeOfCase(held);
  }

  /** An SPLP is for one journey: the entry uses it up. */
  async consume(held: HeldCase, enteredAt: Date): Promise<void> {
    const used = await tx().query<{ id: string }>(
      sql`update travel_document set status = 'CONSUMED', version = version + 1
          where case_id = ${held.id} and kind = 'SPLP' and status = 'VALID' returning id`,
    );
    for (const { id } of used) {
      await this.record.happened(held, {
        kind: 'updateDocument',
        occurredAt: enteredAt,
        code: 'SPLP CONSUMED',
        subject: id,
      });
    }
  }
}

/** The papers of a case and the day they are needed for, as they stood at an instant. */
export async function papersOf(
  id: string,
  at: Date,
): Promise<{ documents: TravelDocumentFact[]; plannedArrival: Day | null }> {
  const [row] = await tx().query<{ documents: TravelDocumentFact[]; plannedArrival: Day | null }>(
    sql`select f -> 'documents' as documents, f ->> 'plannedArrival' as "plannedArrival" from app.facts(${id}, ${at}) f`,
  );
  return row ?? { documents: [], plannedArrival: null };
}

async function documentOf(id: string): Promise<DocumentRow> {
  const [row] = await tx().query<DocumentRow>(
    sql`select t.id, t.case_id as case, t.version, t.kind, t.status, t.number_pending as pending, t.issued_on::text as "issuedOn",
               t.expires_on::text as "expiresOn", t.sealed, k.wrapped
        from travel_document t left join person_key k on k.person_id = t.person_id where t.id = ${id}`,
  );
  if (!row) throw new Refused('NOT_FOUND', 'document');
  return row;
}

/** How a paper stands is the last thing that was said of it: what is said of an earlier day can not undo that. */
async function checkFollows(id: string, at: Date): Promise<void> {
  const [last] = await tx().query<{ at: Date | null }>(sql`select app.last_said(${id}) as at`);
  if (last?.at && at < last.at)
    throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'recordDocument', at: last.at.toISOString() });
}

const longest = clocks.row('SPLP_VALIDITY').limit.months;

/** An SPLP is valid for at most two years (imigrasi.go.id); one without a day of issue counts from when it is recorded. */
function checkDays(kind: string, issuedOn: string | null, expiresOn: string | null, at: Date): void {
  const today = latestDay(at);
  if (issuedOn && issuedOn > today) throw new Refused('IN_FUTURE', 'issuedOn');
  if (issuedOn && expiresOn && expiresOn <= issuedOn) throw new Refused('DATES_REVERSED', 'expiresOn');
  if (kind === 'SPLP' && expiresOn && expiresOn > addMonths(issuedOn ?? today, longest))
    throw new Refused('SPLP_TOO_LONG', 'expiresOn');
}

/** The database refuses a second live SPLP of a person, whoever comes first. */
async function oneSplp<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'splp_live') throw new Refused('SPLP_LIVE', 'kind');
    throw error;
  }
}
