import type { Pool, PoolClient } from 'pg';
import { entryColumns, GENESIS, leaf, link, type CheckpointSigner, type Entry } from './chain';
import { Witness } from './witness';

export interface Verdict {
  ok: boolean;
  entries: number;
  unsealed: number;
  /** The first fault, in words that name the entry. */
  fault: string | null;
}

interface Sealed extends Partial<Entry> {
  n: string;
  entry: string;
  hash: Buffer;
  /** What the database's own checkpoint says, if it has one here. */
  tip: Buffer | null;
}

const PAGE = 10_000;

/**
 * Recomputes the chain from the entries and compares it with what the database says and with the witness's signed
 * copies. The witness keeps each entry's hash, so that an entry rewritten together with the chain is named too. The
 * sealer may be at work meanwhile: the witness is read before the database, which must have all of that, and once
 * more after, when it must have all that the database has.
 */
export async function verifyAudit(pool: Pool, signer: CheckpointSigner, witnessFile: string): Promise<Verdict> {
  const witness = new Witness(witnessFile, signer);
  const client = await pool.connect();
  const walk = { entries: 0, unsealed: 0 };
  try {
    const torn = await witness.read();
    const promised = witness.length;
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local statement_timeout = 0');
    const unsealed = torn ? new Set<string>() : await unsealedLeaves(client);
    walk.unsealed = unsealed.size;
    const fault =
      torn ??
      (await witness.read()) ??
      (await walkChain(client, witness, walk)) ??
      missing(witness, promised, walk.entries, unsealed);
    return { ok: fault === null, ...walk, fault };
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

/** Recomputes each link; counts as it goes, and answers the first fault. */
async function walkChain(client: PoolClient, witness: Witness, walk: { entries: number }): Promise<string | null> {
  let tip: Buffer = GENESIS;
  let last: Sealed | undefined;
  for (;;) {
    const { rows } = await client.query<Sealed>(
      `select l.n::text, l.entry_id::text as entry, l.hash, c.tip, x.* from audit_link l
       left join audit_checkpoint c on c.n = l.n
       left join lateral (select ${entryColumns} from audit_entry e where e.id = l.entry_id) x on true
       where l.n > $1 order by l.n limit ${PAGE}`,
      [walk.entries],
    );
    for (const row of rows) {
      walk.entries += 1;
      const named = `entry ${walk.entries} (${row.entry})`;
      if (Number(row.n) !== walk.entries) return `entry ${walk.entries} was dropped together with its link`;
      if (!row.id) return `${named} was dropped`;
      const computed = leaf(row as Entry);
      const witnessed = witness.leafAt(walk.entries - 1);
      const linked = link(tip, computed);
      if (!witnessed) return `${named} has no checkpoint in the witness: added by hand, or the witness was cut`;
      if (!witnessed.equals(computed))
        return `${named} ${howItDiffers(witness.knows(computed), row.hash.equals(linked))}`;
      if (!row.hash.equals(linked)) return `${named} is what was sealed, but its link was changed`;
      if (row.tip && !row.tip.equals(linked)) return `${named} is what was sealed, but its checkpoint was changed`;
      tip = linked;
      last = row;
    }
    if (rows.length < PAGE)
      return last && !last.tip ? `the checkpoint of entry ${walk.entries} (${last.entry}) was dropped` : null;
  }
}

function howItDiffers(sealedElsewhere: boolean, linkHolds: boolean): string {
  if (sealedElsewhere)
    return 'stands in the place of another: swapped, or one before it was dropped and the rest renumbered';
  return linkHolds ? 'was rewritten together with its chain' : 'was changed';
}

/** What was witnessed must be in the chain; or, where the sealer had not committed, still be there to be sealed again. */
function missing(witness: Witness, promised: number, entries: number, unsealed: ReadonlySet<string>): string | null {
  for (let place = entries; place < promised; place += 1) {
    if (!unsealed.has(witness.leafAt(place)?.toString('hex') ?? ''))
      return `entry ${place + 1} was dropped: the witness has ${promised} entries`;
  }
  return null;
}

async function unsealedLeaves(client: PoolClient): Promise<Set<string>> {
  const { rows } = await client.query<Entry>(
    `select ${entryColumns} from audit_entry e where not exists (select from audit_link l where l.entry_id = e.id)`,
  );
  return new Set(rows.map((entry) => leaf(entry).toString('hex')));
}
