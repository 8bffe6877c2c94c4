import fc from 'fast-check';
import type { World } from '../world';
import { key } from '../world';
import { anyAftercare } from './aftercare';
import * as casework from './casework';
import { anyBed, draft, goHome, keepBeds, leaveBed, receivers, releaseBeds, sign } from './custody';
import { type Deed, Draw, id, iso, type Make, Scene } from './deed';
import { hurry, next } from './forward';
import { broken } from './invariants';
import { isOnTheWay } from './law';
import * as offers from './offers';
import { kemensos, manila, phnomPenh } from './people';
import { look, type At, type Ids, type Seen } from './seen';
import * as travel from './travel';

const MINUTE = 60_000;

/** What was asked and what came of it, over all runs: which deeds were ever done, and how often. */
export class Tally {
  readonly deeds = new Map<string, { done: number; refused: number }>();
  readonly moves = new Map<string, number>();
  sequences = 0;

  get acts(): number {
    return [...this.deeds.values()].reduce((sum, { done, refused }) => sum + done + refused, 0);
  }

  count(act: string, done: boolean): void {
    const row = this.deeds.get(act) ?? { done: 0, refused: 0 };
    row[done ? 'done' : 'refused'] += 1;
    this.deeds.set(act, row);
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

interface Answer {
  code?: string;
  field?: string;
  state?: string;
  version?: number;
  id?: string;
}

/** One run: a few people, their movements and beds, and the law's view of them after each deed. */
export class Run {
  private readonly ids: Ids = { cases: [], movements: [], shelters: [] };
  private readonly births = new Map<string, string | null>();
  private readonly done: { deed: Deed; input: object; answer: Answer }[] = [];
  private readonly keys: string[] = [];
  private text = '';
  seen = { cases: [] } as unknown as Seen;
  clock: At = Date.parse('2025-06-05T14:40:00Z');
  readonly story: string[] = [];

  constructor(
    private readonly world: World,
    private readonly tally: Tally,
  ) {}

  async begin(people: readonly Newcomer[], beds: readonly number[]): Promise<void> {
    const shelter = id();
    this.ids.shelters.push(shelter);
    const kinds = ['WOMEN', 'MEN', 'MINOR'].map((kind, i) => [kind, beds[i] ?? 1] as const);
    await this.world.owner.query(
      'insert into shelter (id, code, name, unit_id) values ($1::uuid, $1::text, $1::text, $2)',
      [shelter, kemensos.unit],
    );
    for (const [kind, count] of kinds) {
      await this.world.owner.query('insert into bed (id, shelter_id, kind, count) values ($1, $2, $3, $4)', [
        id(),
        shelter,
        kind,
        count,
      ]);
    }
    await this.look();
    for (const one of people) await this.do(this.register(one));
  }

  private async look(): Promise<void> {
    const { seen, text } = await look(this.world.owner, this.ids);
    this.seen = seen;
    this.text = text;
  }

  scene(seed: number, at: At): Scene {
    return new Scene(this.seen, this.births, at, new Draw(seed), Date.now());
  }

  register({ sex, birth, sharing, at: post }: Newcomer): Deed {
    const own = id();
    const received = this.clock - 60 * MINUTE;
    const consents = sharing ? ['SHARING_GOVERNMENT', 'SHARING_PARTNERS'] : [];
    return {
      act: 'registerCase',
      by: post ? phnomPenh : manila,
      input: {
        id: own,
        name: `Orang ${own.replaceAll('-', '').replaceAll(/\d/g, (n) => 'ghjklmnpqr'[Number(n)] ?? 'x')}`,
        sex,
        ...(birth ? { birthDate: birth } : {}),
        homeRegency: '53.71',
        source: 'RAID',
        country: 'PH',
        receivedAt: iso(received),
        needs: [],
        consents: consents.map((purpose) => ({ purpose, basis: 'CONSENT', given: true })),
      },
      cases: [own],
      against: [],
      made: { cases: own, birth },
    };
  }

  /** Does a deed, and holds the answer and what was left behind against the law. */
  async do(deed: Deed): Promise<boolean> {
    const input = { key: key(), ...deed.input };
    const before = { seen: this.seen, text: this.text };
    const answer = await this.call(deed, input);
    const refused = answer.code;
    this.tally.count(deed.act, !refused);
    this.story.push(`${wordsOf(deed)}: ${refused ?? 'done'}`);
    const expected = deed.against;
    if (refused && !expected.includes(refused))
      this.fail(
        `${deed.act} was refused with ${refused} (${answer.field}); the law has against it: ${expected.join(', ') || 'nothing'}`,
        deed,
      );
    if (!refused && expected.length > 0) this.fail(`${deed.act} was done against ${expected.join(', ')}`, deed);
    if (!refused) this.keep(deed, input, answer);
    await this.look();
    this.check(deed, before, !refused);
    return !refused;
  }

  private keep(deed: Deed, input: { key: string }, answer: Answer): void {
    const { made } = deed;
    if (made?.cases) {
      this.ids.cases.push(made.cases);
      this.births.set(made.cases, made.birth ?? null);
    }
    if (made?.movements) this.ids.movements.push(made.movements);
    this.done.push({ deed, input, answer });
    if (deed.cases.length > 0) this.keys.push(input.key);
  }

  private check(deed: Deed, before: { seen: Seen; text: string }, done: boolean): void {
    if (!done) {
      if (this.text !== before.text) this.fail(`${deed.act} was refused and left something behind`, deed);
      return;
    }
    const wrong = [
      ...(deed.wrong?.(this.seen, before.seen) ?? []),
      ...deed.cases.map((one) => eventsOf(this.seen, one) <= eventsOf(before.seen, one) && 'no timeline tells of it'),
      ...before.seen.cases.map((c) => {
        const now = this.seen.cases.find((one) => one.id === c.id);
        const expected = deed.states?.[c.id] ?? c.state;
        return now?.state !== expected && `somebody who was ${c.state} is ${now?.state} and not ${expected}`;
      }),
      ...before.seen.handovers.map((paper) => {
        const same = JSON.stringify(paper) === JSON.stringify(this.seen.handovers.find((one) => one.id === paper.id));
        return (
          paper.giverSigned !== null && paper.receiverSigned !== null && !same && 'a paper that both signed was changed'
        );
      }),
      ...broken(this.seen, this.births),
    ].filter((one): one is string => !!one);
    if (wrong.length > 0) this.fail(`after ${deed.act}: ${wrong.join('; ')}`, deed);
    const told = this.seen.events.filter((one) => !before.seen.events.some((old) => same(old, one)));
    for (const one of told) if (one.from !== one.to || one.kind === 'continue') this.tally.moved(one.kind);
  }

  /** The same key is the same act: it answers the same and does nothing; with other content it is refused. */
  async again(seed: number): Promise<void> {
    const draw = new Draw(seed);
    if (this.done.length === 0) return;
    const { deed, input } = draw.pick(this.done.slice(-4));
    const other = draw.chance(0.3);
    const field = 'receivedAt' in input ? 'receivedAt' : 'signedAt' in input ? 'signedAt' : 'occurredAt';
    const sent = other && field in input ? { ...input, [field]: iso(this.clock - 999) } : input;
    const before = this.text;
    const { code } = await this.call(deed, sent);
    const reused = sent !== input;
    if (reused && code !== 'KEY_REUSED') this.fail(`a key was used for something else: ${code ?? 'done'}`, deed);
    // Whoever has lost their part in the case since then is told nothing any more.
    if (!reused && code && code !== 'NOT_FOUND') this.fail(`${deed.act} again under its key: ${code}`, deed);
    this.tally.count(reused ? 'key reused' : 'key repeated', !code);
    await this.look();
    if (this.text !== before) this.fail(`${deed.act} again under its key changed something`, deed);
  }

  /** Every act is in the audit once, whatever became of its answer. */
  async end(): Promise<void> {
    const { rows } = await this.world.owner.query<{ key: string; n: number }>(
      `select key, count(*)::int as n from audit_entry where kind = 'ACT' and cases && $1::uuid[] group by key`,
      [this.ids.cases],
    );
    const entered = new Set(rows.map((row) => row.key));
    const missing = this.keys.filter((one) => !entered.has(one)).length;
    if (missing > 0) this.fail(`${missing} acts are in no audit`);
    for (const movement of this.seen.movements) {
      if (movement.state === 'PLANNED') continue;
      const by = movement.unit === manila.unit ? manila : phnomPenh;
      const { headcount } = await this.world.as(by.login).ask(COUNT, { id: movement.id });
      const lost = notAccounted(this.seen, movement.id);
      if (headcount && headcount.unexplained !== lost)
        this.fail(`nobody knows of ${lost} heads of a movement, and the count says ${headcount.unexplained}`);
    }
  }

  private async call({ act, by }: Deed, input: object): Promise<Answer> {
    const response = await fetch(`${this.world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.world.tokenOf(by.login)}` },
      body: JSON.stringify({ query: documentOf(act), variables: { input } }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors?: { message: string }[] };
    if (!data || errors)
      throw new Error(`${act} by ${by.login}: ${errors?.[0]?.message ?? 'no answer'}\n${this.told()}`);
    return (data as unknown as Record<string, Answer>)[act] ?? {};
  }

  private told(): string {
    return this.story.map((line, i) => `  ${i + 1}. ${line}`).join('\n');
  }

  private fail(what: string, deed?: Deed): never {
    const asked = deed ? `\n  asked: ${JSON.stringify(deed.input)}` : '';
    throw new Error(`${what}${asked}\n${this.told()}`);
  }
}

const telling = [
  'step',
  'kind',
  'body',
  'status',
  'outcome',
  'purpose',
  'basis',
  'given',
  'service',
  'accept',
  'code',
  'bedKind',
  'count',
  'month',
  'state',
];

/** What somebody did, with which codes and when: ids say nothing to who reads a counterexample. */
function wordsOf({ act, by, input }: Deed): string {
  const codes = telling.flatMap((name) => (input[name] === undefined ? [] : [JSON.stringify(input[name])]));
  const at = input['occurredAt'] ?? input['signedAt'] ?? input['departedAt'] ?? input['arrivedAt'] ?? '';
  return [act, ...codes, 'by', by.login, 'at', typeof at === 'string' ? at.slice(0, 16) : ''].join(' ');
}

/** Who came in on a leg of which others are counted already, and of whom nothing says where they are. */
const notAccounted = ({ passengers, legs, cases }: Seen, movement: string): number =>
  passengers.filter((one) => {
    const leg = legs.find((row) => row.id === one.leg);
    const goesOn = legs.some((row) => row.movement === movement && row.from === leg?.to && row.departed === null);
    const counted = passengers.some((o) => o.leg === one.leg && ['ARRIVED', 'MISSING'].includes(o.state));
    const state = cases.find((c) => c.id === one.case)?.state ?? '';
    const inForce = one.movement === movement && one.state === 'BOARDED' && isOnTheWay(state);
    return inForce && leg?.arrived && !goesOn && counted;
  }).length;

const COUNT = 'query ($id: ID!) { headcount(movement: $id) { unexplained } }';
const eventsOf = (seen: Seen, of: string) => seen.events.filter((one) => one.case === of).length;
const same = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

const typeOf = (act: string) => `${act[0]?.toUpperCase()}${act.slice(1)}`;
const documents = new Map<string, string>();
function documentOf(act: string): string {
  const known = documents.get(act);
  if (known) return known;
  const made = `mutation ($input: ${typeOf(act)}!) { ${act}(input: $input) { __typename ... on Problem { code field } } }`;
  documents.set(act, made);
  return made;
}

export interface Newcomer {
  sex: 'FEMALE' | 'MALE';
  birth: string | null;
  sharing: boolean;
  at: boolean;
}

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

type Command = fc.AsyncCommand<object, Run>;

/** Commands rest on what is stored alone: the model that decides is the law over the rows. */
class Do implements Command {
  constructor(
    private readonly name: string,
    private readonly what: { who: number; seed: number; gap: number; times: number },
    private readonly make: Make,
    private readonly seeking = false,
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
      const c = run.seen.cases[who % run.seen.cases.length];
      if (!c) return;
      const at = run.clock + (early - late) * MINUTE;
      const deed = (this.seeking && draw.chance(0.6) && this.sought(run, at)) || this.make(run.scene(seed + i, at), c);
      if (deed) await run.do(deed);
    }
  }

  /** Most acts are far from possible for most people: often the first is done that nothing stands against. */
  private sought(run: Run, at: At): Deed | undefined {
    for (const c of run.seen.cases) {
      for (let i = 1; i <= 4; i += 1) {
        const deed = this.make(run.scene(this.what.seed + i * 7919, at), c);
        if (deed?.against.length === 0) return deed;
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
    who: fc.nat(2),
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
  step: casework.anyStep,
  'ask for consent': casework.anyConsent,
  'withdraw consent': casework.withdrawConsent,
  need: casework.need,
  'meet a need': casework.meetNeed,
  judge: casework.anyAssessment,
  determine: casework.anyDetermination,
  'open a hold': casework.openHold,
  'clear a hold': casework.clearHold,
  paper: casework.anyPaper,
  'change a paper': casework.updatePaper,
  clearance: casework.anyClearance,
  die: casework.die,
  plan: (scene, c) => travel.createMovement(scene, scene.holderOf(c).role === 'officer' ? scene.holderOf(c) : manila),
  list: onMovement(travel.list),
  'take off': onMovement(travel.takeOff),
  'hold back': onMovement(travel.holdBack),
  board: onMovement(travel.board),
  unboard: onMovement(travel.unboard),
  issue: onMovement(travel.issue),
  cancel: onMovement(travel.cancel),
  depart: onLeg(travel.departLeg),
  land: onLeg(travel.arriveLeg),
  arrive: onMovement((m) => travel.arrival(m, 'ARRIVED')),
  'miss at arrival': onMovement((m) => travel.arrival(m, 'MISSING')),
  'found on board': onLeg(travel.foundOnBoard),
  'to another movement': (scene, c) => {
    const { movements } = scene.seen;
    const on = scene.law.live(c);
    const from = movements.find((one) => one.id === on?.movement) ?? movements[0];
    const to = movements.filter((one) => one.id !== from?.id);
    if (!from || to.length === 0) return travel.createMovement(scene, manila);
    return travel.transfer(from, scene.draw.chance(0.95) ? scene.draw.pick(to) : from)(scene, c);
  },
  'draft a handover': (scene, c) =>
    draft(
      scene.draw.pick(receivers),
      scene.draw.chance(0.6) ? (one) => scene.seen.cases.filter((o) => o.holder === one.holder) : undefined,
    )(scene, c),
  sign: onPaper(false),
  'sign and refuse': onPaper(true),
  bed: anyBed,
  'leave a bed': leaveBed,
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
const all: fc.Arbitrary<Command>[] = [
  ...Object.entries(others).map(([name, make]) => command(name, make)),
  ...Array.from({ length: 2 }, () => command('hurry', hurry)),
  ...Array.from({ length: 32 }, () => forward),
  ...Array.from({ length: 3 }, () => fc.nat(1e6).map((seed) => new Again(seed))),
  newcomer.map((one) => new Register(one)),
  fc.constantFrom(8, 40).map((days) => new Wait(days)),
];

/** The whole property: a few people, some beds, and whatever happens to them. */
export function property(world: World, tally: Tally, replayPath?: string) {
  const commands = fc.commands(all, { maxCommands: 14, size: 'max', ...(replayPath ? { replayPath } : {}) });
  return fc.asyncProperty(
    fc.array(newcomer, { minLength: 1, maxLength: 2, size: 'max' }),
    fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
    commands,
    async (people, beds, chosen) => {
      const run = new Run(world, tally);
      await run.begin(people, beds);
      await fc.asyncModelRun(() => ({ model: {}, real: run }), chosen);
      await run.end();
      tally.sequences += 1;
    },
  );
}
