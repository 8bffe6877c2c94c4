import fc from 'fast-check';
import {
  agencyKinds,
  factFields,
  factGrounds,
  factProofs,
  type AgencyKind,
  type FactField,
  type FactProof,
} from './codes';
import {
  answerersOf,
  kinTruth,
  statusParties,
  truthOf,
  truthRules,
  valuesAgree,
  type Claim,
  type Stance,
} from './truth';

const at = (minute: number): Date => new Date(Date.UTC(2025, 5, 5, 0, minute));

const claim = (id: string, value: string, source: string, proof: FactProof, more: Partial<Claim> = {}): Claim => ({
  id,
  value,
  source,
  agency: source as AgencyKind,
  proof,
  occurredAt: at(0),
  recordedAt: at(0),
  ...more,
});
let stances = 0;
const stance = (on: string, source: string, kind: Stance['kind'], minute: number): Stance => ({
  id: `s${(stances += 1)}`,
  claim: on,
  source,
  kind,
  recordedAt: at(minute),
});

describe('Three agencies with three birth dates', () => {
  const manila = claim('a', '1994-03-31', 'KEMLU', 'INTERVIEW');
  const border = claim('b', '1992-03-31', 'IMIGRASI', 'PASSPORT');
  const shelter = claim('c', '2008-03-31', 'KEMENSOS', 'BIRTH_CERTIFICATE');

  it('are decided by what was written at birth, not by the passport that a recruiter had made', () => {
    const truth = truthOf('BIRTH_DATE', [manila, border, shelter], []);
    expect(truth.inForce).toBe(shelter);
    expect(truth.parties).toEqual(['IMIGRASI', 'KEMENSOS', 'KEMLU']);
    expect(truth.claims).toEqual([
      { id: 'a', standing: 'SUPERSEDED', inForce: false, supersededBy: 'c' },
      { id: 'b', standing: 'SUPERSEDED', inForce: false, supersededBy: 'c' },
      { id: 'c', standing: 'CLAIMED', inForce: true, supersededBy: null },
    ]);
    expect(answerersOf('BIRTH_DATE', ['IMIGRASI', 'KEMENSOS', 'KEMLU'])[0]).toMatch(/^KEMENSOS /);
  });

  it('are settled once the others confirm, withdraw or are ruled upon', () => {
    const two = [manila, shelter];
    const open = truthOf('BIRTH_DATE', two, []);
    expect(open.parties).toEqual(['KEMENSOS', 'KEMLU']);
    const confirmed = truthOf('BIRTH_DATE', two, [stance('c', 'KEMLU', 'CONFIRM', 1)]);
    expect([confirmed.parties, confirmed.claims[1]?.standing]).toEqual([[], 'CONFIRMED']);
    expect(truthOf('BIRTH_DATE', two, [stance('a', 'KEMLU', 'WITHDRAW', 1)]).parties).toEqual([]);
    const ruled = truthOf('BIRTH_DATE', two, [stance('a', 'KEMENSOS', 'RULE', 1)]);
    expect([ruled.inForce?.id, ruled.parties]).toEqual(['a', []]);
    const anew = { ...border, recordedAt: at(2) };
    expect(truthOf('BIRTH_DATE', [...two, anew], [stance('a', 'KEMENSOS', 'RULE', 1)]).parties).toEqual([
      'IMIGRASI',
      'KEMLU',
    ]);
  });

  it('give way to a claim that its own opponents confirm, whatever it rests on', () => {
    const both = truthOf('BIRTH_DATE', [manila, shelter], [stance('a', 'KEMENSOS', 'CONFIRM', 1)]);
    expect([both.inForce?.id, both.parties]).toEqual(['a', []]);
    const crossed = [stance('a', 'KEMENSOS', 'CONFIRM', 1), stance('c', 'KEMLU', 'CONFIRM', 1)];
    expect(truthOf('BIRTH_DATE', [manila, shelter], crossed)).toMatchObject({ inForce: shelter, parties: [] });
  });

  it('say the same where the one is only more exact', () => {
    const year = claim('y', '1994', 'POLRI', 'LIST');
    expect(truthOf('BIRTH_DATE', [manila, year], []).parties).toEqual([]);
    expect(truthOf('BIRTH_DATE', [manila, year], []).claims[0]?.standing).toBe('CONFIRMED');
  });
});

it('A dispute without another value keeps the value in force, and says so', () => {
  const one = claim('a', '3507014311960777', 'KEMLU', 'NIK_CARD');
  const truth = truthOf('NIK', [one], [stance('a', 'POLRI', 'DISPUTE', 1)]);
  expect(truth).toMatchObject({ inForce: one, parties: ['KEMLU', 'POLRI'] });
  expect(truth.claims[0]).toMatchObject({ standing: 'DISPUTED', inForce: true });
  const again = [stance('a', 'POLRI', 'DISPUTE', 1), stance('a', 'POLRI', 'CONFIRM', 2)];
  expect(truthOf('NIK', [one], again).claims[0]?.standing).toBe('CONFIRMED');
});

