import { agencyKinds, caseStates, countries, disagreementKinds, peopleGroups } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { useMay } from '../../session/session';
import type { Filters } from './filters';
import { bandOf } from './Holds';
import { Lines } from './Picture';
import { OWN, OWN_DISAGREEMENTS } from './questions';
import { texts } from './texts';

const EVERY_MS = 60_000;

/** For who may see the cases: how many there are, true and as of now. Not printed, since what is printed is handed on. */
export function Own({ filters: { who, country } }: { filters: Filters }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const { number } = useFormats();
  const own = useAsk(OWN, {}, { every: EVERY_MS });
  return (
    <div className="own screen">
      <Part name="own" title={t.own}>
        <p>{country ? t.ownIn(countries.label(country as never, language)) : t.ownText}</p>
        <Answer of={own}>
          {({ caseNumbers }) => {
            const mine = caseNumbers.filter(
              (one) => (!country || one.country === country) && (!who || one.group === who),
            );
            const sum = (state: string | null, group: string | null) =>
              mine
                .filter((one) => (!state || one.state === state) && (!group || one.group === group))
                .reduce((all, { count }) => all + count, 0);
            const columns = [null, ...peopleGroups.codes];
            const states = caseStates.codes.filter((state) => sum(state, null) > 0);
            return (
              <>
                <p className="cards">
                  <span>
                    <span>{t.cases}</span>
                    <strong>{number(sum(null, null))}</strong>
                  </span>
                </p>
                {states.length > 0 && (
                  <div className="scroll" role="region" aria-label={`${t.table}: ${t.own}`} tabIndex={0}>
                    <Lines
                      caption={t.own}
                      head={[
                        t.stage,
                        t.people,
                        ...peopleGroups.codes.map((code) => peopleGroups.label(code, language)),
                      ]}
                      rows={states.map((state) => [
                        caseStates.label(state, language),
                        ...columns.map((group) => sum(state, group)),
                      ])}
                    />
                  </div>
                )}
              </>
            );
          }}
        </Answer>
        {may.name('Query.disagreementCounts') && <OwnDisagreements />}
      </Part>
    </div>
  );
}

function OwnDisagreements() {
  const t = useTexts(texts);
  const language = useLanguage();
  const { list } = useFormats();
  const answer = useAsk(OWN_DISAGREEMENTS, {}, { every: EVERY_MS });
  const agency = (code: string) =>
    code === 'HOLDER' ? t.holder : code === 'DESK' ? t.desk : labelOf(agencyKinds, code, language);
  return (
    <Answer of={answer}>
      {({ disagreementCounts: all }) =>
        all.length === 0 ? (
          <p>{t.noDisagreements}</p>
        ) : (
          <>
            <h3>{t.ownDisagreements}</h3>
            <div className="scroll" role="region" aria-label={`${t.table}: ${t.ownDisagreements}`} tabIndex={0}>
              <Lines
                caption={t.ownDisagreements}
                head={[t.field, t.agencies, t.awaits, t.open, t.overdue, t.ages]}
                rows={all.map(({ kind, agencies, awaits, open, overdue, ages }) => [
                  disagreementKinds.label(kind, language),
                  list(agencies.map(agency)),
                  agency(awaits),
                  open,
                  overdue,
                  ages.map(({ days, open: so }) => `${bandOf(days, language)}: ${so}`).join('; '),
                ])}
              />
            </div>
          </>
        )
      }
    </Answer>
  );
}
