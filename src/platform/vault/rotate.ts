import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { KeyRing } from './key-ring';
import { Vault } from './vault';

export interface Rotation {
  /** The master key that wraps every person's key now. */
  version: number;
  rewrapped: number;
  /** Older master keys, forgotten. */
  dropped: number[];
}

const BATCH = 1_000;
/** Longer than any act lasts: whoever wrapped a key under an older master before it was replaced has committed by then. */
const GRACE_MS = 15_000;

/**
 * Replaces the master key while everything is served: adds a new one, puts each person's key under it, and forgets the
 * older ones once they wrap nothing. Envelopes stay as they are. One that was cut short is gone on with, for which the
 * ring having more than one key is the sign.
 */
export async function rotate(pool: Pool, ring: KeyRing, graceMs = GRACE_MS): Promise<Rotation> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      `select pg_try_advisory_lock(hashtext('pulang-vault')) as mine`,
    );
    if (!rows[0]?.mine) throw new Error('Another rotation is under way.');
    const unfinished = ring.master().keys.size > 1;
    const { current: version, keys } = unfinished ? ring.master() : ring.addMaster();
    const vault = new Vault(ring);
    let rewrapped = await rewrapAll(client, vault, version);
    await pause(graceMs);
    for (let late = -1; late !== 0; rewrapped += late) late = await rewrapAll(client, vault, version);
    ring.dropMasterBefore(version);
    return { version, rewrapped, dropped: [...keys.keys()].filter((one) => one < version) };
  } finally {
    client.release(true);
  }
}

/** In batches of their own, in order; a person who is forgotten meanwhile stays forgotten. */
async function rewrapAll(client: PoolClient, vault: Vault, version: number): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000';
  let rewrapped = 0;
  for (;;) {
    const { rows } = await client.query<{ person_id: string; wrapped: Buffer }>(
      `select person_id, wrapped from person_key where person_id > $1 and substring(wrapped for 4) <> int4send($2)
       order by person_id limit ${BATCH}`,
      [after, version],
    );
    const last = rows.at(-1);
    if (!last) return rewrapped;
    after = last.person_id;
    const changed = rows.flatMap(({ person_id, wrapped }) => {
      const again = vault.rewrap(person_id, wrapped);
      return again ? [{ person_id, wrapped, again }] : [];
    });
    const { rowCount } = await client.query(
      `update person_key k set wrapped = c.again from unnest($1::uuid[], $2::bytea[], $3::bytea[]) as c (person_id, wrapped, again)
       where k.person_id = c.person_id and k.wrapped = c.wrapped`,
      [changed.map((one) => one.person_id), changed.map((one) => one.wrapped), changed.map((one) => one.again)],
    );
    rewrapped += rowCount ?? 0;
  }
}
