import { Fragment, type ReactNode } from 'react';
import { formatPartialDate, movementModes, readPartialDate, zoneOfPlace, type DocumentKind } from '#domain';
import { localeOf } from '../../language/texts';
import { flightOf } from '../../parts/places';
import { Both, Heads } from './Both';
import { CheckMark } from './CheckMark';
import type { Line } from './line';
import { placeName } from './place';
import type { Leg } from './questions';

/** A moment on paper: by the clock of the place, the month in letters, so that nobody takes the day for the month. */
export const momentAt = (at: string, zone: string): string =>
  new Intl.DateTimeFormat(localeOf.en, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
    new Date(at),
  );

export interface Mark {
  version: number;
  checkCode: string;
  /** Some of it was not kept when it was issued or signed, and stands as on record today. */
  today?: readonly ('today' | 'todayUnsigned' | 'todaySides')[];
}

const inFours = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

/** The head of a paper: whose it is, what it is, and the lines that say what it is about. */
export function Head({
  from,
  title,
  mark,
  children,
}: {
  from: { nameId: string; nameEn: string };
  title: ReactNode;
  mark: Mark;
  children: ReactNode;
}) {
  return (
    <header>
      <CheckMark {...mark} />
      <p className="letterhead">
        {from.nameId} / <i lang="en">{from.nameEn}</i>
      </p>
      <h2>{title}</h2>
      <dl>{children}</dl>
    </header>
  );
}

export function Item({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What tells one version of a record from another. */
export function Marked({ version, checkCode, today = [] }: Mark) {
  return (
    <>
      <Both of="version" /> {version} · <Both of="check" /> <span className="number">{inFours(checkCode)}</span>
      {today.map((what) => (
        <Fragment key={what}>
          {' · '}
          <Both of={what} />
        </Fragment>
      ))}
    </>
  );
}

/** The legs with their times, each by the clock of its place. */
export function Journey({ legs }: { legs: readonly Leg[] }) {
  const zoned = (at: string, place: string) =>
    `${momentAt(at, zoneOfPlace(place))}${zoneOfPlace(place) === 'UTC' ? ' UTC' : ''}`;
  return (
    <table className="journey">
      <thead>
        <Heads of={['leg', 'from', 'departs', 'to', 'arrives']} />
      </thead>
      <tbody>
        {legs.map((leg) => (
          <tr key={leg.id}>
            <td>
              {flightOf(leg) || (
                <>
                  {movementModes.label(leg.mode, 'id')} / <i lang="en">{movementModes.label(leg.mode, 'en')}</i>
                </>
              )}
            </td>
            <td>{placeName(leg.from)}</td>
            <td>{zoned(leg.plannedDeparture, leg.from)}</td>
            <td>{placeName(leg.to)}</td>
            <td>{zoned(leg.plannedArrival, leg.to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A birth date as people write it, no more exact than it is known: once, with the month in both languages, as in a passport. */
export function Born({ on }: { on: string }) {
  const read = readPartialDate(on);
  if (!read.ok) return on;
  const english = formatPartialDate(read.date, 'en').split(' ');
  return formatPartialDate(read.date, 'id')
    .split(' ')
    .map((word, i) => (
      <Fragment key={word}>
        {i > 0 && ' '}
        {word}
        {word !== english[i] && (
          <>
            /<i lang="en">{english[i]}</i>
          </>
        )}
      </Fragment>
    ));
}

export const DOCUMENT: Readonly<Record<DocumentKind, string>> = { SPLP: 'SPLP', PASSPORT: 'Paspor / Passport' };
const SEX: Readonly<Record<string, string>> = { FEMALE: 'P/F', MALE: 'L/M' };

interface People {
  lines: readonly Line[];
  mark: Mark;
  /** The legs that leave beside each other, where it matters by which somebody goes. */
  legs?: readonly Leg[];
  /** Boxes to tick for each. */
  ticks?: readonly ('received' | 'taken' | 'delivered')[];
}

/** The people of a paper: its head again on every page, and at the foot which version of the record it is. */
export function PeopleTable({ lines, mark, legs = [], ticks = [] }: People) {
  const byLeg = legs.length > 1;
  const columns = 6 + (byLeg ? 1 : 0) + ticks.length;
  return (
    <table className="people">
      <thead>
        <Heads
          of={[
            'no',
            'name',
            'sex',
            'born',
            'document',
            'documentNumber',
            ...(byLeg ? (['leg'] as const) : []),
            ...ticks,
          ]}
        />
      </thead>
      <tfoot>
        <tr>
          <td colSpan={columns}>
            <Marked {...mark} />
          </td>
        </tr>
      </tfoot>
      <tbody>
        {lines.map((line, i) => (
          <tr key={line.id}>
            <td>{i + 1}</td>
            <td>
              {line.name}
              {line.lap && (
                <>
                  {' '}
                  (<Both of="lap" />)
                </>
              )}
            </td>
            <td>{SEX[line.sex] ?? '–'}</td>
            <td>
              <Born on={line.birthDate} />
            </td>
            <td>{line.document ? DOCUMENT[line.document] : '–'}</td>
            {line.pending ? (
              <td>
                <Both of="pending" />
              </td>
            ) : (
              <td className="number">{line.number ?? '–'}</td>
            )}
            {byLeg && <td>{numberOfLeg(legs, line.leg)}</td>}
            {ticks.map((tick) => (
              <td key={tick} className="tick">
                {line.notTaken ? <Both of="notTaken" /> : '☐'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const numberOfLeg = (legs: readonly Leg[], id: string | null): string => {
  const leg = legs.find((one) => one.id === id);
  return leg ? flightOf(leg) || placeName(leg.to) : '–';
};

/** Where somebody puts their name, by hand. */
export function Signatures({ children }: { children: ReactNode }) {
  return <div className="signatures">{children}</div>;
}

type Signing = 'givenBy' | 'takenBy' | 'witness' | 'sentBy' | 'carriedBy' | 'deliveredTo';

export function Signature({ of, by, at }: { of: Signing; by?: ReactNode; at?: ReactNode }) {
  return (
    <div>
      <p>
        <Both of={of} />
        {by && (
          <>
            <br />
            {by}
          </>
        )}
      </p>
      <p className="sign">{at}</p>
      <p>
        <Both of="signature" />
      </p>
    </div>
  );
}
