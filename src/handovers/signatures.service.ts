import { Injectable } from '@nestjs/common';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, type HeldCase } from '../cases/case-record.service';
import { CaseFiles } from '../files/files.service';
import { Handover } from './handover.entity';
import type { NamedWitness, SignHandover } from './handovers.inputs';
import { checkOurs, checkPresent, isAbroad } from './present';
import { confirmedAt } from './second-factor';
import { SignedWords } from './signed-words.service';

type Side = 'giver' | 'receiver';

interface Paper {
  id: string;
  version: number;
  giver: string | null;
  receiver: string | null;
  occurredAt: Date;
  giverSignedAt: Date | null;
  receiverSignedAt: Date | null;
  corrects: string | null;
  withdrawnAt: Date | null;
}

const columns = raw(
  `id, version, giver_id as giver, receiver_id as receiver, occurred_at as "occurredAt", giver_signed_at as "giverSignedAt",
   receiver_signed_at as "receiverSignedAt", corrects_id as corrects, withdrawn_at as "withdrawnAt"`,
);

/** Two signatures pass custody of those who were taken; who is refused stays with who gives. */
@Injectable()
export class Signatures {
  constructor(
    private readonly record: CaseRecord,
    private readonly files: CaseFiles,
    private readonly words: SignedWords,
  ) {}

  async sign(input: SignHandover): Promise<Outcome> {
    const { query } = tx();
    const { handover: id, signedAt } = input;
    const side = await sideOf(id, Boolean(input.witness));
    const [paper] = await query<Paper>(sql`select ${columns} from handover where id = ${id} for no key update`);
    if (!paper) throw new Refused('NOT_FOUND', 'handover');
    if (paper.withdrawnAt) throw new Refused('HANDOVER_WITHDRAWN', 'handover');
    if (side === 'giver' ? paper.giverSignedAt : paper.receiverSignedAt) throw new Refused('SIGNED', 'handover');
    if (input.version !== paper.version) throw new Refused('STALE_VERSION', 'version');
    if (signedAt < paper.occurredAt)
      throw new Refused('BEFORE_EARLIER_STEP', 'signedAt', {
        step: 'draftHandover',
        at: paper.occurredAt.toISOString(),
      });
    const confirmed = confirmedAt();
    // Read first: whom they refused, a receiver who has signed sees no more, and the act is about that person too.
    const listed = (
      await query<{ id: string }>(sql`select case_id as id from handed_person where handover_id = ${id}`)
    ).map((person) => person.id);
    await this.words.keep(id, signedAt);
    await this.answer(paper, side, input);
    if (input.witness) await this.name(paper, side, input.witness, signedAt);
    await query(
      sql`update handover set ${raw(side)}_signed_at = ${signedAt}, ${raw(side)}_account_id = app.account(),
            ${raw(side)}_confirmed_at = ${confirmed}, version = version + 1 where id = ${id}`,
    );
    const other = side === 'giver' ? paper.receiverSignedAt : paper.giverSignedAt;
    const settled = other ? await this.settle(paper, side, signedAt > other ? signedAt : other) : [];
    return { entity: Handover, id, cases: [...new Set([...listed, ...settled])] };
  }

  /** The receiver's answer to the list: whom they do not take, and what was not there. The list itself stays. */
  private async answer(paper: Paper, side: Side, { refused, missing, signedAt }: SignHandover): Promise<void> {
    if (refused.length === 0 && missing.length === 0) return;
    const field = refused.length > 0 ? 'refused' : 'missing';
    if (side === 'giver' || paper.corrects) throw new Refused('FOR_THE_RECEIVER', field);
    const { query } = tx();
    for (const { case: one, reason: code, note } of refused) {
      const [line] = await query<{ id: string }>(
        sql`update handed_person set refusal = ${code} where handover_id = ${paper.id} and case_id = ${one} returning id`,
      );
      if (!line) throw new Refused('NOT_FOUND', 'refused');
      const held = await this.record.hold('signHandover', one);
      await this.record.happened(held, {
        kind: 'refuseHandover',
        occurredAt: signedAt,
        code,
        subject: line.id,
        reason: note,
      });
    }
    for (const { item, reason } of missing) {
      const [line] = await query(
        sql`update handed_item i set missing = ${reason} from handed_person p
            where i.id = ${item} and p.id = i.handed_person_id and p.handover_id = ${paper.id} returning i.id`,
      );
      if (!line) throw new Refused('NOT_FOUND', 'missing');
    }
  }

