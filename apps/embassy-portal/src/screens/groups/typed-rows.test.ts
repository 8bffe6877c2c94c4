import {
  columns,
  emptyRow,
  filledDown,
  isSomebody,
  listOf,
  pastedInto,
  rowAt,
  withCell,
  type Cells,
  type Row,
} from './typed-rows';

const row = (cells: Cells): Row => ({ ...emptyRow(), cells });
const textOf = (rows: readonly Row[]) => Buffer.from(listOf(rows).content, 'base64').toString().split('\n');

describe('Rows that are typed by hand', () => {
  it('are filled down into empty cells only, and only where people of a group have the same', () => {
    const rows = [row({ name: 'Ani', sectors: 'ABK' }), row({ sectors: 'Judi' }), row({ name: 'Budi' }), emptyRow()];
    const { rows: filled, count } = filledDown(rows, rows[0]?.id ?? '', 'sectors');
    expect(filled.map(({ cells }) => cells.sectors)).toEqual(['ABK', 'Judi', 'ABK', 'ABK']);
    expect(count).toBe(2);
    expect(filledDown(rows, rows[0]?.id ?? '', 'name')).toEqual({ rows, count: 0 });
    expect(filled.map(isSomebody)).toEqual([true, false, true, false]);
  });

  it('take cells of a spreadsheet from one cell to the right and downwards, with rows for all of them', () => {
    const [first] = [emptyRow()];
    const rows = pastedInto([first], first.id, 'name', 'Ani\t\tP\t1990\r\nBudi\tBoy\tL\r\n');
    expect(rows.map(({ cells }) => cells)).toEqual([
      { name: 'Ani', alias: '', sex: 'FEMALE', birthDate: '1990' },
      { name: 'Budi', alias: 'Boy', sex: 'MALE' },
    ]);
    expect(rows[0]?.id).toBe(first.id);
  });

  it('never go beyond the last column', () => {
    const [first] = [emptyRow()];
    expect(pastedInto([first], first.id, 'notes', 'lihat paspor\tdan ini')[0]?.cells).toEqual({
      notes: 'lihat paspor',
    });
  });

  it('become a list in which nothing typed moves to another cell', () => {
    const rows = [row({ name: 'Ani "Nia", binti\tAli', sex: 'FEMALE' }), row({ name: 'Budi', sex: 'UNKNOWN' })];
    const [head, ani, budi] = textOf(rows);
    expect(head?.split('\t')).toHaveLength(columns.length);
    expect(ani).toMatch(/^"Ani ""Nia"", binti\tAli"\t""\t"Perempuan"/);
    expect(budi).toMatch(/^"Budi"\t""\t"Tidak diketahui"/);
    expect(rowAt(rows, 3)).toBe(rows[1]);
  });

  it('are another row only where something was typed', () => {
    const rows = [row({ name: 'Ani' }), row({ name: 'Budi' })];
    const typed = withCell(rows, rows[1]?.id ?? '', 'phone', '+63');
    expect([typed[0] === rows[0], typed[1]?.cells]).toEqual([true, { name: 'Budi', phone: '+63' }]);
  });
});
