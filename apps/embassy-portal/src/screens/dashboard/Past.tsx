import { peopleGroups } from '#domain';
import { useAsk } from '../../api/useAsk';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { Lines } from './Picture';
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
            <>
              <div className="scroll" role="region" aria-label={`${t.table}: ${t.past}`} tabIndex={0}>
                <Lines
                  caption={t.past}
                  head={[
                    t.source,
                    ...peopleGroups.codes.slice(0, 4).map((code) => peopleGroups.label(code, language)),
                    t.computed,
                    t.printed,
                  ]}
                  rows={pastFigures.map(({ year, source, published, parts, computedTotal, printedTotal }) => [
                    `${year}: ${source} (${published})`,
                    ...parts.map(({ people }) => people),
                    computedTotal,
                    printedTotal,
                  ])}
                />
              </div>
              {pastFigures
                .filter(({ agrees }) => !agrees)
                .map(({ source, computedTotal, printedTotal }) => (
                  <p key={source} className="notice">
                    {t.disagrees(source, number(computedTotal), number(printedTotal))}
                  </p>
                ))}
            </>
          )}
        </Answer>
      </Part>
    </div>
  );
}
