import type { BreakdownCode, MeasureCode } from '#domain';
import { useAsOf } from '../../api/known';
import { useFormats, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Bars } from './Bars';
import { capital } from '../../parts/capital';
import type { Cell } from './figures';
import type { Filters } from './filters';
import { Picture } from './Picture';
import { useTable } from './table';
import { texts } from './texts';

interface Props {
  title: string;
  measure: MeasureCode;
  kind?: string;
  by: BreakdownCode;
  filters: Filters;
  /** Which values, where not all: those of the chosen country. */
  only?: (cell: Cell) => boolean;
}

const MOST = 12;
/** Whose values have an order of their own. */
const asListed: ReadonlySet<BreakdownCode> = new Set(['QUARTER', 'DAYS', 'MONEY', 'SCORE', 'CHANGE']);

/** The values of a table, the most people first unless they have an order; the table beside it has all that are shown. */
export function Ranking({ title, measure, kind, by, filters, only }: Props) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const { answer, twin } = useTable({ measure, kind: kind ?? null, by }, filters);
  const told = useAsOf(answer, title);
  return (
    <div>
      <Answer of={answer}>
        {({ publishedTable: found }) => {
          if (!found) return null;
          const { shown, hidden, ...table } = twin(found.rows, only, asListed.has(by));
          const more = shown.length - MOST;
          return (
            <Picture
              title={told}
              said={t.rankingSaid(told)}
              {...table}
              narrowed={only !== undefined}
              note={
                [
                  more > 0 ? t.more(number(more)) : '',
                  hidden > 0 && shown.length > 0 ? t.hiddenValues(number(hidden)) : '',
                ]
                  .join(' ')
                  .trim() || undefined
              }
            >
              {shown.length === 0 ? (
                <p className="hides">{t.allHidden}</p>
              ) : (
                <Bars
                  bars={shown
                    .slice(0, MOST)
                    .map(({ label, value, people }) => ({ label: capital(label ?? value), people }))}
                />
              )}
            </Picture>
          );
        }}
      </Answer>
    </div>
  );
}
