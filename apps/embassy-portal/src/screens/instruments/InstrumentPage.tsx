import { dimensions } from '#domain';
import { useAsk } from '../../api/useAsk';
import { useLanguage, useTexts } from '../../language/language';
import { Link } from '../../parts/address';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { Particulars } from '../../parts/Particulars';
import { IN_FULL, type InFull } from './questions';
import { texts } from './texts';
import '../../parts/table.css';

/** A version as it was published: what it asks, and what the answers count. */
export function InstrumentPage({ version }: { version: string }) {
  const t = useTexts(texts);
  const found = useAsk(IN_FULL, { version });
  return (
    <Page title={version} wide>
      <p>
        <Link to="/instruments">← {t.back}</Link>
      </p>
      <Answer of={found}>
        {({ instrumentInFull: full }) => (full ? <Version full={full} /> : <p>{t.missing}</p>)}
      </Answer>
    </Page>
  );
}

function Version({ full }: { full: InFull }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { fraction } = useFractions();
  const { weights, cutOffs } = full;
  const weightOf = { ECONOMIC: weights.economic, SOCIAL: weights.social, PSYCHOSOCIAL: weights.psychosocial };
  return (
    <>
      <Part name="scoring" title={language === 'id' ? full.titleId : full.titleEn}>
        <p>{full.official ? t.official : `▲ ${t.unofficial}`}</p>
        <p>{t.scoringText}</p>
        <Particulars
          rows={[
            ...dimensions.codes.map(
              (code) => [t.weightOf(dimensions.label(code, language)), fraction(weightOf[code])] as const,
            ),
            [t.medium, fraction(cutOffs.medium)],
            [t.light, fraction(cutOffs.light)],
          ]}
        />
        <div className="deeds">
          <Link className="button" to={`/instruments?from=${full.version}`}>
            {t.next}
          </Link>
        </div>
      </Part>
      {dimensions.codes.map((code) => (
        <Part key={code} name={code} title={dimensions.label(code, language)}>
          <Questions full={full} of={full.questions.filter(({ dimension }) => dimension === code)} />
        </Part>
      ))}
    </>
  );
}

function Questions({ full, of }: { full: InFull; of: InFull['questions'] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { fraction } = useFractions();
  if (of.length === 0) return <p>{t.noQuestions}</p>;
  const answersOf = (scale: string) => full.scales.find(({ code }) => code === scale)?.answers ?? [];
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{t.question}</th>
          <th>{t.answers}</th>
          <th className="figure">{t.weight}</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ code, textId, textEn, scale, weight }) => (
          <tr key={code}>
            <th scope="row" className="name">
              {language === 'id' ? textId : textEn} <span className="number soft">{code}</span>
            </th>
            <td data-label={t.answers}>
              {answersOf(scale)
                .map((one) => {
                  const text = language === 'id' ? one.textId : one.textEn;
                  return `${text} (${one.points === null ? t.notCounted : fraction(one.points)})`;
                })
                .join(' · ')}
            </td>
            <td data-label={t.weight} className="figure">
              {fraction(weight)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Points and weights as people write them. */
function useFractions() {
  const language = useLanguage();
  return { fraction: (value: number) => new Intl.NumberFormat(language).format(value) };
}