  private async name(paper: Paper, side: Side, { name, note, file }: NamedWitness, occurredAt: Date): Promise<void> {
    const lines = await tx().query<Pick<HeldCase, 'id' | 'personId' | 'receivedAt'> & { line: string }>(
      sql`select c.id, c.person_id as "personId", c.received_at as "receivedAt", h.id as line from handed_person h
          join cases c on c.id = h.case_id where h.handover_id = ${paper.id} order by c.id`,
    );
    const cases = lines.map(({ id }) => id);
    const signed = await this.files.require(file, cases, 'witness.file');
    if (signed.kind !== 'HANDOVER_PAPER') throw new Refused('INVALID_VALUE', 'witness.file', { field: 'witness.file' });
    for (const line of lines) {
      await this.record.write(line, 'handover_witness', {
        occurredAt,
        sealed: { name, note },
        columns: { handed_person_id: line.line, side: side.toUpperCase(), file_id: file },
      });
    }
  }

  /** Both have signed. The giver writes the timeline before custody leaves them, the receiver once they have it. */
  private async settle(paper: Paper, side: Side, at: Date): Promise<string[]> {
    const { query, now } = tx();
    // Whoever gave back their part meanwhile sees the list again once the people on it are theirs.
    if (side === 'receiver' && !paper.corrects) await passCustody(paper.id);
    const people = await query<{ case: string; taken: boolean }>(
      sql`select case_id as case, refusal is null as taken from handed_person where handover_id = ${paper.id} order by case_id`,
    );
    if (paper.corrects) {
      await query(sql`select app.note_addendum(${paper.id}, ${now})`);
      return people.map((person) => person.case);
    }
    const cases = people.filter(({ taken }) => taken).map((person) => person.case);
    if (side === 'giver') await checkOurs(cases, 'handover');
    const held: HeldCase[] = [];
    for (const one of cases) held.push(await this.record.hold('signHandover', one));
    const abroad = await isAbroad(paper.receiver, !paper.giver || !paper.receiver);
    await checkPresent(held, 'handover', { at, abroad });
    for (const one of held)
      await this.record.happened(one, { kind: 'signHandover', occurredAt: at, subject: paper.id });
    if (side === 'giver') await passCustody(paper.id);
    return people.map((person) => person.case);
  }
}

/** Whose signature it is: the caller's own side, or the other if a witness signs there. Read without a lock, which only the parties may take. */
async function sideOf(id: string, witness: boolean): Promise<Side> {
  const { query, actor } = tx();
  const [seen] = await query<Paper>(sql`select ${columns} from handover where id = ${id}`);
  if (!seen) throw new Refused('NOT_FOUND', 'handover');
  const own: Side | null = actor.unit === seen.giver ? 'giver' : actor.unit === seen.receiver ? 'receiver' : null;
  if (!own) throw new Refused('NOT_A_PARTY', 'handover');
  if (!witness) return own;
  const other: Side = own === 'giver' ? 'receiver' : 'giver';
  // A unit signs with an account of its own; nobody signs for it on paper.
  if (seen[other] !== null) throw new Refused('NO_WITNESS_SIDE', 'witness');
  return other;
}

async function passCustody(id: string): Promise<void> {
  const [row] = await tx().query<{ gone: number }>(sql`select app.pass_custody(${id}) as gone`);
  if (row && row.gone > 0) throw new Refused('ALREADY_HANDED_OVER', 'handover', { count: row.gone });
}
