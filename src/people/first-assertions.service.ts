import { randomUUID, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FactField, FactProof } from '#domain';
import { join, sql, type Sql } from '../platform/db/sql';
import { Vault } from '../platform/vault/vault';
import { codeOf } from './fact-values';

interface About {
  case: string;
  person: string;
  unit: string;
  occurredAt: Date;
  recordedAt: Date;
  proof: FactProof;
}

/** What is known of somebody when nobody has said anything yet. */
@Injectable()
export class FirstAssertions {
  constructor(private readonly vault: Vault) {}

  /** One row a field, each in force: there is nothing to weigh it against. Null where nothing is known. */
  insert(
    known: readonly (readonly [field: FactField, value: unknown])[],
    key: KeyObject,
    { proof, ...about }: About,
  ): Sql | null {
    const rows = known.flatMap(([field, value]) => {
      // That a sex is not known says nothing.
      if (typeof value !== 'string' || !value || (field === 'SEX' && value === 'UNKNOWN')) return [];
      const id = randomUUID();
      const sealed = this.vault.sealWith(key, { table: 'assertion', envelope: 'sealed', row: id }, { value });
      return [
        sql`(${id}::uuid, ${about.case}::uuid, ${about.person}::uuid, ${about.unit}::uuid, ${about.occurredAt}::timestamptz,
          ${about.recordedAt}::timestamptz, ${sealed}::bytea, ${field}, ${codeOf(field, value)}, ${proof}, 'CLAIMED', true)`,
      ];
    });
    if (rows.length === 0) return null;
    return sql`insert into assertion (id, case_id, person_id, unit_id, occurred_at, recorded_at, sealed, field, code, proof, standing, in_force)
      values ${join(rows, ', ')}`;
  }
}