it('A withdrawal is its author’s alone, and final', () => {
  const one = claim('a', 'FEMALE', 'KEMLU', 'INTERVIEW');
  expect(truthOf('SEX', [one], [stance('a', 'POLRI', 'WITHDRAW', 1)]).inForce).toBe(one);
  const gone = [stance('a', 'KEMLU', 'WITHDRAW', 1), stance('a', 'KEMLU', 'CONFIRM', 2)];
  expect(truthOf('SEX', [one], gone)).toMatchObject({ inForce: null, claims: [{ standing: 'WITHDRAWN' }] });
});

it('Names that are spelt differently are no disagreement; other names are one, and aliases never', () => {
  expect(valuesAgree('NAME', 'Muhamad Ikbal', 'MUHAMMAD IQBAL')).toBe(true);
  expect(valuesAgree('NAME', 'Muhammad Iqbal', 'Dewi Anggun')).toBe(false);
  const names = [claim('a', 'Rini', 'KEMLU', 'INTERVIEW'), claim('b', 'Joko', 'POLRI', 'INTERVIEW')];
  expect(truthOf('ALIAS', names, []).parties).toEqual([]);
});

it('Indonesian authorities disagree on a victim when their last findings exclude each other', () => {
  const found = (
    body: 'EMBASSY' | 'POLRI' | 'HOST_POLICE',
    outcome: 'POSSIBLE' | 'ACTUAL' | 'NOT',
    source: string,
    minute = 0,
  ) => ({
    body,
    outcome,
    source,
    decidedAt: at(minute),
  });
  expect(statusParties([found('EMBASSY', 'ACTUAL', 'KEMLU'), found('POLRI', 'NOT', 'POLRI')])).toEqual([
    'KEMLU',
    'POLRI',
  ]);
  expect(statusParties([found('EMBASSY', 'POSSIBLE', 'KEMLU'), found('POLRI', 'ACTUAL', 'POLRI')])).toEqual([]);
  expect(statusParties([found('EMBASSY', 'ACTUAL', 'KEMLU'), found('HOST_POLICE', 'NOT', 'KEMLU')])).toEqual([]);
  const given = [
    found('POLRI', 'NOT', 'POLRI'),
    found('EMBASSY', 'ACTUAL', 'KEMLU'),
    found('POLRI', 'ACTUAL', 'POLRI', 5),
  ];
  expect(statusParties(given)).toEqual([]);
});

it('The table names codes that exist, and each proof in one tier at most', () => {
  for (const field of factFields.codes) {
    const { proofs, authority } = truthRules[field];
    expect(proofs.flat().filter((one) => !factProofs.has(one))).toEqual([]);
    expect(authority.filter((one) => !agencyKinds.has(one))).toEqual([]);
  }
  expect(factGrounds.codes.length).toBeGreaterThan(3);
});

