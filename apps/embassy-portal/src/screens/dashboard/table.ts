import { peopleGroups, type BreakdownCode, type MeasureCode } from '#domain';
import { useAsk } from '../../api/useAsk';
import { useLanguage, useTexts } from '../../language/language';
import { capital } from '../../parts/capital';
import { lineOf, ranked, type Cell } from './figures';
import { fileOf, type Filters } from './filters';
import { TABLE } from './questions';
import { texts } from './texts';

interface About {
  measure: MeasureCode;
  kind?: string | null;
  by: BreakdownCode;
}

const groups = [null, ...peopleGroups.codes];

/** One table of a release: what a picture shows of it, and its twin in figures. */
export function useTable({ measure, kind = null, by }: About, { year, release, who }: Filters) {
  const t = useTexts(texts);
  const language = useLanguage();
  const answer = useAsk(TABLE, { measure, kind, year, by, release }, { keep: true });
  const twin = (rows: readonly Cell[], wanted: (cell: Cell) => boolean = () => true, asListed = false) => {
    const narrowed = rows.filter((row) => row.value === null || wanted(row));
    const { shown, hidden } = ranked(narrowed, who, asListed);
    // Of some of its lines the table's total is not the sum.
    const totals = narrowed.length === rows.length ? [[t.total, ...lineOf(rows, null, groups)]] : [];
    return {
      shown,
      hidden,
      head: [t.what, t.people, ...peopleGroups.codes.map((code) => peopleGroups.label(code, language))],
      rows: [...shown.map(({ value, label }) => [capital(label ?? value), ...lineOf(rows, value, groups)]), ...totals],
      file: fileOf('table', { measure, kind, year, by, release }),
    };
  };
  return { answer, twin };
}
