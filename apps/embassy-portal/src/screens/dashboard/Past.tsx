import { peopleGroups } from '#domain';
import { useAsk } from '../../api/useAsk';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { Bars } from './Bars';
import { fileOf } from './filters';
import { Picture } from './Picture';
import { PAST } from './questions';
import { texts } from './texts';

/** What others printed before there was Pulang, beside what their own parts add up to. */
export function Past() {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const past = useAsk(PAST, {});
  return (
    <div className="screen">
      <Part name="past" title={t.past}>
        <Answer of={past}>
          {({ pastFigures }) => (
            <div className="pair">
              {pastFigures.length === 0 && <p>{t.noPast}</p>}
              {pastFigures.map(({ year, source, published, parts, computedTotal, printedTotal, agrees }) => {
                const bars = parts.map(({ group, people }) => ({ label: peopleGroups.label(group, language), people }));
                return (
                  <div key={source}>
                    <Picture
                      title={t.pastOf(year, source, published)}
                      said={t.pastSaid}
                      head={[t.who, t.people]}
                      rows={[
                        ...bars.map(({ label, people }) => [label, people]),
                        [t.computed, computedTotal],
                        [t.printed, printedTotal],
                      ]}
                      file={fileOf('past', {})}
                      narrowed
                      note={agrees ? t.totals(number(computedTotal), number(printedTotal)) : undefined}
                    >
                      <Bars bars={bars} />
                    </Picture>
                    {!agrees && <p className="notice">▲ {t.disagrees(number(computedTotal), number(printedTotal))}</p>}
                  </div>
                );
              })}
            </div>
          )}
        </Answer>
      </Part>
    </div>
  );
}
