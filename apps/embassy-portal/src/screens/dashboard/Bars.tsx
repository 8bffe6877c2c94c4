import { useFormats, useTexts } from '../../language/language';
import { People } from './Picture';
import { texts } from './texts';

export interface Bar {
  label: string;
  people: number | null;
}

/** Lying bars, one below the other; what is hidden has none. */
export function Bars({ bars, most }: { bars: readonly Bar[]; most?: number }) {
  const t = useTexts(texts);
  const longest = most ?? Math.max(1, ...bars.map(({ people }) => people ?? 0));
  if (bars.length === 0) return <p>{t.noNumbers}</p>;
  return (
    <div className="bars">
      {bars.map(({ label, people }) => (
        <div key={label}>
          <span>{label}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect
              className={people === null ? 'empty' : 'full'}
              width={(100 * (people ?? longest)) / longest}
              height="10"
            />
          </svg>
          <span className="figure">
            <People people={people} />
          </span>
        </div>
      ))}
    </div>
  );
}

export interface Column {
  label: string;
  under: string;
  people: number | null;
}

/** Standing bars, from the earliest to the latest. */
export function Columns({ columns }: { columns: readonly Column[] }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const tallest = Math.max(1, ...columns.map(({ people }) => people ?? 0));
  if (columns.length === 0) return <p>{t.noNumbers}</p>;
  return (
    <div className="columns">
      {columns.map(({ label, under, people }) => {
        const height = people === null ? 100 : (100 * people) / tallest;
        return (
          <div key={`${under}${label}`}>
            <span className="figure">{people === null ? '·' : number(people)}</span>
            <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
              <rect className={people === null ? 'empty' : 'full'} y={100 - height} width="10" height={height} />
            </svg>
            <span>{label}</span>
            <span>{under}</span>
          </div>
        );
      })}
    </div>
  );
}
