import { createSecretKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** The master keys by version; the newest wraps, the older ones only open what is not yet rewrapped. */
export interface MasterKeys {
  current: number;
  keys: ReadonlyMap<number, KeyObject>;
}

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' });
const newTokenKey = (): string => pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);

/** The keys of one file; whatever reads it as one key takes the first. */
export const pemBlocks = (pem: string): string[] => pem.match(/-----BEGIN[^]+?-----END[^-]+-----\n?/g) ?? [];

/**
 * The secrets that must not be in the database, one file each, readable by the server alone. A key stolen from one
 * file serves one purpose: the blind index does not open envelopes, the audit's signature signs nothing else.
 */
export class KeyRing {
  private read: { written: string; master: MasterKeys } | undefined;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** A 32-byte secret, made at first use. */
  secret(
    name:
      | 'blind-index'
      | 'context'
      | 'idempotency'
      | 'database'
      | 'sign-in'
      | 'way'
      | 'rate'
      | 'machine'
      | 'erasures'
      | 'partners'
      | 'webhooks'
      | 'post'
      | 'devices',
  ): Buffer {
    return Buffer.from(
      this.kept(`${name}.key`, () => randomBytes(32).toString('hex')),
      'hex',
    );
  }

  /** A private key in PKCS #8 PEM, made at first use. Of tokens there may be two: the first signs, both verify. */
  privateKey(name: 'audit' | 'tokens'): string {
    return this.kept(`${name}.pem`, () =>
      name === 'audit' ? pemOf(generateKeyPairSync('ed25519').privateKey) : newTokenKey(),
    );
  }

  /** Another key for tokens: it signs from now on in every process of this folder; the one before still verifies. */
  rotateTokens(): void {
    const [last = ''] = pemBlocks(this.privateKey('tokens'));
    const path = join(this.folder, 'tokens.pem');
    this.write(`${path}.new`, newTokenKey() + last);
    renameSync(`${path}.new`, path);
    this.flush();
  }

  /** As the file says now: it is read again when a rotation has replaced it. */
  master(): MasterKeys {
    const path = join(this.folder, 'master.json');
    this.made('master.json', () => JSON.stringify({ 1: randomBytes(32).toString('hex') }));
    const { ino, mtimeMs } = statSync(path);
    const written = `${ino} ${mtimeMs}`;
    if (this.read?.written !== written) {
      const stored = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
      const keys = new Map(
        Object.entries(stored).map(([v, hex]) => [Number(v), createSecretKey(Buffer.from(hex, 'hex'))]),
      );
      this.read = { written, master: { current: Math.max(...keys.keys()), keys } };
    }
    return this.read.master;
  }

  /** Adds a master key; every process wraps with it from then on. */
  addMaster(): MasterKeys {
    const { current } = this.master();
    this.changeMaster((stored) => ({ ...stored, [current + 1]: randomBytes(32).toString('hex') }));
    return this.master();
  }

  /** Forgets master keys that wrap nothing any more. */
  dropMasterBefore(version: number): void {
    this.changeMaster((stored) => Object.fromEntries(Object.entries(stored).filter(([v]) => Number(v) >= version)));
  }

  private changeMaster(change: (stored: Record<string, string>) => Record<string, string>): void {
    const path = join(this.folder, 'master.json');
    const changed = change(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
    this.write(`${path}.new`, JSON.stringify(changed));
    renameSync(`${path}.new`, path);
    this.flush();
  }

  private kept(file: string, make: () => string): string {
    this.made(file, make);
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** Of two processes that begin at once, one makes the key and the other finds all of it: it is linked when whole. */
  private made(file: string, make: () => string): void {
    const path = join(this.folder, file);
    if (existsSync(path)) return;
    const half = `${path}.${process.pid}`;
    this.write(half, make());
    try {
      linkSync(half, path);
      this.flush();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(half);
    }
  }

  /** On the disk before it is used: whoever a lost key protects is lost with it. */
  private write(path: string, content: string): void {
    writeFileSync(path, content, { mode: 0o600, flush: true });
  }

  private flush(): void {
    // Windows has no such call for a folder, and needs none.
    if (process.platform === 'win32') return;
    const folder = openSync(this.folder, 'r');
    fsyncSync(folder);
    closeSync(folder);
  }
}
