import { Link } from '../../parts/address';
import { caseStates, exportColumns, exportFormats, happenings, readPurposes } from '#domain';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Nothing } from '../../parts/Nothing';
import { useHappened } from '../case/happened';
import { deeds } from './deeds';
import { envelopes } from './envelopes';
import type { Entry } from './questions';
import { texts } from './texts';

/** A line for each entry: when, who, what, of whom; and below it what was opened, changed or taken out. */
export function Entries({ items, zone }: { items: readonly Entry[]; zone: string }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment } = useFormats();
  if (items.length === 0) return <Nothing title={t.none}>{t.noneHelp}</Nothing>;
  return (
    <div className="card">
      <table className="rows audit">
        <thead>
          <tr>
            <th>{t.when}</th>
            <th>{t.who}</th>
            <th>{t.what}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((entry) => (
            <tr key={entry.id}>
              <th scope="row" className="name">
                <time dateTime={entry.at}>{moment(entry.at, zone)}</time>
                <br />
                <span className="soft small">{entry.seal ? t.seal(String(entry.seal.number)) : t.unsealed}</span>
              </th>
              <td data-label={t.who}>
                <Link to={`/audit?account=${entry.by?.login ?? entry.account}`}>
                  {entry.by?.name ?? entry.by?.login ?? t.otherAccount}
                </Link>
                {entry.ofUnit && (
                  <>
                    <br />
                    <span className="soft">{nameOf(entry.ofUnit, language)}</span>
                  </>
                )}
              </td>
              <td data-label={t.what}>
                <What entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function What({ entry }: { entry: Entry }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number, list } = useFormats();
  const whatOf = useHappened();
  const { kind, act, cases, numbers, opened, purpose, export: taken, changes } = entry;
  const read = kind === 'READ';
  const numberOf = new Map(numbers.map((one) => [one.case, one.number]));
  return (
    <>
      <p className="did">
        <span className={read ? 'tag' : 'tag care'}>{read ? t.READ : kind === 'ACT' ? t.ACT : kind}</span>{' '}
        {act
          .split(' ')
          .map((one) => labelOf(deeds, one, language))
          .join(' · ')}
      </p>
      {cases.length > 0 && (
        <p>
          {cases.length > 1 && `${t.cases(number(cases.length))}: `}
          {cases.slice(0, 3).map((id, i) => (
            <span key={id}>
              <Link to={`/audit?case=${id}`} aria-label={t.allOf(numberOf.get(id) ?? t.caseOf(number(i + 1)))}>
                {numberOf.has(id) ? <span className="number">{numberOf.get(id)}</span> : t.caseOf(number(i + 1))}
              </Link>{' '}
            </span>
          ))}
          {cases.length > 3 && t.more(number(cases.length - 3))}
        </p>
      )}
      {opened.length > 0 && (
        <p>
          {t.opened}: {list(opened.map((one) => labelOf(envelopes, one, language)))}
          {purpose && purpose !== 'ACT' && ` · ${t.purpose}: ${labelOf(readPurposes, purpose, language)}`}
        </p>
      )}
      {taken && (
        <p>
          {t.taken(number(taken.people), labelOf(exportFormats, taken.format, language))} · {t.purpose}:{' '}
          {labelOf(readPurposes, purpose ?? '', language)} · {t.filter}:{' '}
          {taken.filter === '{}' ? t.noFilter : <code>{taken.filter}</code>} · {t.columns}:{' '}
          {list(taken.columns.map((column) => labelOf(exportColumns, column, language)))}
        </p>
      )}
      {changes.length > 0 && (
        <ul aria-label={t.changes} className="changes">
          {changes.map((change, i) => (
            <li key={i}>
              {labelOf(happenings, change.kind, language)}
              {whatOf(change.kind, change.code) && ` (${whatOf(change.kind, change.code)})`}:{' '}
              {change.from && change.from !== change.to
                ? t.from(labelOf(caseStates, change.from, language), labelOf(caseStates, change.to, language))
                : t.stays(labelOf(caseStates, change.to, language))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
