import { createSecretKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The master keys by version; the newest wraps, the older ones only open what is not yet rewrapped. */
export interface MasterKeys {
  current: number;
  keys: ReadonlyMap<number, KeyObject>;
}

/**
 * The secrets that must not be in the database, one file each, readable by the server alone. A key stolen from one
 * file serves one purpose: the blind index does not open envelopes, the audit's signature signs nothing else.
 */
export class KeyRing {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** A 32-byte secret, made at first use. */
  secret(name: 'blind-index' | 'context' | 'idempotency' | 'database'): Buffer {
    return Buffer.from(
      this.kept(`${name}.key`, () => randomBytes(32).toString('hex')),
      'hex',
    );
  }

  /** A private key in PKCS #8 PEM, made at first use. */
  privateKey(name: 'audit' | 'tokens'): string {
    const make = () =>
      name === 'audit'
        ? generateKeyPairSync('ed25519').privateKey
        : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    return this.kept(`${name}.pem`, () => make().export({ type: 'pkcs8', format: 'pem' }));
  }

  master(): MasterKeys {
    const stored = JSON.parse(
      this.kept('master.json', () => JSON.stringify({ 1: randomBytes(32).toString('hex') })),
    ) as Record<string, string>;
    const keys = new Map(Object.entries(stored).map(([v, hex]) => [Number(v), createSecretKey(Buffer.from(hex, 'hex'))]));
    return { current: Math.max(...keys.keys()), keys };
  }

  /** Adds a master key; every process takes it up when it reads the ring again. */
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
    writeFileSync(`${path}.new`, JSON.stringify(changed), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }

  private kept(file: string, make: () => string): string {
    const path = join(this.folder, file);
    if (!existsSync(path)) {
      // 'wx': of two processes that begin at once, one makes the key and the other reads it.
      try {
        writeFileSync(path, make(), { mode: 0o600, flag: 'wx' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
    return readFileSync(path, 'utf8');
  }
}
