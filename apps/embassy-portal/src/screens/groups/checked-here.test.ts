import { checkedHere } from './checked-here';

describe('A row that is checked without a line', () => {
  const born = (day: string) =>
    checkedHere([{ id: 'a', cells: { name: 'SITI', sex: 'Perempuan', birthDate: day } }], 'DMY').rows[0]?.problems;

  it('may be of a child born today where the officer is, though the day has not begun in Greenwich', () => {
    jest.useFakeTimers({ now: new Date('2026-06-14T17:30:00Z') });
    expect(born('15/06/2026')).toEqual([]);
    expect(born('16/06/2026')).toMatchObject([{ field: 'birthDate' }]);
    jest.useRealTimers();
  });
});
