import { createContext, useContext, type ReactNode } from 'react';
import { useFormats, useTexts } from '../../language/language';
import { texts } from './texts';
import '../../parts/table.css';

export type Told = string | number | null;

/** The country that is looked at; null is all. */
const Chosen = createContext<string | null>(null);
export const Country = Chosen.Provider;

interface Props {
  title: string;
  /** What the picture shows, in a sentence; whoever can't see it has the table. */
  said: string;
  head: readonly string[];
  /** The first of each is what the line is about; null is a hidden cell. */
  rows: readonly (readonly Told[])[];
  /** Where the whole table comes as a file. */
  file?: string;
  /** What stands below the table, of those that it does not list. */
  note?: string | undefined;
  /** Whether it shows the chosen country alone; a picture whose table has no country says that it does not. */
  narrowed?: boolean;
  children: ReactNode;
}

/** A picture, its table, which says the same to whoever reads by keyboard or by ear, and its file. */
export function Picture({ title, said, head, rows, file, note, narrowed = false, children }: Props) {
  const t = useTexts(texts);
  const elsewhere = useContext(Chosen) !== null && !narrowed;
  return (
    <figure className="picture">
      <figcaption>
        <h3>{title}</h3>
        {elsewhere && <p className="soft elsewhere">{t.notByCountry}</p>}
      </figcaption>
      <div role="img" aria-label={said}>
        {children}
      </div>
      {note !== undefined && <p className="soft">{note}</p>}
      <div className="twin">
        <details>
          <summary>
            {t.table}
            <span className="unseen">: {title}</span>
          </summary>
          <div className="scroll" role="region" aria-label={`${t.table}: ${title}`} tabIndex={0}>
            <Lines caption={title} head={head} rows={rows} />
          </div>
        </details>
        {file !== undefined && (
          <a href={file} download>
            CSV<span className="unseen">: {title}</span>
          </a>
        )}
      </div>
    </figure>
  );
}

export function Lines({ caption, head, rows }: { caption: string; head: readonly string[]; rows: Props['rows'] }) {
  return (
    <table className="rows">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {head.map((one, i) => (
            <th key={one} scope="col" className={i > 0 ? 'figure' : undefined}>
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...cells], i) => (
          <tr key={i}>
            <th scope="row" className="name">
              {first}
            </th>
            {cells.map((cell, j) => (
              <td key={j} className="figure" data-label={head[j + 1]}>
                <People people={cell ?? null} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A number of people, or that it is hidden. */
export function People({ people }: { people: Told }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  if (people === null) return <span className="hides">{t.hidden}</span>;
  return typeof people === 'number' ? number(people) : people;
}

/** How much it is more or less than before, with its sign. */
export function Change({ change, since }: { change: number | null; since: string }) {
  const { number } = useFormats();
  if (change === null) return null;
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±';
  return (
    <span className="change">
      {sign}
      {number(Math.abs(change))} {since}
    </span>
  );
}
