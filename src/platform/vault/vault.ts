import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sql } from '../db/sql';
import { tx } from '../db/db';
import { Refused } from '../outcome/problem';
import { newKey, open, seal } from './envelope';
import type { KeyRing, MasterKeys } from './key-ring';

const CACHED_KEYS = 10_000;
const CACHED_MS = 60_000;
const VERSION_BYTES = 4;

/** Where an envelope lies: it opens nowhere else. */
export interface Place {
  table: string;
  envelope: string;
  row: string;
  person: string;
}

const placeOf = ({ table, envelope, row }: Omit<Place, 'person'>): string => `${table}|${envelope}|${row}`;

/**
 * Opens and seals what says who a person is. Each person has a key; the database holds it wrapped under the master
 * key, and forgetting a person is deleting that one row.
 */
@Injectable()
export class Vault {
  private readonly cache = new Map<string, { key: KeyObject; until: number }>();
  private master: MasterKeys;

  constructor(private readonly ring: KeyRing) {
    this.master = ring.master();
  }

  /** A new person's key and how the database keeps it. */
  create(person: string): { key: KeyObject; wrapped: Buffer } {
    const key = newKey();
    return { key, wrapped: this.wrap(person, key) };
  }

  sealWith(key: KeyObject, place: Omit<Place, 'person'>, content: object): Buffer {
    return seal(key, placeOf(place), Buffer.from(JSON.stringify(content)));
  }

  /** Seals for somebody who is known already. */
  async seal(place: Place, content: object): Promise<Buffer> {
    const [row] = await tx().query<{ wrapped: Buffer }>(
      sql`select wrapped from person_key where person_id = ${place.person}`,
    );
    // Or out of reach, where whoever asks was refused before.
    if (!row) throw new Refused('ERASED', 'case');
    return this.sealWith(this.unwrap(row.wrapped), place, content);
  }

  /** `wrapped` comes with the row from the same statement, so that a forgotten person's cached key opens nothing. */
  open(wrapped: Buffer, place: Omit<Place, 'person'>, sealed: Buffer): Record<string, unknown> {
    return this.openWith(this.unwrap(wrapped), place, sealed);
  }

  /** With a key that was unwrapped from the same statement's answer. */
  openWith(key: KeyObject, place: Omit<Place, 'person'>, sealed: Buffer): Record<string, unknown> {
    return JSON.parse(open(key, placeOf(place), sealed).toString()) as Record<string, unknown>;
  }

  /**
   * By which words are known again that are not opened: under a key of the person's own, so that it goes with it and
   * never before, and not the one that seals, since one key has one use.
   */
  mark(key: KeyObject, { table, row }: Pick<Place, 'table' | 'row'>, words: readonly unknown[]): string {
    const marks = Buffer.from(hkdfSync('sha256', key, '', 'pulang mark', 32));
    return createHmac('sha256', marks)
      .update(`${table}|${row}|${JSON.stringify(words)}`)
      .digest('base64url');
  }

  /** The same key under the newest master key, or null when it is already. */
  rewrap(person: string, wrapped: Buffer): Buffer | null {
    this.master = this.ring.master();
    if (wrapped.readUInt32BE(0) === this.master.current) return null;
    return this.wrap(person, this.unwrapFor(person, wrapped));
  }

  /** Under the newest master key there is, also where another process has just added it: an older one may go at any time. */
  private wrap(person: string, key: KeyObject): Buffer {
    this.master = this.ring.master();
    const version = Buffer.alloc(VERSION_BYTES);
    version.writeUInt32BE(this.master.current);
    const kek = this.kek(this.master.current);
    return Buffer.concat([
      version,
      Buffer.from(person.replaceAll('-', ''), 'hex'),
      seal(kek, `person_key|${person}|${this.master.current}`, key.export()),
    ]);
  }

  /** The key in its wrapping; kept for a minute, since a page opens the same people's envelopes again and again. */
  unwrap(wrapped: Buffer): KeyObject {
    const id = wrapped.toString('base64');
    const cached = this.cache.get(id);
    if (cached && cached.until > Date.now()) return cached.key;
    const hex = wrapped.toString('hex', VERSION_BYTES, VERSION_BYTES + 16);
    const person = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const key = this.unwrapFor(person, wrapped);
    if (this.cache.size >= CACHED_KEYS) this.cache.delete(this.cache.keys().next().value as string);
    this.cache.set(id, { key, until: Date.now() + CACHED_MS });
    return key;
  }

  private unwrapFor(person: string, wrapped: Buffer): KeyObject {
    const version = wrapped.readUInt32BE(0);
    const body = wrapped.subarray(VERSION_BYTES + 16);
    return createSecretKey(open(this.kek(version), `person_key|${person}|${version}`, body));
  }

  private kek(version: number): KeyObject {
    if (!this.master.keys.has(version)) this.master = this.ring.master();
    const kek = this.master.keys.get(version);
    if (!kek) throw new Error(`The key ring has no master key of version ${version}.`);
    return kek;
  }
}
