import { caseStates, countries, sexes, urgentNeeds } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useLanguage, useTexts } from '../../language/language';
import { Particulars } from '../../parts/Particulars';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { useMay } from '../../session/session';
import { BROKEN, type Broken as Found } from './questions';
import { texts } from './texts';

/** What an emergency opens, and nothing beside: what is not open would stand there as if it were not. */
export function Broken({ number }: { number: string }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const may = useMay();
  const contact = may.name('Person.phone');
  const needs = may.name('Case.needs');
  const opened = useAsk(BROKEN, { number, contact, needs });
  const person = opened.data?.case?.person;
  return (
    <Page title={person ? knownAs(person, p.unnamed) : t.openTitle} tab={person && number}>
      <Answer of={opened}>
        {({ case: found }) => (found ? <Parts found={found} contact={contact} /> : <p>{t.openNoMore}</p>)}
      </Answer>
    </Page>
  );
}

/** `contact`: whether how to reach the person is open to the reader; only then is its absence known. */
function Parts({ found, contact }: { found: NonNullable<Found>; contact: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { person, holder, needs } = found;
  const unreachable = contact && !person.phone && !person.safeContact;
  const rows: [string, string | null | undefined][] = [
    [t.phone, unreachable ? t.notRecorded : person.phone],
    [t.safeContact, person.safeContact],
    [t.notes, person.notes],
    [t.alias, person.alias],
    [t.sex, labelOf(sexes, person.sex, language)],
    [t.birthYear, person.birthYear?.toString()],
    [t.state, labelOf(caseStates, found.state, language)],
    [t.country, labelOf(countries, found.country, language)],
    [t.holder, nameOf(holder, language)],
  ];
  return (
    <>
      <p className="number">{found.number}</p>
      <p className="notice">▲ {t.onlyThis(nameOf(holder, language))}</p>
      <Part name="who" title={t.who}>
        <Particulars rows={rows} />
      </Part>
      {needs && (
        <Part name="needs" title={t.needs}>
          {needs.length === 0 && <p>{t.noNeeds}</p>}
          <ul>
            {needs.map(({ id, code, note, metAt }) => (
              <li key={id}>
                {labelOf(urgentNeeds, code, language)}
                {note && ` · ${note}`}{' '}
                <span className={metAt ? 'tag good' : 'tag care'}>{metAt ? `✓ ${t.met}` : `▲ ${t.unmet}`}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
