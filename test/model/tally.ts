import { acts } from './people';
import { moves } from './ways';

/** How the deeds of these are counted: one act does several things. */
const apart: Readonly<Record<string, readonly string[]>> = {
  recordLeg: ['a leg leaves', 'a leg comes in'],
  recordArrival: ['arrive', 'miss at arrival'],
  board: ['board', 'board a later leg'],
  signHandover: ['sign', 'sign and refuse'],
  answerReferral: ['referral', 'transfer', 'request', 'return']
    .map((kind) => `accept a ${kind}`)
    .concat('refuse an offer'),
};
const others = ['key repeated', 'an offer runs out'];
const deeds = [...acts.flatMap((act) => apart[act] ?? act), ...others];

/** What was asked and what came of it, over all runs: which deeds were ever done, and how often. */
export class Tally {
  readonly deeds = new Map<string, { done: number; refused: number }>();
  readonly moves = new Map<string, number>();
  /** What was refused for one thing alone, by its name: whoever forgets just that is found there. */
  readonly refused = new Map<string, number>();
  sequences = 0;

  get acts(): number {
    return [...this.deeds.values()].reduce((sum, { done, refused }) => sum + done + refused, 0);
  }

  count(act: string, done: boolean): void {
    const row = this.deeds.get(act) ?? { done: 0, refused: 0 };
    row[done ? 'done' : 'refused'] += 1;
    this.deeds.set(act, row);
  }

  refusal(act: string, against: readonly string[]): void {
    if (new Set(against).size !== 1) return;
    const name = `${act} ${against[0]}`;
    this.refused.set(name, (this.refused.get(name) ?? 0) + 1);
  }

  /** What was tried and hardly ever came to pass: nothing was learnt of it. */
  rare(least: number): string[] {
    return [
      ...deeds.filter((name) => (this.deeds.get(name)?.done ?? 0) < least),
      ...moves.filter((event) => (this.moves.get(event) ?? 0) < least),
      ...((this.deeds.get('key reused')?.refused ?? 0) < least ? ['key reused'] : []),
    ];
  }

  report(seconds: number): string {
    const share = ([act, { done, refused }]: [string, { done: number; refused: number }]) =>
      `  ${act.padEnd(22)} ${String(done).padStart(6)} done ${String(refused).padStart(6)} refused ${Math.round((100 * done) / (done + refused))} %`;
    const made = [...this.moves].sort().map(([event, n]) => `${event} ${n}`);
    return [
      `${this.sequences} sequences, ${this.acts} acts, ${Math.round(seconds)} s`,
      ...[...this.deeds].sort().map(share),
      `  moves: ${made.join(', ')}`,
    ].join('\n');
  }

  moved(event: string): void {
    this.moves.set(event, (this.moves.get(event) ?? 0) + 1);
  }
}
