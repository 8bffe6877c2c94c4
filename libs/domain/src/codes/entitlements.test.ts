import {
  assistanceTypes,
  findingInForce,
  homeStatus,
  isForVictimsOnly,
  personGroup,
  personGroups,
  provinces,
  zoneOfProvince,
  type DeterminationBody,
  type DeterminationOutcome,
} from '..';

const found = (body: DeterminationBody, outcome: DeterminationOutcome, day: string) => ({
  body,
  outcome,
  decidedAt: new Date(day),
});

describe('the status that governs entitlements', () => {
  it('is unknown until an Indonesian authority has found something', () => {
    expect(homeStatus([])).toBeNull();
    expect(homeStatus([found('HOST_POLICE', 'NOT', '2025-06-01'), found('IOM', 'ACTUAL', '2025-06-02')])).toBeNull();
  });

  it('is the last finding by when it was decided, in whatever order it was entered', () => {
    const police = found('POLRI', 'NOT', '2025-07-01');
    const embassy = found('EMBASSY', 'ACTUAL', '2025-06-06');
    const court = found('COURT', 'ACTUAL', '2025-09-01');
    expect(homeStatus([police, embassy])).toBe('NOT');
    expect(homeStatus([court, police, embassy, found('HOST_STATE_NRM', 'NOT', '2025-10-01')])).toBe('ACTUAL');
  });
});

describe('the one finding that a standard with room for one is told', () => {
  it('is that of an Indonesian authority, whatever others found after it', () => {
    const court = found('COURT', 'ACTUAL', '2025-09-01');
    const others = [found('HOST_POLICE', 'NOT', '2025-10-01'), found('IOM', 'POSSIBLE', '2025-11-01')];
    const home = [found('EMBASSY', 'ACTUAL', '2025-06-06'), found('POLRI', 'NOT', '2025-07-01'), court];
    expect(findingInForce([...home, ...others])).toBe(court);
  });

  it('is what the host state found while there is none, then an opinion, else nothing', () => {
    const [host, ours] = [found('HOST_STATE_NRM', 'NOT', '2025-06-01'), found('IOM', 'ACTUAL', '2025-07-01')];
    expect(findingInForce([host, ours])).toBe(host);
    expect(findingInForce([ours])).toBe(ours);
    expect(findingInForce([])).toBeUndefined();
  });
});

it('is only a referral that somebody found to be no victim may still be given', () => {
  expect(assistanceTypes.codes.filter((type) => !isForVictimsOnly(type))).toEqual(['REFERRAL']);
});

it('is a group of its own that somebody of unknown age or sex is counted in', () => {
  expect([
    personGroup('FEMALE', false),
    personGroup('FEMALE', true),
    personGroup('MALE', false),
    personGroup('MALE', true),
  ]).toEqual(personGroups.codes.slice(0, 4));
  expect([personGroup('UNKNOWN', true), personGroup('MALE', 'UNKNOWN')]).toEqual(['UNKNOWN', 'UNKNOWN']);
});

it('is one of three times that a province keeps', () => {
  const kept = Map.groupBy(provinces.codes, zoneOfProvince);
  expect(kept.get('Asia/Jayapura')).toEqual(['ID-MA', 'ID-MU', 'ID-PA', 'ID-PB', 'ID-PS', 'ID-PT', 'ID-PE', 'ID-PD']);
  expect(kept.get('Asia/Makassar')).toEqual([
    'ID-BA',
    'ID-NB',
    'ID-NT',
    'ID-KS',
    'ID-KI',
    'ID-KU',
    'ID-SA',
    'ID-ST',
    'ID-SN',
    'ID-SG',
    'ID-GO',
    'ID-SR',
  ]);
  expect(kept.get('Asia/Jakarta')).toHaveLength(18);
});
