import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** An entry as the chain covers it: every column that says who did what. */
export interface Entry {
  id: string;
  seq: string;
  at: string;
  account_id: string;
  unit_id: string;
  kind: string;
  act: string;
  cases: string[];
  opened: string[];
  purpose: string | null;
  key: string | null;
  request: string;
}

/** The columns of an entry, in the order in which they are hashed, read as text so that no driver changes them. */
export const entryColumns = `id::text, seq::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at,
  account_id::text, unit_id::text, kind, act, cases::text[], opened, purpose, key::text, request::text`;

export const GENESIS = Buffer.alloc(32);

export const leaf = (e: Entry): Buffer =>
  sha256(
    JSON.stringify([
      e.id,
      e.seq,
      e.at,
      e.account_id,
      e.unit_id,
      e.kind,
      e.act,
      e.cases,
      e.opened,
      e.purpose,
      e.key,
      e.request,
    ]),
  );

export const link = (previous: Buffer, entry: Buffer): Buffer => sha256(Buffer.concat([previous, entry]));

const sha256 = (content: string | Buffer): Buffer => createHash('sha256').update(content).digest();

/** What is signed and copied elsewhere: the chain's length and tip, and the leaves since the checkpoint before. */
export interface Checkpoint {
  n: number;
  tip: string;
  at: string;
  leaves: string[];
}

const signable = ({ n, tip, at, leaves }: Checkpoint): Buffer =>
  Buffer.from(JSON.stringify(['pulang-audit', n, tip, at, leaves]));

export class CheckpointSigner {
  private readonly key: KeyObject;

  constructor(pem: string) {
    this.key = createPrivateKey(pem);
  }

  sign(checkpoint: Checkpoint): string {
    return sign(null, signable(checkpoint), this.key).toString('base64');
  }

  holds(checkpoint: Checkpoint, signature: string): boolean {
    return verify(null, signable(checkpoint), createPublicKey(this.key), Buffer.from(signature, 'base64'));
  }
}
