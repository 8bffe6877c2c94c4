import { SheetFault, limits } from './cell';
import type { Cell, SheetFaultCode, SheetParams } from './cell';
import { readCsv } from './csv';
import { readWorkbook } from './workbook';
import { openZip } from './zip';

export interface Sheet {
  rows: Cell[][];
  /** Undefined for a text file. */
  name?: string;
  otherSheets: string[];
}

export interface SheetProblem {
  code: SheetFaultCode;
  params: SheetParams;
}

/**
 * Reads an .xlsx, .csv, .tsv or .txt list into cells, or says why it cannot. What the file is, its bytes say, not its
 * name: lists travel under any name. Never throws, whatever the bytes.
 *
 * @param options.sheet the sheet to read, if the person chose another than the first
 */
export function readSheet(
  bytes: Buffer,
  fileName: string,
  options: { sheet?: string } = {},
): Sheet | { problem: SheetProblem } {
  try {
    if (bytes.length === 0) throw new SheetFault('SHEET_EMPTY');
    if (bytes.length > limits.fileBytes) throw new SheetFault('FILE_TOO_LARGE', { most: limits.fileBytes });
    const sheet = openSheet(bytes, fileName, options.sheet);
    return sheet.rows.length > 0 ? sheet : { problem: { code: 'SHEET_EMPTY', params: {} } };
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error;
    return { problem: { code: error.code, params: error.params } };
  }
}

function openSheet(bytes: Buffer, fileName: string, wanted?: string): Sheet {
  if (bytes.toString('latin1', 0, 2) === 'PK') return readWorkbook(openZip(bytes), wanted);
  if (bytes.toString('hex', 0, 8) === 'd0cf11e0a1b11ae1') {
    // The old container: an .xls of before 2007, or a modern workbook wrapped with a password (MS-OFFCRYPTO).
    const encrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new SheetFault(encrypted ? 'FILE_HAS_PASSWORD' : 'FILE_IS_OLD_EXCEL');
  }
  if (!/\.(csv|tsv|txt)$/i.test(fileName)) throw new SheetFault('UNREADABLE_FILE');
  return { rows: readCsv(bytes), otherSheets: [] };
}
