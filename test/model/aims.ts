import fc from 'fast-check';
import { leaveBed } from './beds';
import { type Deed, Draw, type Make } from './deed';
import { next } from './forward';
import { draft, receivers, withdrawDraft } from './handovers';
import { foundOnBoard } from './joining';
import { cancelLeg } from './movements';
import { answer, requestCase, returnCase } from './offers';
import { manila } from './people';
import { board, holdBack } from './places';
import type { Command, Run } from './run';
import type { CaseRow, Seen } from './seen';
import { step } from './steps';
import { swap } from './swap';
import { notYetGone } from './ways';

/*
 * What hardly ever comes by itself, since it waits for several things at once: somebody goes on toward where it may
 * happen, and it is done as soon as nothing stands against it.
 */

const MINUTE = 60_000;
const MOST = 40;

interface Aim {
  goal: Make;
  /** Whether it is the one that was meant, where a make does several things. */
  met?: (deed: Deed, c: CaseRow) => boolean;
  /** What leads to it, when nothing stands against that. */
  before?: Make;
  /** All go on, and not one alone. */
  together?: boolean;
}

const anyOf =
  <T>(rows: (seen: Seen) => readonly T[], make: (row: T) => Make): Make =>
  (scene, c) => {
    const all = rows(scene.seen);
    return all.length > 0 ? make(scene.draw.pick(all))(scene, c) : null;
  };
const movements = (seen: Seen) => seen.movements;
const legs = (seen: Seen) => seen.legs;

const accepting =
  (kind: string): Make =>
  (scene, c) => {
    const open = scene.seen.offers.find((one) => one.case === c.id && one.kind === kind && one.state === 'OFFERED');
    return open ? answer(open, true)(scene, c) : null;
  };

const aims: Readonly<Record<string, Aim>> = {
  'a swap': { goal: anyOf(movements, swap), together: true },
  'somebody found on board': {
    goal: anyOf((seen) => seen.legs.filter((leg) => leg.departed !== null), foundOnBoard),
  },
  'a case given for the asking': { goal: accepting('REQUEST'), before: requestCase },
  'a case taken back': { goal: accepting('RETURN'), before: returnCase },
  'somebody turned back': {
    goal: anyOf(movements, holdBack),
    met: ({ states }, c) => c.state === 'DEPARTED' && states?.[c.id] === 'PREPARING',
  },
  'a draft that is taken back': {
    goal: anyOf((seen) => seen.handovers, withdrawDraft),
    before: (scene, c) => draft(scene.draw.pick(receivers))(scene, c),
  },
  'a bed that is left': { goal: leaveBed },
  'a later leg that is boarded': {
    goal: anyOf(movements, board),
    met: ({ as }) => as === 'board a later leg',
    together: true,
  },
  'aid that is declined': { goal: step('decline', { complete: true }) },
  'a leg that is cancelled': { goal: anyOf(legs, cancelLeg), together: true },
};

class Toward implements Command {
  constructor(
    private readonly name: string,
    private readonly aim: Aim,
    private readonly seed: number,
  ) {}

  check(): boolean {
    return true;
  }

  async run(_model: object, run: Run): Promise<void> {
    while (run.seen.cases.filter(isWaiting).length < 2 && run.seen.cases.length < 4)
      await run.do(run.register({ sex: 'FEMALE', birth: '1990-01-01', sharing: true, at: false }));
    const one = run.seen.cases.find(isWaiting)?.id;
    for (let i = 0; i < MOST; i += 1) {
      run.clock += 30 * MINUTE;
      const reached = this.possible(run, i, this.aim.goal);
      if (reached) {
        await run.do(reached);
        return;
      }
      const deed = (this.aim.before && this.possible(run, i, this.aim.before)) ?? this.onward(run, i, one);
      if (deed) await run.do(deed);
    }
  }

  private possible(run: Run, i: number, make: Make): Deed | undefined {
    for (const c of run.seen.cases) {
      for (let k = 0; k < 4; k += 1) {
        const deed = make(run.scene(this.seed + i * 104_729 + k * 7919, run.clock), c);
        const met = make !== this.aim.goal || this.aim.met === undefined || (deed && this.aim.met(deed, c));
        if (deed && met && deed.against.length === 0) return deed;
      }
    }
    return undefined;
  }

  private onward(run: Run, i: number, one: string | undefined): Deed | null {
    const { cases } = run.seen;
    const alone = cases.find(({ id }) => id === one) ?? cases[0];
    const c = this.aim.together ? new Draw(this.seed + i).pick(cases) : alone;
    return c ? next(run.scene(this.seed + i, run.clock), c) : null;
  }

  toString(): string {
    return `toward ${this.name}(seed ${this.seed})`;
  }
}

/** At the post in Manila, and not gone yet. */
const isWaiting = ({ holder, state }: CaseRow): boolean => holder === manila.unit && notYetGone.includes(state);

export const anyAim: fc.Arbitrary<Command> = fc
  .tuple(fc.constantFrom(...Object.entries(aims)), fc.nat(1e6))
  .map(([[name, aim], seed]) => new Toward(name, aim, seed));
