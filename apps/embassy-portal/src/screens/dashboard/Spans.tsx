import { dayLimits } from '#domain';
import { useTexts } from '../../language/language';
import { bandsOf } from './figures';
import { texts } from './texts';

interface Range {
  from: number;
  to: number | null;
}

export interface Spread {
  label: string;
  people: number | null;
  median: Range | null;
  ninetieth: Range | null;
}

/** Days as one says them: between two, or more than so many. */
export function useDays(): (range: Range | null) => string | null {
  const t = useTexts(texts);
  return (range) => (range ? (range.to === null ? t.daysFrom(range.from) : t.days(range.from, range.to)) : null);
}

const BANDS = dayLimits.length + 1;

/** Where the middle and the slowest tenth lie, on a scale of the bands of days. */
export function Spans({ spreads }: { spreads: readonly Spread[] }) {
  const t = useTexts(texts);
  const days = useDays();
  return (
    <div className="spans">
      <div className="scale" aria-hidden="true">
        <span />
        <span>
          {[0, ...dayLimits].map((limit) => (
            <span key={limit}>{limit}</span>
          ))}
        </span>
      </div>
      {spreads.map(({ label, median, ninetieth }) => (
        <div key={label}>
          <span>{label}</span>
          <div>
            <svg viewBox={`0 0 ${BANDS} 2`} preserveAspectRatio="none" aria-hidden="true">
              {dayLimits.map((limit, i) => (
                <line
                  key={limit}
                  className="grid"
                  x1={i + 1}
                  x2={i + 1}
                  y1="0"
                  y2="2"
                  vectorEffect="non-scaling-stroke"
                />
              ))}
              <Span range={median} y={0.15} className="full" />
              <Span range={ninetieth} y={1.15} className="slow" />
            </svg>
            <span className="soft">
              {median && ninetieth ? [...new Set([days(median), days(ninetieth)])].join('; ') : t.hidden}
            </span>
          </div>
        </div>
      ))}
      <p className="legend">
        <span>
          <i className="full" aria-hidden="true" /> {t.median}
        </span>
        <span>
          <i className="slow" aria-hidden="true" /> {t.ninetieth}
        </span>
      </p>
    </div>
  );
}

function Span({ range, y, className }: { range: Range | null; y: number; className: string }) {
  if (!range) return null;
  const { first, behind } = bandsOf(range);
  return <rect className={className} x={first} width={behind - first} y={y} height="0.7" />;
}
