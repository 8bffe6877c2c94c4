import fc from 'fast-check';
import { publishBlock } from './disclosure/blocks';
import { dayBands, dayLimits } from './statistics';
import { spreadOf } from './spread';

const limits: readonly number[] = dayLimits;
const of = (people: number, ...bands: (number | null)[]) => spreadOf([{ people, bands }], limits);

describe('The days within which half, and nine tenths, were there', () => {
  it('are a band where all bands are shown', () => {
    expect(of(100, 20, 20, 40, 20, 0, 0, 0, 0)).toEqual({
      people: 100,
      median: { from: 15, to: 30 },
      ninetieth: { from: 31, to: 60 },
    });
    expect(of(22, 22, 0, 0, 0, 0, 0, 0, 0)?.median).toEqual({ from: 0, to: 7 });
    expect(of(30, 0, 0, 0, 0, 0, 0, 0, 30)?.ninetieth).toEqual({ from: 366, to: null });
  });

  it('are as wide as what is hidden leaves them', () => {
    // Twenty may stand in the second band or in the last.
    expect(of(100, 40, null, 40, 0, 0, 0, 0, null)).toMatchObject({
      median: { from: 8, to: 30 },
      ninetieth: { from: 15, to: null },
    });
  });

  it('are of all blocks together, and of none where no band is shown', () => {
    const blocks = [
      { people: 40, bands: [40, null, null, null, null, null, null, null] },
      { people: 110, bands: [30, 60, 20, null, null, null, null, null] },
    ];
    expect(spreadOf(blocks, limits)).toEqual({
      people: 150,
      median: { from: 8, to: 14 },
      ninetieth: { from: 15, to: 30 },
    });
    expect(of(30, null, null, null, null, null, null, null, null)).toBeNull();
    expect(spreadOf([], limits)).toBeNull();
  });

  it('hold for the people themselves, whatever was hidden of them', () => {
    const person = fc.record({ group: fc.constantFrom('WOMAN', 'MAN'), band: fc.constantFrom(0, 1, 1, 1, 2, 2, 3, 7) });
    const dimensions = {
      GROUP: { values: ['WOMAN', 'MAN'] },
      DAYS: { values: dayBands.codes, pooled: true },
    };
    let narrow = 0;
    fc.assert(
      fc.property(fc.array(person, { minLength: 22, maxLength: 900, size: 'max' }), (people) => {
        const groups = people.map(({ group, band }) => ({
          at: { GROUP: group, DAYS: dayBands.codes[band] ?? '' },
          people: 1,
        }));
        const shown = new Map(
          publishBlock(groups, [['GROUP', 'DAYS']], dimensions).map(({ cell, people: count }) => [cell, count]),
        );
        const total = shown.get('');
        if (total === undefined) return;
        const bands = dayBands.codes.map((code) => shown.get(`DAYS=${code}`) ?? null);
        const spread = spreadOf([{ people: total, bands }], limits);
        if (!spread) return;
        const sorted = people.map(({ band }) => band).sort((a, b) => a - b);
        for (const [range, share] of [
          [spread.median, 0.5],
          [spread.ninetieth, 0.9],
        ] as const) {
          const band = sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
          const [first, last] = [band === 0 ? 0 : (limits[band - 1] ?? 0) + 1, limits[band] ?? Infinity];
          expect(range.from).toBeLessThanOrEqual(first);
          expect(range.to ?? Infinity).toBeGreaterThanOrEqual(last);
          if (range.from === first && (range.to ?? Infinity) === last) narrow += 1;
        }
      }),
      { numRuns: 100 },
    );
    // They say something: often just the band itself.
    expect(narrow).toBeGreaterThan(50);
  });
});
