import { handedLineOf, lineOf } from './line';
import { blocksOf } from './mark';
import { alongOf } from './along';
import { dayInWords, inWords } from './words';

describe('The date of a BAST', () => {
  it('is written in words', () => {
    expect([0, 5, 11, 12, 20, 45, 100, 110, 211, 1000, 1999, 2026].map(inWords)).toEqual([
      'nol',
      'lima',
      'sebelas',
      'dua belas',
      'dua puluh',
      'empat puluh lima',
      'seratus',
      'seratus sepuluh',
      'dua ratus sebelas',
      'seribu',
      'seribu sembilan ratus sembilan puluh sembilan',
      'dua ribu dua puluh enam',
    ]);
  });

  it('is the day of the place, in both languages', () => {
    expect(dayInWords('2026-11-22T18:00:00Z', 'Asia/Jakarta')).toEqual({
      id: 'Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam',
      en: 'Monday, 23 November 2026',
    });
  });
});

describe('A line of a paper', () => {
  const paper = {
    id: 'd',
    kind: 'SPLP',
    status: 'VALID',
    number: 'X1',
    numberPending: false,
    expiresOn: null,
  } as const;
  const person = (documents: readonly object[]) =>
    ({ id: 'c', person: { name: 'Sumarni', sex: 'FEMALE', birthDate: '1999' }, documents }) as never;

  it('has the number of the paper that the manifest froze, which may not be the newest', () => {
    const both = person([{ ...paper, kind: 'PASSPORT', number: 'P1' }, paper]);
    expect(lineOf('p', both, { document: 'PASSPORT', numberPending: false })).toMatchObject({ number: 'P1' });
    expect(lineOf('p', both)).toMatchObject({ document: 'SPLP', number: 'X1', pending: false });
  });

  it('has the words that were kept when the version was issued, not those of today', () => {
    const said = { manifestId: 'm', name: 'Sumarmi', sex: 'FEMALE', birthDate: '1998', number: 'X0' } as const;
    const kept = lineOf('p', person([paper]), { document: 'SPLP', numberPending: false }, said);
    expect(kept).toMatchObject({ name: 'Sumarmi', birthDate: '1998', number: 'X0', today: false });
    expect(lineOf('p', person([paper]), { document: 'SPLP', numberPending: false })).toMatchObject({
      name: 'Sumarni',
      number: 'X1',
      today: true,
    });
  });

  it('of a signed BAST has the words that were signed, and says of somebody whose key was destroyed that they were erased', () => {
    const kept = { handoverId: 'b', name: 'Sumarmi', sex: 'FEMALE', birthDate: '1998', notTold: [] };
    const number = { handoverId: 'b', kind: 'PASSPORT', number: 'P0', numberPending: false };
    const read = (who: object, papers: readonly object[]) =>
      handedLineOf('b', 'p', { ...(person([paper]) as object), signedPeople: [who], signedPapers: papers } as never);
    const words = { name: 'Sumarmi', birthDate: '1998', today: false };
    expect(read(kept, [number])).toMatchObject({ ...words, document: 'PASSPORT', number: 'P0' });
    // Closed to them by now: no number of today stands in its place.
    expect(read(kept, [])).toMatchObject({ ...words, document: null, number: null });
    expect(read({ ...kept, name: null, sex: null }, [])).toMatchObject({ name: 'dihapus / erased' });
    expect(read({ ...kept, handoverId: 'other' }, [])).toMatchObject({ name: 'Sumarni', number: 'X1', today: true });
  });

  it('says that a number is pending and prints none, also on an old version when it has come since', () => {
    const come = person([paper]);
    expect(lineOf('p', come, { document: 'SPLP', numberPending: true })).toMatchObject({ number: null, pending: true });
    const awaited = person([{ ...paper, number: 'B123456', numberPending: true }]);
    expect(lineOf('p', awaited)).toMatchObject({ number: null, pending: true });
  });
});

describe('The things on a BAST', () => {
  const item = { id: 'i', name: 'Tas', kind: 'BELONGING', missing: null };
  const earlier = [
    { id: 'e', name: 'Ijazah', kind: 'PAPER' },
    { id: 'f', name: 'Rifampisin', kind: 'MEDICINE' },
    { id: 'g', name: 'Payung', kind: 'BELONGING' },
  ];
  const notTold = ['e', 'f'];
  const along = (items: readonly object[], belongings: string | null = null) =>
    alongOf(
      {
        id: 'h',
        items,
        belongings,
        notTold,
        refusal: null,
        case: { id: 'c', handovers: [{ items: earlier }] },
      } as never,
      'Sumarni',
    );

  it('are named each, and of medicines that there are some', () => {
    const told = along([item, { ...item, id: 'm', kind: 'MEDICINE', name: 'Risperidone', missing: null }]);
    expect(told).toMatchObject({ things: [{ label: 'Tas (Barang / Belonging)' }], medicine: true, text: false });
    expect(JSON.stringify(told)).not.toContain('Risperidone');
  });

  it('that came before and are not told of are named as that, but no medicine', () => {
    expect(along([]).untold).toEqual([{ id: 'e', label: expect.stringMatching(/^Ijazah \(/) }]);
  });

  it('are not told where they were written down in one text, which may name a medicine', () => {
    const told = along([{ ...item, missing: 'LEFT_BEHIND' }], 'Tas, obat TB');
    expect(told).toMatchObject({ things: [{ missing: 'LEFT_BEHIND' }], medicine: false, text: true });
    expect(JSON.stringify(told)).not.toContain('TB');
  });
});

describe('The mark that a phone reads', () => {
  it('is the same for the same version of a record, and another for any other', () => {
    const { size, path } = blocksOf(1, 'D3D260172726');
    expect(size).toBe(25 + 2 * 2);
    // The corner by which a phone finds it, within its margin.
    expect(path.startsWith('M2 2h1v1h-1zM3 2h1v1h-1z')).toBe(true);
    expect(blocksOf(1, 'D3D260172726').path).toBe(path);
    expect(blocksOf(2, 'D3D260172726').path).not.toBe(path);
    expect(blocksOf(1, 'D3D260172727').path).not.toBe(path);
  });
});
