import fc from 'fast-check';
import {
  allowedMoves,
  caseEvents,
  caseMoves,
  caseStates,
  eventsFrom,
  fold,
  guardCodes,
  guardsOf,
  isJourney,
  journeyStates,
  move,
  noFacts,
  positionAfter,
  stageOf,
  type CaseEvent,
  type CaseFacts,
  type CasePosition,
  type CaseState,
} from './case-life';
import { allIsWell, at } from './case-life.fixture';

const ends: readonly CaseState[] = ['CLOSED', 'CLOSED_REFERRED', 'DECEASED'];
const pairs = [null, ...caseStates.codes].flatMap((state) => caseEvents.codes.map((event) => [state, event] as const));
const isLegal = (state: CaseState | null, event: CaseEvent) =>
  (caseMoves[event].from as readonly (CaseState | null)[]).includes(state);

// Written by hand from the agreement on the case life, so that no slip in the table goes unseen.
const way =
  'REPORTED INTAKE SCREENING IDENTIFIED NOT_IDENTIFIED PREPARING READY DEPARTED ARRIVED IN_SHELTER RETURNED_HOME REINTEGRATING FOLLOW_UP';
const agreed: Record<CaseEvent, readonly [from: string, to: string]> = {
  register: ['', 'REPORTED'],
  openIntake: ['REPORTED', 'INTAKE'],
  beginScreening: ['INTAKE', 'SCREENING'],
  determine: ['SCREENING', 'BY_OUTCOME'],
  appeal: ['NOT_IDENTIFIED', 'SCREENING'],
  assistAsCitizen: ['NOT_IDENTIFIED', 'PREPARING'],
  startReturn: ['IDENTIFIED', 'PREPARING'],
  markReady: ['PREPARING', 'READY'],
  revoke: ['READY', 'PREPARING'],
  offload: ['READY', 'PREPARING'],
  depart: ['READY', 'DEPARTED'],
  joinAboard: ['REPORTED INTAKE SCREENING IDENTIFIED NOT_IDENTIFIED PREPARING READY', 'DEPARTED'],
  continue: ['DEPARTED', 'DEPARTED'],
  turnBack: ['DEPARTED', 'PREPARING'],
  arrive: ['DEPARTED', 'ARRIVED'],
  handover: ['ARRIVED', 'IN_SHELTER'],
  directHome: ['ARRIVED', 'RETURNED_HOME'],
  discharge: ['IN_SHELTER', 'RETURNED_HOME'],
  startPlan: ['RETURNED_HOME', 'REINTEGRATING'],
  enterFollowUp: ['REINTEGRATING', 'FOLLOW_UP'],
  decline: ['RETURNED_HOME REINTEGRATING FOLLOW_UP', 'CLOSED'],
  close: ['NOT_IDENTIFIED FOLLOW_UP', 'CLOSED'],
  suspend: [way, 'ON_HOLD'],
  resume: ['ON_HOLD', 'REMEMBERED'],
  loseContact: [`${way} ON_HOLD`, 'MISSING'],
  reconnect: ['MISSING', 'REMEMBERED'],
  die: [`${way} ON_HOLD MISSING`, 'DECEASED'],
  referOut: [`${way} ON_HOLD MISSING`, 'CLOSED_REFERRED'],
  reopen: ['CLOSED CLOSED_REFERRED', 'REMEMBERED'],
};

