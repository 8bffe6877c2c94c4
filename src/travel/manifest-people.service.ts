import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Vault } from '../platform/vault/vault';
import { paperOf } from './manifest-entries';

/** What a paper says of somebody in words of their own, and what a change of it is called. */
const said = { name: 'NAME', sex: 'SEX', birthDate: 'BIRTH_DATE', number: 'NUMBER' } as const;
type Words = Partial<Record<keyof typeof said, string>>;

interface Row {
  passenger: string;
  case: string;
  person: string;
  sex: string;
  workingLabel: string | null;
  label: Buffer | null;
  identity: Buffer | null;
  wrapped: Buffer | null;
  paper: string | null;
  pending: boolean | null;
  number: Buffer | null;
  before: string | null;
  wordsBefore: Buffer | null;
}

export interface Named {
  passenger: string;
  case: string;
  person: string;
  wrapped: Buffer;
  words: Words;
  changed: string[];
}

/** The names, birth dates and numbers of a manifest, sealed as it was issued, each under the key of whose they are. */
@Injectable()
export class ManifestPeople {
  constructor(private readonly vault: Vault) {}

  /** What it would say now of those on the list, and what of that is another than on the version before. */
  async read(movement: string): Promise<Named[]> {
    const rows = await tx().query<Row>(
      sql`select p.id as passenger, p.case_id as case, p.person_id as person, n.sex, n.working_label as "workingLabel", n.label, n.identity, k.wrapped,
                 d.id as paper, d.number_pending as pending, d.sealed as number, b.id as before, b.sealed as "wordsBefore"
          from passenger p join person n on n.id = p.person_id left join person_key k on k.person_id = p.person_id
          left join lateral ${paperOf} d on true
          left join manifest_person b on b.passenger_id = p.id
            and b.manifest_id = (select m.id from manifest m where m.movement_id = p.movement_id order by m.version desc limit 1)
          where p.movement_id = ${movement} and p.state in ('LISTED', 'BOARDED') order by p.id`,
    );
    // Of who was erased nothing is left to be said.
    return rows.flatMap((row) => (row.wrapped ? [this.named(row, row.wrapped)] : []));
  }

  async keep(manifest: string, people: readonly Named[], occurredAt: Date): Promise<void> {
    const { query, actor, now } = tx();
    const rows = people.map((one) => {
      const id = randomUUID();
      const place = { table: 'manifest_person', envelope: 'sealed', row: id };
      return { ...one, id, sealed: this.vault.sealWith(this.vault.unwrap(one.wrapped), place, one.words) };
    });
    const all = <K extends keyof (typeof rows)[number]>(key: K) => rows.map((row) => row[key]);
    await query(
      sql`insert into manifest_person (id, case_id, person_id, unit_id, occurred_at, recorded_at, sealed, manifest_id, passenger_id)
          select r.id, r.case_id, r.person_id, ${actor.unit}, ${occurredAt}, ${now}, r.sealed, ${manifest}, r.passenger_id
          from unnest(${all('id')}::uuid[], ${all('case')}::uuid[], ${all('person')}::uuid[], ${all('sealed')}::bytea[], ${all('passenger')}::uuid[])
            r (id, case_id, person_id, sealed, passenger_id)`,
    );
  }

  private named(row: Row, wrapped: Buffer): Named {
    const opened = (table: string, envelope: string, id: string | null, sealed: Buffer | null) =>
      (id && sealed ? this.vault.open(wrapped, { table, envelope, row: id }, sealed) : {}) as Record<string, string>;
    const { name = row.workingLabel } = opened('person', 'label', row.person, row.label);
    const { birthDate } = opened('person', 'identity', row.person, row.identity);
    const { number } = row.pending ? {} : opened('travel_document', 'sealed', row.paper, row.number);
    const words: Words = {
      ...(name && { name }),
      sex: row.sex,
      ...(birthDate && { birthDate }),
      ...(number && { number }),
    };
    const before: Words = opened('manifest_person', 'sealed', row.before, row.wordsBefore);
    const changed = Object.entries(said).flatMap(([key, code]) =>
      row.before && before[key as keyof Words] !== words[key as keyof Words] ? [code] : [],
    );
    const { passenger, case: of, person } = row;
    return { passenger, case: of, person, wrapped, words, changed };
  }
}
