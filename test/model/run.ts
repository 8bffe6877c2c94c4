import type fc from 'fast-check';
import type { World } from '../world';
import { key } from '../world';
import { type Deed, Draw, id, iso, Scene } from './deed';
import { documentOf } from './document';
import { broken } from './invariants';
import { admin, kemensos, manila, phnomPenh } from './people';
import { look, type At, type Ids, type Seen } from './seen';
import type { Tally } from './tally';
import { isOnTheWay } from './ways';

const MINUTE = 60_000;

export interface Newcomer {
  sex: 'FEMALE' | 'MALE';
  birth: string | null;
  sharing: boolean;
  at: boolean;
}

interface Answer {
  code?: string;
  field?: string;
  state?: string;
  version?: number;
  id?: string;
}

export type Command = fc.AsyncCommand<object, Run>;

/** One run: a few people, their movements and beds, and the law's view of them after each deed. */
export class Run {
  private readonly ids: Ids = { cases: [], movements: [], shelters: [] };
  private readonly births = new Map<string, string | null>();
  private readonly done: { deed: Deed; input: { key: string }; answer: Answer }[] = [];
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
    // Everything is looked at after each deed: planning that anew takes as long as looking.
    await this.world.owner.query('set plan_cache_mode = force_generic_plan; set jit = off');
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
    await this.world.owner.query(
      `insert into account (id, login, name, unit_id, roles, language) values (gen_random_uuid(), $1, $1, $2, '{admin}', 'id')
       on conflict (login) do nothing`,
      [admin.login, admin.unit],
    );
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

  /** What lies ahead is refused before all that the law has against it; whoever still sees a closed case is told that it is. */
  private against({ against, cases }: Deed, input: object): string[] {
    const isAhead = Object.entries(input).some(
      ([name, at]) => /At$/.test(name) && name !== 'expiresAt' && Date.parse(String(at)) > Date.now(),
    );
    if (isAhead) return ['IN_FUTURE', ...against.filter((code) => code === 'FORBIDDEN')];
    const isClosed = this.seen.cases.some(({ id: one, state }) => cases.includes(one) && state.startsWith('CLOSED'));
    return isClosed && against.includes('NOT_FOUND') ? [...against, 'CASE_CLOSED'] : against;
  }

  /** Does a deed, and holds the answer and what was left behind against the law. */
  async do(deed: Deed): Promise<boolean> {
    const input = { key: key(), ...deed.input };
    const before = { seen: this.seen, text: this.text };
    const answer = await this.call(deed, input);
    const refused = answer.code;
    this.tally.count(deed.as ?? deed.act, !refused);
    this.story.push(`${wordsOf(deed)}: ${refused ?? 'done'}`);
    const expected = this.against(deed, input);
    if (refused) this.tally.refusal(deed.act, expected);
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
    // Its id is the server’s.
    if (made?.shelters && answer.id) this.ids.shelters.push(answer.id);
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
    for (const one of this.seen.events.slice(before.seen.events.length))
      if (one.from !== one.to || one.kind === 'continue') this.tally.moved(one.kind);
  }

  /** Nobody waits for days here: the end that was set for an offer comes at once. */
  async runOut(seed: number): Promise<void> {
    const open = this.seen.offers.filter((one) => one.state === 'OFFERED' && one.expires > Date.now());
    if (open.length === 0) return;
    const one = new Draw(seed).pick(open);
    await this.world.owner.query('update referral set expires_at = now() where id = $1', [one.id]);
    this.story.push(`an offer runs out: ${one.service ?? one.kind}`);
    this.tally.count('an offer runs out', true);
    await this.look();
    const wrong = broken(this.seen, this.births);
    if (wrong.length > 0) this.fail(`after an offer ran out: ${wrong.join('; ')}`);
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
    const missing = this.done.filter(({ input }) => this.keys.includes(input.key) && !entered.has(input.key));
    if (missing.length > 0) this.fail(`in no audit: ${missing.map(({ deed }) => deed.act).join(', ')}`);
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
    const goesOn = legs.some(
      (row) => row.movement === movement && row.from === leg?.to && !row.departed && !row.cancelled,
    );
    const counted = passengers.some((o) => o.leg === one.leg && ['ARRIVED', 'MISSING'].includes(o.state));
    const state = cases.find((c) => c.id === one.case)?.state ?? '';
    const inForce = one.movement === movement && one.state === 'BOARDED' && isOnTheWay(state);
    return inForce && leg?.arrived && !goesOn && counted;
  }).length;

const COUNT = 'query ($id: ID!) { headcount(movement: $id) { unexplained } }';
const eventsOf = (seen: Seen, of: string) => seen.events.filter((one) => one.case === of).length;
