import { caringRelations, childSplitReasons, mayBeChild, partingOf, type NearKin } from './family';

const kin = (more: Partial<NearKin> = {}): NearKin => ({
  relation: 'CHILD',
  child: false,
  house: 'A',
  accompanied: false,
  ...more,
});
const child = { child: true };
const adult = { child: false };

describe('A family that is given beds', () => {
  it('is whole in one house', () => {
    expect(partingOf(child, 'A', [kin()])).toBeNull();
    expect(partingOf(adult, 'A', [kin({ relation: 'PARENT', child: true }), kin({ relation: 'SPOUSE' })])).toBeNull();
  });

  it('parts a child from its adults in another house, and where none of them has a bed yet', () => {
    expect(partingOf(child, 'B', [kin()])).toBe('CHILD');
    expect(partingOf(child, 'A', [kin({ house: null })])).toBe('CHILD');
    expect(partingOf(child, 'A', [kin({ relation: 'WARD', house: null })])).toBe('CHILD');
    expect(partingOf(child, 'A', [kin({ house: null }), kin()])).toBeNull();
  });

  it('parts a child from the adult who leaves it, unless another of its adults is with it', () => {
    const theirs = kin({ relation: 'PARENT', child: true });
    expect(partingOf(adult, 'B', [theirs])).toBe('CHILD');
    expect(partingOf(adult, 'B', [{ ...theirs, accompanied: true }])).toBe('FAMILY');
    expect(partingOf(adult, 'B', [{ ...theirs, child: false }])).toBe('FAMILY');
  });

  it('is parted between two houses, for parents, children, spouses and siblings, and not for other relatives', () => {
    for (const relation of ['CHILD', 'WARD', 'PARENT', 'GUARDIAN', 'SPOUSE', 'SIBLING'] as const)
      expect(partingOf(adult, 'B', [kin({ relation })])).toBe('FAMILY');
    expect(partingOf(adult, 'B', [kin({ relation: 'RELATIVE' })])).toBeNull();
    expect(partingOf(adult, 'B', [kin({ relation: 'SPOUSE', house: null })])).toBeNull();
  });
});

it('Who may be a child is one until the year is over, and with no known age', () => {
  expect([mayBeChild(2007, 2025), mayBeChild(2006, 2025), mayBeChild(null, 2025)]).toEqual([true, false, true]);
});

it('A child is parted from its adults for its safety, for treatment or by an authority alone', () => {
  expect(childSplitReasons).toEqual(['SAFETY', 'MEDICAL', 'ADULT_KEPT']);
  expect(caringRelations).toEqual(['PARENT', 'GUARDIAN']);
});
