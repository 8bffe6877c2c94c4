import fc from 'fast-check';
import { headcountOf, headcountPoints, type Head } from './headcount';

const gap = { reason: 'BORDER', owner: 'post', since: new Date('2025-03-18T00:00:00Z') } as const;

const head = (at: Head['at'], more: Partial<Head> = {}): Head => ({
  case: 'somebody',
  at,
  from: 'EXPECTED',
  gap: null,
  waiting: false,
  ...more,
});
const many = (count: number, one: Head): Head[] => Array.from({ length: count }, () => one);

const anyHead: fc.Arbitrary<Head> = fc.record({
  case: fc.uuid(),
  at: fc.constantFrom(...headcountPoints.codes),
  from: fc.constantFrom('EXPECTED' as const, 'LANDED' as const),
  gap: fc.option(fc.constant(gap)),
  waiting: fc.boolean(),
});

describe('a headcount', () => {
  it('closes over 554 expected, 21 held back, 533 boarded, 2 born on the way and 535 handed over', () => {
    const lines = headcountOf(
      [
        ...many(533, head('HANDED_OVER')),
        ...many(21, head('CLEARED', { gap })),
        ...many(2, head('HANDED_OVER', { from: 'LANDED' })),
      ],
      { count: 554, gaps: [] },
    );
    expect(lines.map(({ expected, present, gaps, joined }) => [expected, present, gaps.length, joined])).toEqual([
      [554, 554, 0, 0],
      [554, 554, 0, 0],
      [554, 533, 21, 0],
      [535, 535, 0, 2],
      [535, 535, 0, 0],
    ]);
    expect(lines.every(({ unexplained }) => unexplained === 0)).toBe(true);
  });

  it('tells of one who got on and of whom nothing is known since', () => {
    const lines = headcountOf([...many(3, head('LANDED', { waiting: true })), head('BOARDED')]);
    expect(lines.map(({ point, unexplained }) => [point, unexplained])).toContainEqual(['LANDED', 1]);
  });

  it('finds more heads than were announced as odd as fewer', () => {
    for (const count of [2, 4]) {
      const [first] = headcountOf(many(3, head('EXPECTED', { waiting: true })), { count, gaps: [] });
      expect(first).toMatchObject({ expected: count, present: 3, unexplained: 1 });
    }
    const listed = { case: null, ...gap };
    expect(headcountOf(many(3, head('EXPECTED')), { count: 4, gaps: [listed] })[0]).toMatchObject({ unexplained: 0 });
  });

  it('loses nobody between two points, whatever became of them', () => {
    fc.assert(
      fc.property(fc.array(anyHead, { maxLength: 40 }), (heads) => {
        const lines = headcountOf(heads);
        lines.forEach((line, i) => {
          expect(line.expected).toBe(line.present + line.waiting + line.gaps.length + line.unexplained);
          const before = lines[i - 1];
          if (before) expect(line.expected).toBe(before.present + line.joined);
        });
      }),
    );
  });
});
