import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { visible } from '../src/exchange/sheet/cell';
import type { Cell } from '../src/exchange/sheet/cell';
import { readList, rowKey } from '../src/exchange/sheet/read-list';
import { readSheet } from '../src/exchange/sheet/read-sheet';
import { writeXlsx, workbookParts, zip } from './sheet-writer';
import type { Typed } from './sheet-writer';

jest.setTimeout(60_000);

const workbook = readFileSync(join(__dirname, 'data', 'manila-35.xlsx'));
const text = readFileSync(join(__dirname, 'data', 'manila-35.csv'));

/** Bytes changed, cut out, doubled, or the rest cut off; places are millionths of the length, spread evenly. */
const damage = fc.array(
  fc.record({
    kind: fc.constantFrom('set', 'set', 'set', 'set', 'cut', 'double', 'end'),
    at: fc.noBias(fc.integer({ min: 0, max: 999_999 })),
    length: fc.integer({ min: 1, max: 40 }),
    byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('",;\n\r\t<>&/='))),
  }),
  { minLength: 1, maxLength: 6 },
);

function spoil(bytes: Buffer, steps: typeof damage extends fc.Arbitrary<infer Steps> ? Steps : never): Buffer {
  return steps.reduce((spoiled, { kind, at, length, byte }) => {
    const place = Math.floor((at * spoiled.length) / 1_000_000);
    const [before, piece, rest] = [
      spoiled.subarray(0, place),
      spoiled.subarray(place, place + length),
      spoiled.subarray(place + length),
    ];
    if (kind === 'set') return Buffer.concat([before, Buffer.from([byte]), spoiled.subarray(place + 1)]);
    if (kind === 'cut') return Buffer.concat([before, rest]);
    return kind === 'double' ? Buffer.concat([before, piece, piece, rest]) : before;
  }, bytes);
}

const rowsOf = (bytes: Buffer, fileName: string, options?: { sheet?: string }): Cell[][] | undefined => {
  const sheet = readSheet(bytes, fileName, options);
  if ('problem' in sheet) expect(sheet.problem.code).toMatch(/^[A-Z_]+$/);
  return 'problem' in sheet ? undefined : sheet.rows;
};

/** Each filled row is a person with every cell in it, a skipped row or the headings. */
function expectNothingLost(rows: Cell[][]): void {
  const list = readList(rows, { today: '2025-06-05' });
  expect(new Set(list.rows.map(rowKey)).size).toBe(list.rows.length);
  if (list.problems.length > 0) return;
  for (const { line, typed } of list.rows) {
    const cells = (rows[line.row - 1] ?? []).map((cell) => cell.text);
    expect(
      typed
        .map(({ text: typedText }) => typedText)
        .filter(Boolean)
        .sort(),
    ).toEqual(cells.filter(Boolean).sort());
  }
  const seen = new Set([...list.rows.map(({ line }) => line.row), ...list.skipped.map(({ row }) => row)]);
  const unseen = rows
    .map((_, i) => i + 1)
    .filter((row) => !seen.has(row) && rows[row - 1]?.some((cell) => cell.text !== ''));
  expect(unseen).toHaveLength(1);
}

it.each<[string, Buffer]>([
  ['packed', workbook],
  ['unpacked', writeXlsx(typedRows())],
])('a spoiled workbook (%s) is refused or gives exactly what the whole one gives', (_, whole) => {
  const rowsOfWhole = JSON.stringify(rowsOf(whole, 'a.xlsx'));
  let refused = 0;
  fc.assert(
    fc.property(damage, (steps) => {
      const rows = rowsOf(spoil(whole, steps), 'a.xlsx');
      if (rows) expect(JSON.stringify(rows) === rowsOfWhole).toBe(true);
      else refused++;
    }),
    { numRuns: 500 },
  );
  expect(refused).toBeGreaterThan(250);
});

it('a workbook spoiled before it was zipped is refused or read with nothing lost between cells and people', () => {
  const parts = workbookParts({ List: typedRows() });
  const names = Object.keys(parts);
  let read = 0;
  fc.assert(
    fc.property(fc.constantFrom(...names), damage, (name, steps) => {
      const spoiled = zip({ ...parts, [name]: spoil(Buffer.from(parts[name] ?? ''), steps) });
      const rows = rowsOf(spoiled, 'a.xlsx');
      if (!rows) return;
      read++;
      expectNothingLost(rows);
    }),
    { numRuns: 500 },
  );
  expect(read).toBeGreaterThan(20);
});

it('a spoiled text file is refused or read with every character in some cell', () => {
  // Between the cells stand separators, quotes and breaks, and those may stand in cells as well.
  const characters = (typed: string): string => visible(typed).replace(/[\s",;]/g, '');
  let read = 0;
  fc.assert(
    fc.property(damage, (steps) => {
      const bytes = spoil(text, steps);
      const rows = rowsOf(bytes, 'a.csv');
      if (!rows) return;
      read++;
      const inCells = rows
        .flat()
        .map((cell) => characters(cell.text))
        .join('');
      const decoder = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252');
      expect(inCells === characters(decoder.decode(bytes))).toBe(true);
      expectNothingLost(rows);
    }),
    { numRuns: 600 },
  );
  expect(read).toBeGreaterThan(300);
});

it('bytes of any kind are refused or read, under any name', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('a.csv', 'a.xlsx', 'a', ''),
      fc.boolean(),
      (bytes, name, zipped) => {
        const rows = rowsOf(Buffer.concat([Buffer.from(zipped ? 'PK\u0003\u0004' : ''), bytes]), name);
        if (rows) readList(rows, { today: '2025-06-05' });
      },
    ),
    { numRuns: 500 },
  );
});

it('what is written is read back, whatever it says', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }).filter((typed) => isWritable(typed)),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => ({ number })),
    fc
      .date({ min: new Date('1910-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => ({ date: date.toISOString().slice(0, 10) })),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const read = rowsOf(writeXlsx([['first'], ...rows]), 'a.xlsx') ?? [];
      rows.forEach((cells, r) => cells.forEach((typed, c) => expect(read[r + 1]?.[c]?.text ?? '').toBe(shown(typed))));
    }),
    { numRuns: 200 },
  );
});

const isUtf8 = (bytes: Buffer): boolean => !new TextDecoder('utf-8').decode(bytes).includes('\ufffd');

/** What XML can hold, and no escape of the format's own. */
const isWritable = (typed: string): boolean => !/[\0-\x1f\ud800-\udfff\ufffe\uffff]|_x[\da-f]{4}_/iu.test(typed);

function shown(typed: Typed): string {
  if (typeof typed === 'string') return visible(typed) === '' ? '' : typed;
  return 'date' in typed ? typed.date : String(Object.is(typed.number, -0) ? 0 : typed.number);
}

function typedRows(): Typed[][] {
  return (rowsOf(workbook, 'a.xlsx') ?? []).map((row) =>
    row.map((cell) =>
      cell.kind === 'date' ? { date: cell.date } : cell.kind === 'number' ? { number: cell.number } : cell.text,
    ),
  );
}
