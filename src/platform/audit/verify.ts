import { existsSync, readFileSync } from 'node:fs';
import type { Pool } from 'pg';
import { entryColumns, GENESIS, leaf, link, type Checkpoint, type CheckpointSigner, type Entry } from './chain';

export interface Verdict {
  ok: boolean;
  entries: number;
  unsealed: number;
  /** The first fault, in words that name the entry. */
  fault: string | null;
}

const PAGE = 10_000;

/**
 * Recomputes the chain from the entries and compares it with what the database says and with the witness's signed
 * copies. The witness keeps each entry's hash, so that an entry rewritten together with the chain is named too.
 */
export async function verifyAudit(pool: Pool, signer: CheckpointSigner, witnessFile: string): Promise<Verdict> {
  const witness = readWitness(signer, witnessFile);
  if (typeof witness === 'string') return { ok: false, entries: 0, unsealed: 0, fault: witness };
  const remembered = witness.flatMap((checkpoint) => checkpoint.leaves);
  const unsealed = await count(pool, 'select count(*) from audit_entry e where not exists (select from audit_link l where l.entry_id = e.id)');

  let tip: Buffer = GENESIS;
  let n = 0;
  const verdict = (fault: string | null): Verdict => ({ ok: fault === null, entries: n, unsealed, fault });
  for (;;) {
    const { rows } = await pool.query<Partial<Entry> & { n: string; entry: string; hash: Buffer }>(
      `select l.n::text, l.entry_id::text as entry, l.hash, x.* from audit_link l
       left join lateral (select ${entryColumns} from audit_entry e where e.id = l.entry_id) x on true
       where l.n > $1 order by l.n limit ${PAGE}`,
      [n],
    );
    for (const row of rows) {
      n += 1;
      if (Number(row.n) !== n) return verdict(`entry ${n} was dropped: its link is gone`);
      if (!row.id) return verdict(`entry ${n} (${row.entry}) was dropped`);
      const computed = leaf(row as Entry);
      if (remembered[n - 1] && remembered[n - 1] !== computed.toString('hex')) {
        return verdict(`entry ${n} (${row.entry}) is not what was sealed: changed, swapped, or rewritten with its chain`);
      }
      tip = link(tip, computed);
      if (!row.hash.equals(tip)) return verdict(`entry ${n} (${row.entry}) was changed: its link does not hold`);
    }
    if (rows.length < PAGE) break;
  }
  if (n < remembered.length) return verdict(`entry ${n + 1} was dropped: the witness has ${remembered.length} entries`);
  if (n > remembered.length) return verdict(`entry ${remembered.length + 1} was added to the chain without a checkpoint`);
  return verdict(null);
}

function readWitness(signer: CheckpointSigner, file: string): Checkpoint[] | string {
  if (!existsSync(file)) return [];
  const checkpoints: Checkpoint[] = [];
  let n = 0;
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { signature, ...checkpoint } = JSON.parse(line) as Checkpoint & { signature: string };
    if (!signer.holds(checkpoint, signature)) return `the witness's checkpoint ${checkpoint.n} is not signed by our key`;
    // A batch that failed to commit after its copy was written is sealed again under the same numbers.
    if (checkpoint.n - checkpoint.leaves.length < n) {
      while (n > checkpoint.n - checkpoint.leaves.length) n -= checkpoints.pop()?.leaves.length ?? n;
    }
    if (checkpoint.n - checkpoint.leaves.length !== n) return `a checkpoint before ${checkpoint.n} is missing from the witness`;
    n = checkpoint.n;
    checkpoints.push(checkpoint);
  }
  return checkpoints;
}

async function count(pool: Pool, text: string): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(text);
  return Number(rows[0]?.count ?? 0);
}
