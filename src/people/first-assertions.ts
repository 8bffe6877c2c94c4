import { randomUUID } from 'node:crypto';
import type { FactField } from '#domain';
import { join, sql, type Sql } from '../platform/db/sql';
import { codeOf } from './fact-values';

interface Row {
  id: string;
  field: FactField;
  code: string | null;
  sealed: Buffer;
}

/** What is known of somebody when nobody has said anything yet; an unknown sex says nothing. */
export const assertionRows = (
  known: readonly (readonly [field: FactField, value: unknown])[],
  seal: (id: string, value: string) => Buffer,
): Row[] =>
  known.flatMap(([field, value]) => {
    if (typeof value !== 'string' || !value || value === 'UNKNOWN') return [];
    const id = randomUUID();
    return [{ id, field, code: codeOf(field, value), sealed: seal(id, value) }];
  });

interface About {
  case: string;
  person: string;
  unit: string;
  occurredAt: Date;
  recordedAt: Date;
  proof: string;
}

/** One row a field, each in force: there is nothing else to weigh it against. */
export function insertAssertions(rows: readonly Row[], { proof, ...about }: About): Sql {
  const values = rows.map(
    (
      row,
    ) => sql`(${row.id}::uuid, ${about.case}::uuid, ${about.person}::uuid, ${about.unit}::uuid, ${about.occurredAt}::timestamptz,
      ${about.recordedAt}::timestamptz, ${row.sealed}::bytea, ${row.field}, ${row.code}, ${proof}, 'CLAIMED', true)`,
  );
  return sql`insert into assertion (id, case_id, person_id, unit_id, occurred_at, recorded_at, sealed, field, code, proof, standing, in_force)
    values ${join(values, ', ')}`;
}
