import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { openPool } from '../src/platform/db/pool';
import { CheckpointSigner } from '../src/platform/audit/chain';
import { Sealer } from '../src/platform/audit/sealer';
import { verifyAudit, type Verdict } from '../src/platform/audit/verify';
import type { World } from './world';

export interface Auditing {
  /** The file outside the database. */
  witness: string;
  sealer: Sealer;
  /** One with a pool of its own, which it ends when it is stopped. */
  another(): Sealer;
  verdict(): Promise<Verdict>;
  /** All that was committed is chained. */
  sealed(): Promise<void>;
  close(): Promise<void>;
}

/** The audit of a world, as the process that seals it has it. */
export function auditingOf(world: World): Auditing {
  const poolOf = () => openPool({ connectionString: world.addressOf('pulang_sealer'), max: 2 });
  const pool = poolOf();
  const signer = new CheckpointSigner(world.ring.privateKey('audit'));
  const witness = join(world.dataDir, 'witness', 'audit.jsonl');
  const sealerOn = (its: Pool) =>
    new Sealer(its, signer, witness, (error) => {
      throw error;
    });
  const sealer = sealerOn(pool);
  const verdict = () => verifyAudit(pool, signer, witness);
  return {
    witness,
    sealer,
    another: () => sealerOn(poolOf()),
    verdict,
    // A transaction that still runs anywhere in the cluster, as those of other test files do, holds it up for a moment.
    sealed: async () => {
      for (const begun = Date.now(); Date.now() - begun < 10_000; await pause(10)) {
        await sealer.seal();
        if ((await verdict()).unsealed === 0) return;
      }
    },
    close: () => pool.end(),
  };
}
