import { useFormats } from '../language/language';
import './strip.css';

/** How many people are alike in one respect; `mark` is the class that colours them. */
export interface Marks {
  mark: string;
  label: string;
  count: number;
}

const MOST = 500;

/** A mark for each person: a picture for whoever looks, figures for everybody. */
export function Strip({ label, marks }: { label: string; marks: readonly Marks[] }) {
  const { number } = useFormats();
  const shown = marks.filter(({ count }) => count > 0);
  if (shown.length === 0) return null;
  return (
    <figure className="strip" aria-label={label}>
      <div aria-hidden="true">
        {shown.flatMap(({ mark, count }) =>
          Array.from({ length: Math.min(count, MOST) }, (_, i) => <i key={`${mark}${i}`} className={mark} />),
        )}
      </div>
      <figcaption>
        {shown.map(({ mark, label: what, count }) => (
          <span key={mark}>
            <i className={mark} aria-hidden="true" />
            {what}: {number(count)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
