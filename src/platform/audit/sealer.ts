import type { Client, Pool } from 'pg';
import { entryColumns, GENESIS, leaf, link, type Checkpoint, type CheckpointSigner, type Entry } from './chain';
import { Witness } from './witness';

const BATCH = 5_000;
const EVERY_MS = 500;

/**
 * Chains committed entries within a second. One sealer at a time, by an advisory lock; entries are taken in the order
 * of their transactions and only those older than every transaction still running, so that none that commits late is
 * passed over.
 */
export class Sealer {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private readonly witness: Witness;

  constructor(
    private readonly pool: Pool,
    private readonly signer: CheckpointSigner,
    witnessFile: string,
    private readonly failed: (error: unknown) => void,
  ) {
    this.witness = new Witness(witnessFile, signer);
  }

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.seal()
        .catch(this.failed)
        .finally(() => this.timer && this.start());
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
    await this.seal().catch(this.failed);
    await this.pool.end();
  }

  /** Seals all that can be; answers how many entries. */
  async seal(): Promise<number> {
    let sealed = 0;
    for (;;) {
      const count = await this.batch();
      sealed += count;
      if (count < BATCH) return sealed;
    }
  }

  private async batch(): Promise<number> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const locked = await client.query(`select pg_try_advisory_xact_lock(hashtext('pulang-audit')) as mine`);
      const count = (locked.rows as { mine: boolean }[])[0]?.mine ? await this.chain(client) : 0;
      await client.query('commit');
      return count;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  private async chain(client: Pick<Client, 'query'>): Promise<number> {
    const last = await client.query<{ n: string; tip: Buffer; xid: string; restored: boolean }>(
      `select n, tip, xid::text, xid > pg_snapshot_xmax(pg_current_snapshot()) as restored
       from audit_checkpoint order by n desc limit 1`,
    );
    const from = last.rows[0] ?? { n: '0', tip: GENESIS, xid: '0', restored: false };
    const rows = await unsealed(client, from);
    const final = rows.at(-1);
    if (!final) return 0;

    const leaves = rows.map(leaf);
    const start = Number(from.n);
    let tip = from.tip;
    const hashes = leaves.map((entry) => (tip = link(tip, entry)));
    await client.query(
      `insert into audit_link (n, entry_id, hash) select * from unnest($1::bigint[], $2::uuid[], $3::bytea[])`,
      [rows.map((_, i) => start + i + 1), rows.map((entry) => entry.id), hashes],
    );
    const checkpoint: Checkpoint = {
      n: start + rows.length,
      tip: tip.toString('hex'),
      at: new Date().toISOString(),
      leaves: leaves.map((one) => one.toString('hex')),
    };
    // Whoever's transaction is older than this has been sealed.
    const horizon = rows.length < BATCH ? final.running : final.xid;
    await client.query('insert into audit_checkpoint (n, tip, xid, at, signature) values ($1, $2, $3::xid8, $4, $5)', [
      checkpoint.n,
      tip,
      horizon,
      checkpoint.at,
      this.signer.sign(checkpoint),
    ]);
    // Before the commit: what the database has sealed, the witness has. What it has too much is sealed again alike.
    await this.witness.append(checkpoint);
    return rows.length;
  }
}

/**
 * Entries whose transactions have ended, whatever their order of beginning. In a database restored from a dump the
 * old entries have numbers of another cluster, which say nothing here: then all that has no link is taken.
 */
async function unsealed(client: Pick<Client, 'query'>, from: { xid: string; restored: boolean }) {
  const running = 'pg_snapshot_xmin(pg_current_snapshot())';
  const ended = from.restored
    ? `(e.xid < ${running} or e.xid >= pg_snapshot_xmax(pg_current_snapshot())) and $1::xid8 is not null`
    : `e.xid >= $1::xid8 and e.xid < ${running}`;
  const { rows } = await client.query<Entry & { xid: string; running: string }>(
    `select ${entryColumns}, e.xid::text, ${running}::text as running from audit_entry e
     where ${ended} and not exists (select from audit_link l where l.entry_id = e.id)
     order by e.xid, e.seq limit ${BATCH}`,
    [from.xid],
  );
  return rows;
}