describe('a move', () => {
  it('leaves and reaches the states that were agreed', () => {
    const table = caseEvents.codes.map((event) => [event, [caseMoves[event].from.join(' '), caseMoves[event].to]]);
    expect(Object.fromEntries(table)).toEqual(agreed);
  });

  it.each(pairs.filter(([state, event]) => !isLegal(state, event)))(
    'out of %s by %s is illegal, however well all is',
    (state, event) => {
      expect(move(state, event, allIsWell, at)).toEqual({
        ok: false,
        refusals: [
          { code: 'ILLEGAL_MOVE', field: 'step', params: { state: state ?? '-', event, allowed: eventsFrom(state) } },
        ],
      });
    },
  );

  it.each(pairs.filter(([state, event]) => isLegal(state, event)))(
    'out of %s by %s is made when all is well',
    (state, event) => {
      expect(move(state, event, allIsWell, at)).toMatchObject({ ok: true });
    },
  );

  it('is one of few: 19 states, counting none, and 29 events make 92 legal pairs', () => {
    expect(caseStates.codes).toHaveLength(18);
    expect(caseEvents.codes).toHaveLength(29);
    expect(pairs.filter(([state, event]) => isLegal(state, event))).toHaveLength(92);
  });

  it('may happen at the instant of the one before, and not sooner', () => {
    const lastMove = { event: 'appeal', at } as const;
    const sooner = new Date(at.getTime() - 1);
    expect(move('REPORTED', 'openIntake', { ...allIsWell, lastMove }, at).ok).toBe(true);
    expect(move('REPORTED', 'openIntake', { ...allIsWell, lastMove }, sooner)).toEqual({
      ok: false,
      refusals: [
        { code: 'BEFORE_EARLIER_STEP', field: 'occurredAt', params: { step: 'appeal', at: at.toISOString() } },
      ],
    });
  });

  it('goes where the determination says', () => {
    const [last] = allIsWell.determinations;
    if (!last) throw new Error('the fixture has a determination');
    const found = (outcome: 'POSSIBLE' | 'ACTUAL' | 'NOT') =>
      move('SCREENING', 'determine', { ...allIsWell, determinations: [{ ...last, outcome }] }, at);
    expect(found('POSSIBLE')).toMatchObject({ to: 'IDENTIFIED' });
    expect(found('ACTUAL')).toMatchObject({ to: 'IDENTIFIED' });
    expect(found('NOT')).toMatchObject({ to: 'NOT_IDENTIFIED' });
  });

  it('tells everything that is in the way, and nothing for nothing', () => {
    const result = move('PREPARING', 'markReady', noFacts, at);
    expect(!result.ok && result.refusals.map(({ code }) => code)).toEqual(
      caseMoves.markReady.guards.filter((code) => code !== 'NO_BLOCKING_HOLD'),
    );
  });

  it('refused always says why', () => {
    for (const [state, event] of pairs) {
      const result = move(state, event, noFacts, at);
      if (!result.ok) expect(result.refusals.length).toBeGreaterThan(0);
    }
  });
});

/** Where a state can lead, whatever the facts; what is remembered is any state on the way. */
const nextOf = (state: CaseState): CaseState[] =>
  eventsFrom(state).flatMap((event): readonly CaseState[] => {
    const { to } = caseMoves[event];
    if (to === 'REMEMBERED') return journeyStates;
    return to === 'BY_OUTCOME' ? ['IDENTIFIED', 'NOT_IDENTIFIED'] : [to];
  });

const reachable = (start: CaseState): Set<CaseState> => {
  const seen = new Set<CaseState>([start]);
  for (const state of seen) for (const next of nextOf(state)) seen.add(next);
  return seen;
};

describe('the life of a case', () => {
  it('reaches every state from REPORTED', () => {
    expect([...reachable('REPORTED')].sort()).toEqual([...caseStates.codes].sort());
  });

  it.each(caseStates.codes.filter((state) => !ends.includes(state)))('can end from %s', (state) => {
    expect(ends.some((end) => reachable(state).has(end))).toBe(true);
  });

  it('ends in a death for good', () => {
    expect(eventsFrom('DECEASED')).toEqual([]);
  });

  it('can reach home from every state on the way', () => {
    for (const state of journeyStates) expect(reachable(state).has('FOLLOW_UP')).toBe(true);
  });

  it('keeps a person missing or dead only by a person’s decision', () => {
    for (const event of caseEvents.codes) {
      const { to } = caseMoves[event];
      if (to === 'MISSING' || to === 'DECEASED') expect(caseMoves[event].guards).toContain('DONE_BY_A_PERSON');
    }
  });

  it('can not be left for departure but through READY, nor arrived but through DEPARTED', () => {
    // Nobody makes who is born on the way, or found on board, ready: that they are under way is recorded as it is.
    const usual = (event: CaseEvent) => event !== 'joinAboard';
    const before = (to: CaseState) =>
      caseStates.codes.filter((state) =>
        eventsFrom(state)
          .filter(usual)
          .some((event) => caseMoves[event].to === to),
      );
    expect(before('DEPARTED')).toEqual(['READY', 'DEPARTED']);
    expect(before('ARRIVED')).toEqual(['DEPARTED']);
    expect(before('IN_SHELTER')).toEqual(['ARRIVED']);
    expect(before('RETURNED_HOME')).toEqual(['ARRIVED', 'IN_SHELTER']);
  });
});

