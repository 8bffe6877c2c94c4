import { Link } from '../../parts/address';
import { assistanceTypes, dimensions, formatMoney, supportBands, versionOf, type Currency } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { useMay } from '../../session/session';
import { PROGRESS, type AtHome, type Progress } from './questions';
import { texts } from './texts';
import '../../parts/table.css';
import { useAftercare } from './aftercare';

/** How somebody fares, survey by survey, beside what was planned and spent for it. */
export function Scores({ found }: { found: AtHome }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const { goesOn } = useAftercare(found);
  const progress = useAsk(PROGRESS, { id: found.id });
  return (
    <Part name="survey" title={t.survey}>
      <Answer of={progress}>
        {({ progress: of }) => (
          <>
            <Surveys scores={of?.scores ?? []} />
            {goesOn && may.do('recordSurvey') && (
              <div className="deeds">
                <Link className="button second" to={`/cases/${found.id}/survey`}>
                  {t.ask}
                </Link>
              </div>
            )}
            <h3>{t.spending}</h3>
            <Spending
              head={t.goal}
              lines={(of?.spending ?? []).map((line) => ({
                ...line,
                what: line.dimension ? labelOf(dimensions, line.dimension, language) : t.beside,
              }))}
              none={t.noSpending}
            />
            {of && of.shared.length > 0 && (
              <>
                <h3>{t.sharedSpending}</h3>
                <Spending
                  head={t.type}
                  lines={of.shared.map((line) => ({ ...line, what: labelOf(assistanceTypes, line.type, language) }))}
                  none={t.noSpending}
                />
              </>
            )}
          </>
        )}
      </Answer>
    </Part>
  );
}

type Score = Progress['scores'][number];

function Surveys({ scores }: { scores: readonly Score[] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number, day } = useFormats();
  if (scores.length === 0) return <p>{t.noScores}</p>;
  return (
    <>
      {scores.some(({ official }) => !official) && <p className="notice">▲ {t.unofficial}</p>}
      {scores.map((score, i) => (
        <section key={i} className="score">
          <h3>
            {score.month === 0 ? t.baseline : t.month(number(score.month))}{' '}
            <span className="soft">
              {day(score.occurredAt)} · {t.edition(versionOf(score.instrument))}
            </span>
          </h3>
          <Bar label={labelOf(dimensions, 'ECONOMIC', language)} value={score.economic} />
          <Bar label={labelOf(dimensions, 'SOCIAL', language)} value={score.social} />
          <Bar label={labelOf(dimensions, 'PSYCHOSOCIAL', language)} value={score.psychosocial} />
          <Bar label={t.composite} value={score.composite} strong />
          <p>
            {score.band && <span className="tag">{labelOf(supportBands, score.band, language)}</span>}{' '}
            <Change score={score} />
          </p>
        </section>
      ))}
    </>
  );
}

function Change({ score: { month, change, comparable } }: { score: Score }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  if (month === 0) return null;
  if (!comparable) return <span className="soft">{t.notComparable}</span>;
  if (change === null) return null;
  const points = Math.round(change * 100);
  return (
    <span>
      {t.change}: {points > 0 ? '▲ +' : points < 0 ? '▼ −' : ''}
      {number(Math.abs(points))}
    </span>
  );
}

/** In hundredths: the scores are from nought to one. */
function Bar({ label, value, strong = false }: { label: string; value: number | null; strong?: boolean }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const points = value === null ? null : Math.round(value * 100);
  return (
    <div className={strong ? 'bar-line strong' : 'bar-line'}>
      <span>{label}</span>
      <span className="bar-rail" aria-hidden="true">
        <span style={{ width: `${points ?? 0}%` }} />
      </span>
      <span className="figure">{points === null ? <span className="soft">{t.tooLittle}</span> : number(points)}</span>
    </div>
  );
}

interface Spent {
  what: string;
  /** None where no cost was recorded. */
  currency: Currency | null;
  plannedMinor: number;
  spentMinor: number;
}

function Spending({ head, lines, none }: { head: string; lines: readonly Spent[]; none: string }) {
  const t = useTexts(texts);
  const language = useLanguage();
  if (lines.length === 0) return <p>{none}</p>;
  const money = (minor: number, currency: Currency | null) =>
    currency ? formatMoney({ minor, currency }, language) : '—';
  return (
    <table className="rows">
      <caption className="unseen">{t.spending}</caption>
      <thead>
        <tr>
          <th>{head}</th>
          <th className="figure">{t.plannedCost}</th>
          <th className="figure">{t.spent}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ what, currency, plannedMinor, spentMinor }, i) => (
          <tr key={i}>
            <th scope="row" className="name">
              {what}
            </th>
            <td className="figure" data-label={t.plannedCost}>
              {money(plannedMinor, currency)}
            </td>
            <td className="figure" data-label={t.spent}>
              {money(spentMinor, currency)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
