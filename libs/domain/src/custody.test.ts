import fc from 'fast-check';
import type { CustodyGap } from './codes';
import { custodyChain, type CustodyFact, type Keeper } from './custody';

const day = (n: number) => new Date(Date.UTC(2025, 2, n));
const unit = (code: string): Keeper => ({ unit: code, party: null });
const witness = (party: Keeper['party']): Keeper => ({ unit: null, party });
const home: Keeper = { unit: null, party: null };

const fact = (at: Date, to: Keeper | null, more: Partial<CustodyFact> = {}): CustodyFact => ({
  at,
  to,
  from: null,
  how: to ? 'HANDOVER' : null,
  gap: null,
  document: null,
  ...more,
});
const shown = (facts: readonly CustodyFact[]) =>
  custodyChain(facts).map(({ unit: code, party, gap, from, until }) => [
    gap ?? code ?? party ?? 'home',
    from.getUTCDate(),
    until?.getUTCDate() ?? null,
  ]);

describe('The chain from rescue to home', () => {
  it('names for what a paper does not tell of who gave by it', () => {
    const untold = [{ kind: 'MEDICINE' as const }];
    const facts = [fact(day(1), unit('KBRI')), fact(day(5), home, { from: witness('HOSPITAL'), untold })];
    expect(custodyChain(facts).map((link) => link.untold)).toEqual([
      [],
      [],
      [{ kind: 'MEDICINE', unit: null, party: 'HOSPITAL' }],
    ]);
  });

  it('is shown without a gap where each paper goes on from the one before', () => {
    const facts = [
      fact(day(1), unit('KBRI'), { how: 'REGISTRATION' }),
      fact(day(5), unit('KEMENSOS'), { from: unit('KBRI') }),
      fact(day(6), unit('MITRA'), { how: 'STAY' }),
      fact(day(9), null, { from: unit('MITRA'), gap: 'BED_LEFT' }),
      fact(day(9), home, { how: 'HOME' }),
    ];
    expect(shown(facts)).toEqual([
      ['KBRI', 1, 5],
      ['KEMENSOS', 5, 6],
      ['MITRA', 6, 9],
      ['home', 9, null],
    ]);
  });

  it('shows the gap between who had somebody and who gave them on', () => {
    const facts = [
      fact(day(1), unit('KBRI')),
      fact(day(3), witness('HOSPITAL'), { from: unit('KBRI') }),
      fact(day(7), unit('KEMENSOS'), { from: unit('KBRI') }),
    ];
    expect(shown(facts)).toEqual([
      ['KBRI', 1, 3],
      ['HOSPITAL', 3, 3],
      ['NOT_DOCUMENTED', 3, 7],
      ['KEMENSOS', 7, null],
    ]);
  });

  it('shows since when nobody knows, and who found them again', () => {
    const facts = [
      fact(day(1), unit('KBRI')),
      fact(day(2), null, { gap: 'CONTACT_LOST' }),
      fact(day(4), unit('KBRI'), { how: 'FOUND' }),
    ];
    expect(shown(facts)).toEqual([
      ['KBRI', 1, 2],
      ['CONTACT_LOST', 2, 4],
      ['KBRI', 4, null],
    ]);
  });

  it('does not lose somebody to a bed that they had left for other hands before', () => {
    const facts = [
      fact(day(1), unit('MITRA'), { how: 'STAY' }),
      fact(day(2), unit('DINSOS'), { from: unit('MITRA') }),
      fact(day(3), null, { from: unit('MITRA'), gap: 'BED_LEFT' }),
    ];
    expect(shown(facts)).toEqual([
      ['MITRA', 1, 2],
      ['DINSOS', 2, null],
    ]);
  });

  const keepers = [unit('A'), unit('B'), unit('C'), witness('FAMILY'), witness('HOSPITAL'), home];
  const anyKeeper = fc.constantFrom(...keepers);
  const anyFact = fc
    .record({
      // Whole days, so that several things happen at one instant.
      at: fc.integer({ min: 1, max: 12 }).map(day),
      from: fc.option(anyKeeper),
      to: fc.option(anyKeeper, { freq: 4 }),
      gap: fc.constantFrom<CustodyGap | null>('CONTACT_LOST', 'BED_LEFT', null),
      id: fc.uuid(),
    })
    .map(({ id, at, ...more }) => fact(at, more.to, { ...more, document: id }));

  it('covers the whole time once, without overlap, whatever papers there are', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { minLength: 1, maxLength: 12 }), (facts) => {
        const chain = custodyChain(facts);
        chain.forEach(({ from, until, how, gap }, i) => {
          expect(until?.getTime()).toBe(chain[i + 1]?.from.getTime());
          expect(until === null || from <= until).toBe(true);
          expect((how === null) !== (gap === null)).toBe(true);
          if (gap && until) expect(until.getTime()).toBeGreaterThan(from.getTime());
        });
      }),
    );
  });

  it('shows every paper that gave somebody into hands, once, by its time', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { minLength: 1, maxLength: 12 }), (facts) => {
        const papers = facts.filter(({ to }) => to).map(({ document, at }) => `${document} ${at.toISOString()}`);
        const links = custodyChain(facts).filter(({ how }) => how);
        expect(links.map(({ document, from }) => `${document} ${from.toISOString()}`).sort()).toEqual(papers.sort());
      }),
    );
  });

  it('has an undocumented gap exactly where the next paper is another’s', () => {
    fc.assert(
      fc.property(fc.array(anyKeeper, { minLength: 2, maxLength: 10 }), fc.array(anyKeeper), (to, from) => {
        const facts = to.map((one, i) => fact(day(i + 1), one, { from: i === 0 ? null : (from[i] ?? null) }));
        const breaks = facts.filter(
          (one, i) => one.from && i > 0 && (one.from.unit !== to[i - 1]?.unit || one.from.party !== to[i - 1]?.party),
        );
        expect(custodyChain(facts).filter(({ gap }) => gap)).toHaveLength(breaks.length);
      }),
    );
  });
});