describe('a walk through life', () => {
  const walk = fc.array(fc.constantFrom(...caseEvents.codes), { maxLength: 60 });

  it('keeps its invariants, whatever is tried', () => {
    fc.assert(
      fc.property(walk, (tried) => {
        let position: CasePosition | null = null;
        const record: { event: CaseEvent; to: CaseState }[] = [];
        for (const event of tried) {
          const facts = { ...allIsWell, remembered: position?.remembered ?? null };
          const before: CasePosition | null = position;
          const result = move(before?.state ?? null, event, facts, at);
          if (!result.ok) continue;
          record.push({ event, to: result.to });
          position = { state: result.to, remembered: result.remembered };

          // What is off the way remembers a state on it, and what is on it remembers none.
          expect(isJourney(result.to)).toBe(result.remembered === null);
          // Going back lands where the case left.
          if (caseMoves[event].to === 'REMEMBERED') expect(result.to).toBe(before?.remembered);
          // Interrupted, the stage stays as it was.
          if (result.to === 'ON_HOLD' || result.to === 'MISSING') {
            expect(before && result.stage).toBe(before && stageOf(before.state, before.remembered));
          }
          expect(fold(record)).toEqual(position);
        }
        // Nothing happens after a death, and nothing before the registration.
        const death = record.findIndex(({ to }) => to === 'DECEASED');
        if (death >= 0) expect(death).toBe(record.length - 1);
        if (record[0]) expect(record[0].event).toBe('register');
      }),
      { numRuns: 1000 },
    );
  });

  it('comes home the long way', () => {
    const story: [CaseEvent, CaseState][] = [
      ['register', 'REPORTED'],
      ['openIntake', 'INTAKE'],
      ['beginScreening', 'SCREENING'],
      ['determine', 'IDENTIFIED'],
      ['startReturn', 'PREPARING'],
      ['markReady', 'READY'],
      ['offload', 'PREPARING'],
      ['markReady', 'READY'],
      ['depart', 'DEPARTED'],
      ['loseContact', 'MISSING'],
      ['reconnect', 'DEPARTED'],
      ['continue', 'DEPARTED'],
      ['arrive', 'ARRIVED'],
      ['handover', 'IN_SHELTER'],
      ['suspend', 'ON_HOLD'],
      ['loseContact', 'MISSING'],
      ['reconnect', 'IN_SHELTER'],
      ['discharge', 'RETURNED_HOME'],
      ['startPlan', 'REINTEGRATING'],
      ['enterFollowUp', 'FOLLOW_UP'],
      ['close', 'CLOSED'],
      ['reopen', 'FOLLOW_UP'],
      ['referOut', 'CLOSED_REFERRED'],
    ];
    let position: CasePosition | null = null;
    for (const [event, to] of story) {
      const before: CasePosition | null = position;
      const result = move(before?.state ?? null, event, { ...allIsWell, remembered: before?.remembered ?? null }, at);
      expect([event, result]).toMatchObject([event, { ok: true, to }]);
      position = positionAfter(before, to);
    }
    expect(fold(story.map(([event, to]) => ({ event, to })))).toEqual({
      state: 'CLOSED_REFERRED',
      remembered: 'FOLLOW_UP',
    });
    expect(fold([])).toBeNull();
  });
});

describe('moves on offer', () => {
  it('are those that leave the state', () => {
    for (const state of [null, ...caseStates.codes]) {
      expect(allowedMoves(state, noFacts, at).map(({ event }) => event)).toEqual(eventsFrom(state));
    }
  });

  it('are allowed when only the act itself has something left to bring', () => {
    const { act, ...withoutAct } = allIsWell;
    expect(act).toBeDefined();
    for (const state of caseStates.codes) {
      for (const offered of allowedMoves(state, withoutAct, at)) {
        expect([offered.event, offered.refusals]).toEqual([offered.event, []]);
        expect(offered.allowed).toBe(true);
        expect(offered.asks.every((code) => guardCodes.row(code).asked)).toBe(true);
      }
    }
    const decline = allowedMoves('FOLLOW_UP', withoutAct, at).find(({ event }) => event === 'decline');
    expect(decline?.asks).toEqual(['OWN_WORDS', 'TOLD_HOW_TO_RETURN']);
  });

  it('are not allowed while something stands in the way, and agree with the move itself', () => {
    for (const [state, event] of pairs.filter(([from, one]) => isLegal(from, one))) {
      for (const facts of [noFacts, allIsWell]) {
        const offered = allowedMoves(state, facts, at).find((one) => one.event === event);
        const result = move(state, event, facts, at);
        expect(offered?.allowed && offered.asks.length === 0).toBe(result.ok);
      }
    }
  });
});

describe('a case that is reopened', () => {
  const reopened = (facts: Partial<CaseFacts>) => move('CLOSED_REFERRED', 'reopen', { ...allIsWell, ...facts }, at);

  it('goes on where it was, and on the way only if a place waits there', () => {
    expect(reopened({ remembered: 'DEPARTED' })).toMatchObject({ ok: true, to: 'DEPARTED' });
    expect(reopened({ remembered: 'DEPARTED', offTheWay: true })).toMatchObject({ ok: true, to: 'PREPARING' });
    expect(reopened({ remembered: 'FOLLOW_UP', offTheWay: true })).toMatchObject({ ok: true, to: 'FOLLOW_UP' });
  });
});

describe('the table', () => {
  it('uses every guard there is', () => {
    const used = new Set(
      pairs.filter(([state, event]) => isLegal(state, event)).flatMap(([state, event]) => guardsOf(state, event)),
    );
    expect([...used].sort()).toEqual([...guardCodes.codes].sort());
  });
});
