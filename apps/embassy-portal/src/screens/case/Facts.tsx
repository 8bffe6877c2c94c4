import { factFields, factProofs, factStandings } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { useMay } from '../../session/session';
import '../../parts/table.css';
import { factText } from './fact-text';
import { None } from './None';
import { FACTS } from './facts';
import type { Head, Opened } from './questions';
import { Say } from './Say';
import { Stances } from './Stances';
import { texts } from './texts';

/** What agencies say of who somebody is, each with who said it and on what proof; what is in force stands out. */
export function Facts({ opened, of }: { opened: Opened; of: Head }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const facts = useAsk(FACTS, opened);
  return (
    <Part name="facts" title={t.facts}>
      <Answer of={facts}>
        {({ case: found, me }) => {
          const said = found?.person.facts ?? [];
          if (said.length === 0) return <None>{t.noFacts}</None>;
          const order = factFields.codes as readonly string[];
          return (
            <div className="scroll" tabIndex={0} role="group" aria-label={t.facts}>
              <table className="rows">
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
                          {factText(fact, language)}
                        </td>
                        <td data-label={t.by}>{nameOf(fact.unit, language)}</td>
                        <td data-label={t.proof}>{labelOf(factProofs, fact.proof, language)}</td>
                        <td data-label={t.standing}>
                          {labelOf(factStandings, fact.standing, language)}{' '}
                          {fact.inForce &&
                            (fact.standing === 'DISPUTED' ? (
                              <span className="tag care">▲ {t.inForceMeanwhile}</span>
                            ) : (
                              <span className="tag good">✓ {t.inForce}</span>
                            ))}
                          <Stances fact={fact} of={of} mine={me.unit.organisation.id} />
                        </td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Answer>
      {may.act('assertFact', of) && (
        <Say
          id={opened.id}
          version={of.version}
          who={knownAs(of.person, of.number)}
          facts={facts.data?.case?.person.facts ?? []}
        />
      )}
    </Part>
  );
}
