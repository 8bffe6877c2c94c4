import { useFormats, useTexts } from '../../language/language';
import { People } from './Picture';
import { texts } from './texts';

export interface Bar {
  label: string;
  people: number | null;
}

/** Where a bar would stand: hatched without an end, so that nobody takes it for a value. */
const Hidden = () => <span className="hatched" aria-hidden="true" />;

/** Lying bars, one below the other. */
export function Bars({ bars, most }: { bars: readonly Bar[]; most?: number }) {
  const t = useTexts(texts);
  const longest = most ?? Math.max(1, ...bars.map(({ people }) => people ?? 0));
  if (bars.length === 0) return <p>{t.noNumbers}</p>;
  return (
    <div className="bars">
      {bars.map(({ label, people }) => (
        <div key={label}>
          <span>{label}</span>
          {people === null ? (
            <Hidden />
          ) : (
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect className="full" width={(100 * people) / longest} height="10" />
            </svg>
          )}
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
    <>
      <div className="columns">
        {columns.map(({ label, under, people }) => (
          <div key={`${under}${label}`}>
            <span className="figure">{people === null ? '–' : number(people)}</span>
            {people === null ? <Hidden /> : <Standing height={(100 * people) / tallest} />}
            <span>{label}</span>
            <span>{under}</span>
          </div>
        ))}
      </div>
      {columns.some(({ people }) => people === null) && (
        <p className="legend">
          <span>
            <i className="hatched" aria-hidden="true" /> {t.hidden}
          </span>
        </p>
      )}
    </>
  );
}

function Standing({ height }: { height: number }) {
  return (
    <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
      <rect className="full" y={100 - height} width="10" height={height} />
    </svg>
  );
}
