import { randomUUID } from 'node:crypto';
import type { Births } from './law';
import { Law } from './law';
import { actorOf, actors, type Actor } from './people';
import type { At, CaseRow, Ids, Seen } from './seen';

/** Choices that follow from one number, so that a run can be played again. */
export class Draw {
  constructor(private state: number) {}

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)] as T;
  }
}

/** One act as it is about to be done, and what the law says of it. */
export interface Deed {
  act: string;
  /** How it is counted, where one act does several things. */
  as?: string;
  by: Actor;
  input: Record<string, unknown>;
  /** What is in its way, by the codes of which one must be told; with nothing in its way it must be done. */
  against: string[];
  /** Whose timeline must tell of it. */
  cases: string[];
  /** The states that it leads to; everybody else stays where they are. */
  states?: Record<string, string>;
  /** What else must be seen once it is done; each text is something wrong. */
  wrong?: (after: Seen, before: Seen) => (string | false)[];
  /** What the run keeps of it. */
  made?: Partial<Record<keyof Ids, string>> & { birth?: string | null };
}

/** Where a run stands when a deed is thought of. */
export class Scene {
  readonly law: Law;

  constructor(
    readonly seen: Seen,
    readonly births: Births,
    readonly at: At,
    readonly draw: Draw,
    readonly now: At,
  ) {
    this.law = new Law(seen, births);
  }

  get when(): string {
    return new Date(this.at).toISOString();
  }

  holderOf(c: CaseRow): Actor {
    return actorOf(c.holder);
  }

  /** Mostly who should do it, now and then anybody. */
  by(right: Actor): Actor {
    return this.draw.chance(0.05) ? this.draw.pick(actors) : right;
  }

  /** Now and then the version that was read is said, and now and then it is an old one. */
  version(c: CaseRow): { version?: number } {
    if (this.draw.chance(0.7)) return {};
    return { version: this.draw.chance(0.8) ? c.version : c.version - 1 };
  }

  /** An act about one case, under the rules that hold for all of them. */
  about(
    act: string,
    by: Actor,
    c: CaseRow,
    input: Record<string, unknown>,
    { against = [], ...more }: Partial<Deed> = {},
  ): Deed {
    const sent: Record<string, unknown> = { case: c.id, occurredAt: this.when, ...input };
    const common = { act, by, input: sent, cases: [c.id], ...more };
    if (!this.law.mayDo(act, by, c)) return { ...common, against: ['NOT_FOUND', 'FORBIDDEN'] };
    return {
      ...common,
      against: [...against, ...this.law.pastBy(act, c, this.at), ...this.untimely(c), ...stale(c, sent)],
    };
  }

  /** Nothing is told of tomorrow, and nothing happened to somebody before they were received. */
  untimely(c: CaseRow, at = this.at): string[] {
    return [...(at > this.now ? ['IN_FUTURE'] : []), ...(at < c.received ? ['BEFORE_EARLIER_STEP'] : [])];
  }
}

const stale = (c: CaseRow, { version }: Record<string, unknown>): string[] =>
  typeof version === 'number' && version !== c.version ? ['STALE_VERSION'] : [];

export const id = (): string => randomUUID();
export const iso = (at: At): string => new Date(at).toISOString();
/** What is in the way, each by its name. */
export const unless = (holds: boolean, code: string): string[] => (holds ? [] : [code]);

/** Thinks of an act on one case, or of none if there is nothing to be done of the kind. */
export type Make = (scene: Scene, c: CaseRow) => Deed | null;
