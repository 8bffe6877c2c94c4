import fc from 'fast-check';
import { anyAftercare } from './aftercare';
import { anyAim } from './aims';
import { arrival } from './arrivals';
import { anyBed, goHome, keepBeds, leaveBed, releaseBeds } from './beds';
import { type Deed, Draw, type Make, type Scene } from './deed';
import * as facts from './facts';
import { hurry, next } from './forward';
import { draft, receivers, sign, withdrawDraft } from './handovers';
import * as houses from './houses';
import * as joining from './joining';
import * as movements from './movements';
import * as offers from './offers';
import * as pairs from './pairs';
import * as papers from './papers';
import { manila } from './people';
import * as places from './places';
import type { Command, Newcomer, Run } from './run';
import type { At, CaseRow, Seen } from './seen';
import * as steps from './steps';
import { swap } from './swap';
import { wayHome } from './ways';

/*
 * Everything that may happen next, in the shapes that fast-check draws and shrinks.
 */

const MINUTE = 60_000;
/** Grown, a child, one who comes of age in these days, one of whose birth nobody knows. */
export const newcomer = fc.record({
  sex: fc.constantFrom<'FEMALE' | 'MALE'>('FEMALE', 'MALE'),
  birth: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<string | null>('1990-01-01') },
    { weight: 4, arbitrary: fc.constantFrom<string | null>('2012-03-04', '2007-06-06', '2007-06-08', null) },
  ),
  sharing: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  at: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

/** Who is furthest from home: so that several go the same way together. */
const last = (cases: readonly CaseRow[]): CaseRow | undefined => {
  const onTheWay = cases.filter(({ state }) => wayHome.includes(state));
  return onTheWay.toSorted((a, b) => wayHome.indexOf(a.state) - wayHome.indexOf(b.state))[0];
};

/** Commands rest on what is stored alone: the model that decides is the law over the rows. */
class Do implements Command {
  constructor(
    private readonly name: string,
    private readonly what: { who: number; seed: number; gap: number; times: number },
    private readonly make: Make,
    private readonly seeking = false,
    private readonly together = false,
  ) {}

  check(): boolean {
    return true;
  }

  async run(_model: object, run: Run): Promise<void> {
    const { who, seed, gap, times } = this.what;
    for (let i = 0; i < times; i += 1) {
      run.clock += gap * MINUTE;
      const draw = new Draw(seed + i);
      const late = draw.chance(0.06) ? draw.pick([30, 720, 3 * 1440, 90 * 1440]) : 0;
      const early = draw.chance(0.01) ? 700 * 1440 : 0;
      const c = this.together ? last(run.seen.cases) : run.seen.cases[who % run.seen.cases.length];
      if (!c) return;
      const at = run.clock + (early - late) * MINUTE;
      const reasons = draw.chance(0.25) ? 1 : 0;
      const sought = this.seeking && draw.chance(0.6) ? this.sought(run, at, reasons) : undefined;
      const deed = sought ?? this.make(run.scene(seed + i, at), c);
      if (deed) await run.do(deed);
    }
  }

  /**
   * Most acts are far from possible for most people: often the first is done that nothing stands against, and now and
   * then one that a single thing does, since that thing may have been forgotten.
   */
  private sought(run: Run, at: At, reasons: number): Deed | undefined {
    for (const c of run.seen.cases) {
      for (let i = 1; i <= 4; i += 1) {
        const deed = this.make(run.scene(this.what.seed + i * 7919, at), c);
        if (deed && new Set(deed.against).size === reasons) return deed;
      }
    }
    return undefined;
  }

  toString(): string {
    const { who, seed, gap, times } = this.what;
    return `${this.name}(person ${who + 1}${times > 1 ? ` x${times}` : ''}, +${gap} min, seed ${seed})`;
  }
}

const gaps = [0, 7, 60, 240, 600, 1200, 1440];
const what = (most: number) =>
  fc.record({
    who: fc.nat(3),
    seed: fc.nat(1e6),
    gap: fc.constantFrom(...gaps),
    times: fc.integer({ min: 1, max: most }),
  });
const command = (name: string, make: Make, most = 1): fc.Arbitrary<Command> =>
  what(most).map((one) => new Do(name, one, make, most === 1));

const pickOf =
  <T>(rows: (scene: Scene) => readonly T[], make: (row: T) => Make): Make =>
  (scene, c) => {
    const all = rows(scene);
    return all.length > 0 ? make(scene.draw.pick(all))(scene, c) : null;
  };
const onMovement = (make: (m: Seen['movements'][number]) => Make) => pickOf((scene) => scene.seen.movements, make);
type Movement = Seen['movements'][number];
/** From where somebody is, to another; there must be two. */
const onTwo =
  (make: (from: Movement, to: Movement) => Make): Make =>
  (scene, c) => {
    const { movements: all } = scene.seen;
    const on = scene.law.live(c);
    const from = all.find((one) => one.id === on?.movement) ?? all[0];
    const to = all.filter((one) => one.id !== from?.id);
    if (!from || to.length === 0) return movements.createMovement(scene, manila);
    return make(from, scene.draw.chance(0.95) ? scene.draw.pick(to) : from)(scene, c);
  };
const onLeg = (make: (leg: Seen['legs'][number]) => Make) => pickOf((scene) => scene.seen.legs, make);
const onPaper = (refusing: boolean) =>
  pickOf(
    (scene) => scene.seen.handovers,
    (one) => sign(one, { refusing }),
  );
const ofCase = (scene: Scene, rows: Seen['offers']) =>
  rows.filter((one) => scene.seen.cases.some((c) => c.id === one.case));