const sources = ['KEMLU', 'IMIGRASI', 'POLRI', 'KEMENSOS'] as const;
const values: Record<string, readonly string[]> = {
  BIRTH_DATE: ['1994', '1994-03', '1994-03-31', '1992-01-01', '2008'],
  SEX: ['FEMALE', 'MALE'],
  NIK: ['1', '2', '3'],
};
const world = fc.constantFrom<FactField>('BIRTH_DATE', 'SEX', 'NIK').chain((field) =>
  fc.record({
    field: fc.constant(field),
    claims: fc.array(
      fc.record({
        value: fc.constantFrom(...(values[field] ?? [])),
        source: fc.constantFrom(...sources),
        proof: fc.constantFrom(...factProofs.codes),
        minute: fc.nat(9),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    stances: fc.array(
      fc.record({
        claim: fc.nat(4),
        source: fc.constantFrom(...sources),
        kind: fc.constantFrom('CONFIRM' as const, 'DISPUTE' as const, 'WITHDRAW' as const, 'RULE' as const),
        minute: fc.integer({ min: 10, max: 19 }),
      }),
      { maxLength: 5 },
    ),
  }),
);

describe('Whatever is said', () => {
  const build = ({ field, claims, stances: taken }: typeof world extends fc.Arbitrary<infer Drawn> ? Drawn : never) => {
    return {
      field,
      claims: claims.map((one, i) =>
        claim(`c${i}`, one.value, one.source, one.proof, { occurredAt: at(one.minute), recordedAt: at(one.minute) }),
      ),
      stances: taken.map((one, i) => ({
        id: `s${i}`,
        claim: `c${one.claim % claims.length}`,
        source: one.source,
        kind: one.kind,
        recordedAt: at(one.minute),
      })),
    };
  };

  it('the order in which it came in plays no part', () => {
    fc.assert(
      fc.property(world, fc.nat(), (drawn, seed) => {
        const { field, claims, stances: taken } = build(drawn);
        const shuffled = <T>(list: T[]): T[] => list.toSorted((a, b) => hash(a, seed) - hash(b, seed));
        const [one, other] = [truthOf(field, claims, taken), truthOf(field, shuffled(claims), shuffled(taken))];
        expect(other.inForce).toEqual(one.inForce);
        expect(other.parties).toEqual(one.parties);
        expect(other.claims.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(one.claims);
      }),
      { numRuns: 300 },
    );
  });

  it('one value is in force unless all is withdrawn, and what is in force is superseded by nothing', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const { field, claims, stances: taken } = build(drawn);
        const { claims: judged, inForce } = truthOf(field, claims, taken);
        const live = judged.filter(({ standing }) => standing !== 'WITHDRAWN');
        expect(judged.filter((one) => one.inForce).map(({ id }) => id)).toEqual(live.length > 0 ? [inForce?.id] : []);
        expect(judged.filter((one) => one.inForce && one.supersededBy)).toEqual([]);
      }),
    );
  });

  it('another agency’s confirmation never takes what it confirms out of force', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...sources), (drawn, source) => {
        const { field, claims, stances: taken } = build(drawn);
        const { inForce } = truthOf(field, claims, taken);
        if (!inForce || inForce.source === source) return;
        const confirmed = [
          ...taken,
          { id: 'z', claim: inForce.id, source, kind: 'CONFIRM' as const, recordedAt: at(30) },
        ];
        expect(truthOf(field, claims, confirmed).inForce).toEqual(inForce);
      }),
      { numRuns: 300 },
    );
  });

  it('a dispute never puts what it disputes into force', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...sources), fc.nat(4), (drawn, source, which) => {
        const { field, claims, stances: taken } = build(drawn);
        const disputed = claims[which % claims.length] as Claim;
        if (truthOf(field, claims, taken).inForce?.id === disputed.id || disputed.source === source) return;
        // Of one who had confirmed it, it is a change of mind as well, which gives back what they said themselves.
        if (taken.some((one) => one.source === source && one.kind === 'CONFIRM')) return;
        const against = [
          ...taken,
          { id: 'z', claim: disputed.id, source, kind: 'DISPUTE' as const, recordedAt: at(30) },
        ];
        expect(truthOf(field, claims, against).inForce?.id).not.toBe(disputed.id);
      }),
      { numRuns: 300 },
    );
  });

  it('nobody disagrees alone, and a ruling leaves nobody disagreeing', () => {
    fc.assert(
      fc.property(world, fc.nat(4), (drawn, which) => {
        const { field, claims, stances: taken } = build(drawn);
        const { parties, claims: judged } = truthOf(field, claims, taken);
        expect(parties.length).not.toBe(1);
        const live = judged.filter(({ standing }) => standing !== 'WITHDRAWN');
        const chosen = live[which % Math.max(1, live.length)];
        if (!chosen) return;
        const ruled = [
          ...taken,
          { id: 'z', claim: chosen.id, source: 'KEMLU', kind: 'RULE' as const, recordedAt: at(30) },
        ];
        const truth = truthOf(field, claims, ruled);
        expect([truth.inForce?.id, truth.parties]).toEqual([chosen.id, []]);
      }),
      { numRuns: 300 },
    );
  });
});

const hash = (one: unknown, seed: number): number =>
  [...JSON.stringify(one)].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, seed % 1_000_003);

describe('A kinship that one agency says', () => {
  it('stands as claimed, confirmed or disputed by what others said last', () => {
    expect(kinTruth('KEMLU', [])).toEqual({ standing: 'CLAIMED', parties: [] });
    const disputed = [stance('k', 'KEMENSOS', 'DISPUTE', 1)];
    expect(kinTruth('KEMLU', disputed)).toEqual({ standing: 'DISPUTED', parties: ['KEMENSOS', 'KEMLU'] });
    expect(kinTruth('KEMLU', [...disputed, stance('k', 'KEMENSOS', 'CONFIRM', 2)]).standing).toBe('CONFIRMED');
    // One that confirms does not outvote another that disputes: a child is not given away by a majority.
    expect(kinTruth('KEMLU', [...disputed, stance('k', 'IOM', 'CONFIRM', 2)]).standing).toBe('DISPUTED');
  });

  it('stands once ruled, until somebody says otherwise afterwards', () => {
    const ruled = [stance('k', 'KEMENSOS', 'DISPUTE', 1), stance('k', 'KEMENPPPA', 'RULE', 2)];
    expect(kinTruth('KEMLU', ruled)).toEqual({ standing: 'CONFIRMED', parties: [] });
    expect(kinTruth('KEMLU', [...ruled, stance('k', 'POLRI', 'DISPUTE', 3)]).parties).toEqual(['KEMLU', 'POLRI']);
  });

  it('is the ministry’s for children to settle, where it takes part', () => {
    expect(answerersOf('KINSHIP', ['KEMLU', 'KEMENPPPA'])[0]).toMatch(/^KEMENPPPA /);
    expect(answerersOf('KINSHIP', ['POLRI', 'IOM'])[0]).toBe('HOLDER');
    expect(answerersOf('KINSHIP', ['POLRI', 'IOM'])).not.toContain('POLRI INQUIRY');
    expect(answerersOf('VICTIM_STATUS', ['POLRI', 'KEMLU'])).toEqual(['POLRI INQUIRY']);
  });
});
