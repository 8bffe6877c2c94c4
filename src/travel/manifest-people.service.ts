import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Vault } from '../platform/vault/vault';
import { markOfPerson } from '../people/truth.service';
import { paperOf, type OnEntry } from './manifest-entries';
import { markOfPaper, PaperWords, type Named as Listed, type Words } from './paper-words.service';

/** What a change of somebody's words is called. */
const said = { name: 'NAME', sex: 'SEX', birthDate: 'BIRTH_DATE', number: 'NUMBER' } as const;

interface Before {
  id: string;
  passenger: string;
  sealed: Buffer | null;
}

export interface Named extends Listed {
  entry: OnEntry;
}

/** The names, birth dates and numbers of a manifest, sealed as it was issued, each under the key of whose they are. */
@Injectable()
export class ManifestPeople {
  constructor(
    private readonly vault: Vault,
    private readonly words: PaperWords,
  ) {}

  /** What it would say now of those on the list, and what of that is another than on the version before. */
  async read(movement: string): Promise<Named[]> {
    const listed = sql`select id, case_id, person_id from passenger where movement_id = ${movement} and state in ('LISTED', 'BOARDED')`;
    const people = await this.words.read(listed, paperOf);
    const rows = await tx().query<Before>(
      sql`select b.id, b.passenger_id as passenger, b.sealed from manifest_person b
          where b.manifest_id = (select m.id from manifest m where m.movement_id = ${movement} order by m.version desc limit 1)`,
    );
    const before = new Map(rows.map((row) => [row.passenger, row]));
    return people.map((one) => ({ ...one, entry: this.entry(one, before.get(one.line)) }));
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
          from unnest(${all('id')}::uuid[], ${all('case')}::uuid[], ${all('person')}::uuid[], ${all('sealed')}::bytea[], ${all('line')}::uuid[])
            r (id, case_id, person_id, sealed, passenger_id)`,
    );
  }

  private entry(one: Listed, before: Before | undefined): OnEntry {
    const { wrapped, person, paper, words } = one;
    const key = this.vault.unwrap(wrapped);
    return {
      changed: this.changed(one, before),
      personMark: markOfPerson(this.vault, key, person, words),
      ...(paper && { paperMark: markOfPaper(this.vault, key, paper, words.number) }),
    };
  }

  private changed({ wrapped, words }: Listed, before: Before | undefined): string[] {
    if (!before) return [];
    const place = { table: 'manifest_person', envelope: 'sealed', row: before.id };
    const then: Partial<Words> = before.sealed ? this.vault.open(wrapped, place, before.sealed) : {};
    return Object.entries(said).flatMap(([key, code]) =>
      then[key as keyof Words] !== words[key as keyof Words] ? [code] : [],
    );
  }
}
