import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DocumentKind } from '#domain';
import type { Sql } from '../platform/db/sql';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Vault } from '../platform/vault/vault';

/** What a paper says of somebody in words of their own. */
export interface Words {
  name?: string;
  sex: string;
  birthDate?: string;
  number?: string;
}

interface Row {
  line: string;
  case: string;
  person: string;
  sex: string;
  workingLabel: string | null;
  label: Buffer | null;
  identity: Buffer | null;
  wrapped: Buffer | null;
  paper: string | null;
  kind: DocumentKind | null;
  pending: boolean | null;
  number: Buffer | null;
}

/** One line of a list, with the wrapped key under which its words are sealed. */
export interface Named extends Pick<Row, 'line' | 'case' | 'person' | 'paper' | 'kind'> {
  wrapped: Buffer;
  pending: boolean;
  words: Words;
}

/** By which an issued list knows whether the number that it shows, or that it is still awaited, is what holds. */
export const markOfPaper = (vault: Vault, key: KeyObject, row: string, number: unknown): string =>
  vault.mark(key, { table: 'travel_document', row }, [number]);

/** What a paper would say now of those whom it lists, as far as the caller sees them. */
@Injectable()
export class PaperWords {
  constructor(private readonly vault: Vault) {}

  /** `lines` have an id, a case_id and a person_id; `paper` is which travel document is theirs, of a line `p`. */
  async read(lines: Sql, paper: Sql): Promise<Named[]> {
    const rows = await tx().query<Row>(
      sql`select p.id as line, p.case_id as case, p.person_id as person, n.sex, n.working_label as "workingLabel", n.label, n.identity, k.wrapped,
                 d.id as paper, d.kind, d.number_pending as pending, d.sealed as number
          from (${lines}) p join person n on n.id = p.person_id left join person_key k on k.person_id = p.person_id
          left join lateral ${paper} d on true order by p.id`,
    );
    // Of who was erased nothing is left to be said.
    return rows.flatMap((row) => (row.wrapped ? [this.named(row, row.wrapped)] : []));
  }

  private named({ line, case: of, person, paper, kind, ...row }: Row, wrapped: Buffer): Named {
    const opened = (table: string, envelope: string, id: string | null, sealed: Buffer | null) =>
      (id && sealed ? this.vault.open(wrapped, { table, envelope, row: id }, sealed) : {}) as Record<string, string>;
    const pending = row.pending ?? false;
    // Whose name was withdrawn is without one again.
    const name = opened('person', 'label', person, row.label)['name'] ?? row.workingLabel;
    const { birthDate } = opened('person', 'identity', person, row.identity);
    const { number } = pending ? {} : opened('travel_document', 'sealed', paper, row.number);
    const words = { ...(name && { name }), sex: row.sex, ...(birthDate && { birthDate }), ...(number && { number }) };
    return { line, case: of, person, paper, kind, pending, wrapped, words };
  }
}
