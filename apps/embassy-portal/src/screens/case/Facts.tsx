import {
  countries,
  factFields,
  factProofs,
  factStandings,
  formatPartialDate,
  readPartialDate,
  regencies,
  sexes,
  type Lang,
} from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { FACTS, type Opened } from './questions';
import { texts } from './texts';

/** What agencies say of who somebody is, each with who said it and on what proof; what is in force stands out. */
export function Facts({ opened }: { opened: Opened }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const facts = useAsk(FACTS, opened);
  return (
    <Part name="facts" title={t.facts}>
      <Answer of={facts}>
        {({ case: found }) => {
          const said = found?.person.facts ?? [];
          if (said.length === 0) return <p>{t.noFacts}</p>;
          const order = factFields.codes as readonly string[];
          return (
            <div className="scroll" tabIndex={0} role="group" aria-label={t.facts}>
              <table>
                <thead>
                  <tr>
                    <th>{t.value}</th>
                    <th>{t.by}</th>
                    <th>{t.proof}</th>
                    <th>{t.standing}</th>
                  </tr>
                </thead>
                <tbody>
                  {said
                    .toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
                    .map((fact) => (
                      <tr key={fact.id} className={fact.inForce ? undefined : 'past'}>
                        <td>
                          <span className="soft">{labelOf(factFields, fact.field, language)}</span>
                          <br />
                          {valueOf(fact, language)}
                        </td>
                        <td>{nameOf(fact.unit, language)}</td>
                        <td>{labelOf(factProofs, fact.proof, language)}</td>
                        <td>
                          {labelOf(factStandings, fact.standing, language)}{' '}
                          {fact.inForce && <span className="tag good">✓ {t.inForce}</span>}
                        </td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Answer>
    </Part>
  );
}

/** As people read it: a code in words, a date no more exact than it is known. */
function valueOf({ field, value, code }: { field: string; value: string | null; code: string | null }, language: Lang) {
  const said = value ?? code ?? '';
  if (field === 'SEX') return labelOf(sexes, said, language);
  if (field === 'NATIONALITY') return labelOf(countries, said, language);
  if (field === 'HOME_REGENCY') return labelOf(regencies, said, language);
  const date = field === 'BIRTH_DATE' ? readPartialDate(said) : undefined;
  return date?.ok ? formatPartialDate(date.date, language) : said;
}
