import { createHmac, hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { nameWords, soundCode } from '#domain';

export interface Mark {
  field: string;
  mark: Buffer;
}

@Injectable()
export class SearchIndex {
  constructor(private readonly secret: Buffer) {}

  /** Keyed marks of numbers, each field under a key of its own, so that no number is joined across fields. */
  marks(numbers: Record<string, string | null | undefined>): Mark[] {
    return Object.entries(numbers).flatMap(([field, number]) =>
      number ? [{ field, mark: createHmac('sha256', this.key(field)).update(number).digest().subarray(0, 16) }] : [],
    );
  }

  tokens(field: string, name: string, birthYear: number | null): number[] {
    return nameWords(name).words.map((word) =>
      createHmac('sha512', this.key(field)).update(`${soundCode(word)}|${birthYear ?? 0}`).digest().readInt32BE(0),
    );
  }

  private key(field: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, Buffer.alloc(0), `pulang ${field}`, 32));
  }
}
