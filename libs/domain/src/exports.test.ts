import { columnsOf, exportColumns, isOpened } from './exports';
import { cells } from './policy';

describe('What may be taken out in a file', () => {
  it('is what the same role may read, and nothing that the policy does not know', () => {
    for (const column of exportColumns.codes) expect(cells().has(exportColumns.row(column).cell)).toBe(true);
    expect(columnsOf(['officer'])).toEqual(exportColumns.codes);
    expect(columnsOf(['immigration'])).toContain('NIK');
    expect(columnsOf(['immigration'])).not.toContain('PHONE');
    expect(columnsOf(['analyst'])).toEqual([]);
    expect(columnsOf(['auditor'])).toEqual([]);
  });

  it('is opened person by person where it lies in an envelope that a list does not open', () => {
    expect(exportColumns.codes.filter(isOpened)).toEqual(['BIRTH_DATE', 'NIK', 'PASSPORT', 'PHONE', 'SAFE_CONTACT']);
  });
});
