import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { fileKinds, type FileKind, type MediaType } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { KeyRing } from '../platform/vault/key-ring';
import { CaseRecord, outcomeOfCase } from '../cases/case-record.service';
import { FileStore } from './file-store';
import type { AttachFile } from './files.inputs';
import type { Safe } from './kept';

/** What is known of a file that came in. */
export interface Kept {
  id: string;
  mediaType: MediaType;
  size: number;
  width: number | null;
  height: number | null;
}

export interface Opened {
  bytes: Buffer;
  mediaType: MediaType;
  kind: FileKind;
}

/** Photographs, papers and signed forms: they come in as bytes, and an act ties them to a case. */
@Injectable()
export class CaseFiles {
  private readonly secret: Buffer;

  constructor(
    private readonly record: CaseRecord,
    private readonly store: FileStore,
    ring: KeyRing,
  ) {
    this.secret = ring.secret('idempotency');
  }

  /** Under an id of the client's: the same bytes again are the same file, others are refused. */
  async receive(id: string, caseId: string, original: Buffer, safe: Safe, request: string): Promise<Kept> {
    const { query, send, actor, now } = tx();
    const mark = createHmac('sha256', this.secret).update(`file|${caseId}|`).update(original).digest();
    const held = await this.record.hold('attachFile', caseId);
    const [before] = await query<Kept & { content: Buffer }>(
      sql`select id, content, media_type as "mediaType", size, width, height from upload where id = ${id}`,
    );
    if (before) {
      const { content, ...kept } = before;
      if (!content.equals(mark)) throw new Refused('KEY_REUSED', 'id');
      return kept;
    }
    const [key] = await query<{ wrapped: Buffer }>(
      sql`select wrapped from person_key where person_id = ${held.personId}`,
    );
    if (!key) throw new Refused('ERASED', 'case');
    const { bytes, mediaType, width, height } = safe;
    await query(
      sql`insert into upload (id, case_id, person_id, account_id, media_type, size, width, height, content, at)
          values (${id}, ${held.id}, ${held.personId}, ${actor.account}, ${mediaType}, ${bytes.length}, ${width}, ${height}, ${mark}, ${now})`,
    );
    this.store.put(id, key.wrapped, bytes);
    send(
      sql`insert into audit_entry (account_id, unit_id, kind, act, cases, opened, key, request)
          values (${actor.account}, ${actor.unit}, 'ACT', 'sendFile', ${[held.id]}::uuid[], '{}', ${id}, ${request})`,
    );
    return { id, mediaType, size: bytes.length, width, height };
  }

  async attach(input: AttachFile): Promise<Outcome> {
    const { query, actor } = tx();
    const held = await this.record.hold('attachFile', input.case, input.version);
    const [sent] = await query<Kept & { attached: boolean }>(
      sql`select u.media_type as "mediaType", u.size, u.width, u.height,
                 exists (select from case_file f where f.id = u.id) as attached
          from upload u where u.id = ${input.file} and u.case_id = ${held.id}`,
    );
    if (!sent) throw new Refused('NOT_FOUND', 'file');
    if (sent.attached) throw new Refused('FILE_ATTACHED', 'file');
    if (input.subject) await checkSubject(held.id, input.subject);
    const { mediaType: media_type, size, width, height } = sent;
    const kind = input.kind as FileKind;
    const columns = {
      account_id: actor.account,
      kind,
      open_to: [...fileKinds.row(kind).reaches],
      media_type,
      size,
      width,
      height,
      subject_id: input.subject ?? null,
    };
    await this.record.add(
      held,
      'case_file',
      { id: input.file, occurredAt: input.occurredAt, sealed: { note: input.note }, columns },
      'attachFile',
      kind,
    );
    return outcomeOfCase(held);
  }

  /** For acts that rest on a file, such as a signature on paper: it is attached to one of these cases, and in reach. */
  async require(file: string, cases: readonly string[], field = 'file'): Promise<{ id: string; kind: FileKind }> {
    const [found] = await tx().query<{ id: string; kind: FileKind }>(
      sql`select id, kind from case_file where id = ${file} and case_id = any (${[...cases]}::uuid[])`,
    );
    if (!found) throw new Refused('FILE_NOT_ATTACHED', field);
    return found;
  }

  /** The bytes of a file within reach, with the entry that tells of it in the same statement; null as if there were none. */
  async open(id: string, purpose: string, request: string): Promise<Opened | null> {
    const { query, actor } = tx();
    const rows = await query<{
      mediaType: MediaType;
      kind: FileKind;
      wrapped: Buffer | null;
      frozen: boolean;
      sealed: Buffer | null;
    }>(
      sql`with f as materialized (
            select f.id, f.case_id, f.person_id, f.media_type, f.kind from case_file f where f.id = ${id}),
          entry as (
            insert into audit_entry (account_id, unit_id, kind, act, cases, opened, purpose, request)
            values (${actor.account}, ${actor.unit}, 'READ', 'file', array(select f.case_id from f),
                    array(select 'file_chunk.sealed' from f), ${purpose}, ${request}))
          select f.media_type as "mediaType", f.kind, k.wrapped, k.frozen_at is not null as frozen, c.sealed from f
          left join person_key k on k.person_id = f.person_id
          left join file_chunk c on c.upload_id = f.id order by c.n`,
    );
    const [first] = rows;
    if (first?.frozen && purpose !== 'SAFETY') throw new Refused('RESTRICTED', 'file');
    const chunks = rows.flatMap(({ sealed }) => (sealed ? [sealed] : []));
    const bytes = first && this.store.open(id, first.wrapped, chunks);
    return bytes ? { bytes, mediaType: first.mediaType, kind: first.kind } : null;
  }
}

/** Whatever is recorded of a case has its place in the timeline, which who is on the way does not see. */
async function checkSubject(caseId: string, subject: string): Promise<void> {
  const [row] = await tx().query<{ known: boolean }>(
    sql`select exists (select from case_event where case_id = ${caseId} and subject_id = ${subject})
            or exists (select from determination where case_id = ${caseId} and id = ${subject})
            or exists (select from travel_document where case_id = ${caseId} and id = ${subject})
            or exists (select from clearance where case_id = ${caseId} and id = ${subject}) as known`,
  );
  if (!row?.known) throw new Refused('NOT_FOUND', 'subject');
}
