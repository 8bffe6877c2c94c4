/** What comes over the line when somebody opens a passport: its two machine lines, in a row of their own or one that is there. */
import { useState } from 'react';
import { isoOfPartialDate, latestDay, plainNumber, readMrz, readPartialDate, type Mrz, type MrzChecks } from '#domain';
import { useFormats, useTexts } from '../../language/language';
import { Check } from '../../parts/choices';
import { TextField } from '../../parts/form';
import { texts as passport } from '../register/rest-texts';
import { texts as columnTexts } from './column-texts';
import { texts } from './texts';
import type { Cells, Column, Row } from './typed-rows';

const two = (n: number): string => String(n).padStart(2, '0');

/** Two centuries are possible where the year is of two figures: which one is for a person to say. */
function birthOf({ years, month, day }: Mrz['birth']): string {
  const [year] = years;
  if (years.length !== 1 || year === undefined) return '';
  return [String(year), ...(month === null ? [] : [two(month), ...(day === null ? [] : [two(day)])])].join('-');
}

function asRead(mrz: Mrz): Cells {
  const { secondary, primary } = mrz.names;
  return {
    name: [secondary, primary].filter(Boolean).join(' '),
    sex: mrz.sex === 'UNKNOWN' ? '' : mrz.sex,
    birthDate: birthOf(mrz.birth),
    passportNumber: mrz.documentNumber,
  };
}

const folded = (name: string): string => name.trim().replace(/\s+/g, ' ').toUpperCase();

const isoOf = (text: string): string => {
  const read = readPartialDate(text, { order: 'DMY' });
  return read.ok ? isoOfPartialDate(read.date) : text;
};

function same(column: Column, one: string, other: string): boolean {
  if (column === 'birthDate') return isoOf(one) === isoOf(other);
  if (column === 'passportNumber') return plainNumber(one) === plainNumber(other);
  return folded(one) === folded(other);
}

/** The empty cells of the row take what the passport says; nothing that was typed is changed. Null: no passport. */
export function fromPassport(row: Row, lines: string, today: string = latestDay(new Date())): Row | null {
  const read = readMrz(lines, today);
  if (!read.ok) return null;
  const said = Object.entries(asRead(read.mrz)).filter(([, text]) => text) as [Column, string][];
  const typed = (column: Column) => row.cells[column]?.trim() ?? '';
  const differs = said.flatMap(([column, text]) =>
    typed(column) && !same(column, typed(column), text) ? [column] : [],
  );
  const { checks, namesMayBeCut } = read.mrz;
  return {
    ...row,
    cells: { ...row.cells, ...Object.fromEntries(said.filter(([column]) => !typed(column))) },
    passport: {
      failed: (Object.keys(checks) as (keyof MrzChecks)[]).filter((check) => !checks[check]),
      cut: namesMayBeCut,
      name: asRead(read.mrz).name ?? '',
      ...(differs.includes('name') ? { typedName: typed('name') } : {}),
      differs: differs.filter((column) => column !== 'name'),
    },
  };
}

interface NoteProps {
  row: Row;
  line: number;
  onName: (name: string) => void;
}

/** At its row: which check digits are right, and what stands there otherwise than in the passport. */
export function PassportNote({ row: { cells, passport: read }, line, onName }: NoteProps) {
  const t = useTexts(texts);
  const p = useTexts(passport);
  const heads = useTexts(columnTexts);
  const { list, number } = useFormats();
  if (!read) return null;
  const words: Readonly<Record<keyof MrzChecks, string>> = {
    documentNumber: p.documentNumber,
    birthDate: p.birthDateCheck,
    expiryDate: p.expiryDate,
    personalNumber: p.personalNumber,
    composite: p.composite,
  };
  const { failed, typedName } = read;
  return (
    <div className={failed.length + read.differs.length > 0 ? 'notice' : 'notice good'}>
      <p>
        {failed.length > 0 ? p.mrzDigits(list(failed.map((check) => words[check]))) : p.mrzGood} {read.cut && p.mrzCut}
      </p>
      {read.differs.length > 0 && <p>{t.differs(list(read.differs.map((column) => heads[column])))}</p>}
      {typedName !== undefined && (
        <Check
          label={t.nameOfPassport(read.name, number(line))}
          on={cells.name === read.name}
          onTurn={() => onName(cells.name === read.name ? typedName : read.name)}
        />
      )}
    </div>
  );
}

/** For a reader that types, or for hands: each passport becomes a row, and the box waits for the next. */
export function Passports({ onLines }: { onLines: (lines: string) => boolean }) {
  const t = useTexts(texts);
  const p = useTexts(passport);
  const [lines, setLines] = useState('');
  const whole = lines.replace(/\s/g, '').length >= 88;
  return (
    <>
      <TextField
        name="passport-lines"
        label={p.mrzText}
        help={t.passportsHelp}
        rows={2}
        value={lines}
        onValue={(typed) => setLines(onLines(typed) ? '' : typed)}
      />
      <div role="status">{whole && <p className="notice">{p.mrzWrong}</p>}</div>
    </>
  );
}