const onOffer =
  (make: (one: Seen['offers'][number]) => Make): Make =>
  (scene) => {
    const open = ofCase(scene, scene.seen.offers);
    if (open.length === 0) return null;
    const waiting = open.filter((one) => one.state === 'OFFERED');
    const one = scene.draw.pick(waiting.length > 0 && scene.draw.chance(0.9) ? waiting : open);
    return make(one)(scene, scene.law.case(one.case));
  };

const others: Readonly<Record<string, Make>> = {
  hurry,
  step: steps.anyStep,
  'ask for consent': facts.anyConsent,
  'withdraw consent': facts.withdrawConsent,
  'reached anew': facts.changeContact,
  need: facts.need,
  'meet a need': facts.meetNeed,
  judge: facts.anyAssessment,
  determine: steps.anyDetermination,
  'open a hold': facts.openHold,
  'clear a hold': facts.clearHold,
  paper: papers.anyPaper,
  'change a paper': papers.updatePaper,
  clearance: papers.anyClearance,
  die: steps.die,
  plan: (scene, c) =>
    movements.createMovement(scene, scene.holderOf(c).role === 'officer' ? scene.holderOf(c) : manila),
  list: onMovement(places.list),
  'take off': onMovement(places.takeOff),
  swap: onMovement(swap),
  'hold back': onMovement(places.holdBack),
  board: onMovement(places.board),
  unboard: onMovement(places.unboard),
  'by another leg': onMovement(places.assign),
  'another leg': onMovement(movements.addLeg),
  'other times': onLeg(movements.retimeLeg),
  'no such leg': onLeg(movements.cancelLeg),
  split: onMovement(joining.split),
  merge: onTwo(joining.merge),
  birth: onMovement(joining.birth),
  'keep apart': pairs.keepApart,
  'no longer apart': pairs.endKeepApart,
  'one person': pairs.mergePeople,
  'two people': pairs.unmergePeople,
  issue: onMovement(movements.issue),
  cancel: onMovement(movements.cancel),
  depart: onLeg(movements.departLeg),
  land: onLeg(movements.arriveLeg),
  arrive: onMovement((m) => arrival(m, 'ARRIVED')),
  'miss at arrival': onMovement((m) => arrival(m, 'MISSING')),
  'found on board': onLeg(joining.foundOnBoard),
  'to another movement': onTwo(joining.transfer),
  'draft a handover': (scene, c) =>
    draft(
      scene.draw.pick(receivers),
      scene.draw.chance(0.6) ? (one) => scene.seen.cases.filter((o) => o.holder === one.holder) : undefined,
    )(scene, c),
  sign: onPaper(false),
  'sign and refuse': onPaper(true),
  'take a draft back': pickOf((scene) => {
    const open = scene.seen.handovers.filter((one) => one.giverSigned === null && one.receiverSigned === null);
    return open.length > 0 && scene.draw.chance(0.8) ? open : scene.seen.handovers;
  }, withdrawDraft),
  bed: anyBed,
  'leave a bed': leaveBed,
  'open a house': houses.openHouse,
  'other beds': houses.changeBeds,
  'keep beds': keepBeds,
  'give up beds': releaseBeds,
  'go home': (scene, c) => goHome(scene.draw.chance(0.7))(scene, c),
  aftercare: anyAftercare,
  offer: offers.anyOffer,
  'transfer the case': (scene, c) => offers.transferCase(scene.draw.pick(receivers))(scene, c),
  'request the case': offers.requestCase,
  'return the case': offers.returnCase,
  accept: onOffer((one) => offers.answer(one, true)),
  refuse: onOffer((one) => offers.answer(one, false)),
  'take an offer back': onOffer((one) => offers.withdraw(one)),
};

class Again implements Command {
  constructor(private readonly seed: number) {}
  check(): boolean {
    return true;
  }
  async run(_model: object, run: Run): Promise<void> {
    await run.again(this.seed);
  }
  toString(): string {
    return `again(seed ${this.seed})`;
  }
}

class RunOut implements Command {
  constructor(private readonly seed: number) {}
  check(): boolean {
    return true;
  }
  async run(_model: object, run: Run): Promise<void> {
    for (const c of run.seen.cases) {
      const deed = offers.anyOffer(run.scene(this.seed, run.clock), c);
      if (deed?.against.length === 0) await run.do(deed);
    }
    await run.runOut(this.seed);
  }
  toString(): string {
    return `an offer runs out(seed ${this.seed})`;
  }
}

class Register implements Command {
  constructor(private readonly one: Newcomer) {}
  check(): boolean {
    return true;
  }
  async run(_model: object, run: Run): Promise<void> {
    if (run.seen.cases.length < 4) await run.do(run.register(this.one));
  }
  toString(): string {
    return `register(${this.one.sex}, ${this.one.birth})`;
  }
}

class Wait implements Command {
  constructor(private readonly days: number) {}
  check(): boolean {
    return true;
  }
  async run(_model: object, run: Run): Promise<void> {
    run.clock += this.days * 1440 * MINUTE;
  }
  toString(): string {
    return `wait(${this.days} days)`;
  }
}

const forward = command('forward', next, 16);
const together = what(24).map((one) => new Do('together', one, next, false, true));
export const all: fc.Arbitrary<Command>[] = [
  ...Object.entries(others).map(([name, make]) => command(name, make)),
  ...Array.from({ length: 2 }, () => command('hurry', hurry)),
  ...Array.from({ length: 23 }, () => forward),
  ...Array.from({ length: 10 }, () => together),
  ...Array.from({ length: 2 }, () => anyAim),
  ...Array.from({ length: 3 }, () => fc.nat(1e6).map((seed) => new Again(seed))),
  fc.nat(1e6).map((seed) => new RunOut(seed)),
  newcomer.map((one) => new Register(one)),
  fc.constantFrom(8, 40).map((days) => new Wait(days)),
];
