import { lazy, Suspense, useContext, useState } from 'react';
import { contactRelations, hasEnded, tellings } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { coming } from '../../parts/coming';
import { useMay } from '../../session/session';
import { texts as contact } from './contact-texts';
import { WholeCase } from './None';
import { SAFE, type ContactRule, type Head, type Opened } from './questions';
import { texts as own } from './rule-texts';
import { RuleDialog } from './RuleDialog';
import { texts } from './texts';

const ContactDialog = lazy(() => coming(() => import('./ContactDialog')));
const PastContacts = lazy(() => coming(() => import('./PastContacts')));

/** A way to reach who must know nothing is no way to reach anybody safely: it is not shown. */
const mustNotKnow = ({ telling }: ContactRule): boolean => telling === 'NOTHING';

/** Above everything: whom this person may be reached by, and what may be told to whom. */
export function Safe({ opened, of }: { opened: Opened; of?: Head }) {
  const t = useTexts(texts);
  const o = useTexts(own);
  const may = useMay();
  const c = useTexts(contact);
  const [asked, setAsked] = useState<'rule' | 'contact'>();
  const close = () => setAsked(undefined);
  const [looking, setLooking] = useState(false);
  const language = useLanguage();
  const whole = useContext(WholeCase);
  const safe = useAsk(SAFE, opened);
  return (
    <section className="notice safe" aria-label={t.safe}>
      <h2>☏ {t.safe}</h2>
      <Answer of={safe}>
        {({ case: found }) => {
          const { person, contactRules } = found ?? { person: null, contactRules: [] };
          const replaced = new Set(contactRules.map(({ replaces }) => replaces));
          const rules = contactRules.filter(({ id }) => !replaced.has(id));
          const [never, reached] = [rules.filter(mustNotKnow), rules.filter((rule) => !mustNotKnow(rule))];
          const who = ({ name, relation }: ContactRule) => `${name} (${labelOf(contactRelations, relation, language)})`;
          const died = found?.state === 'DECEASED';
          const none = died ? o.noneOfTheDead : t.safeNone;
          // Who must not be told is no way to reach anybody; of the dead it is a wish.
          const unreached = !person?.safeContact && reached.length === 0 && !(died && never.length > 0);
          return (
            <>
              {unreached && <p>{whole ? none : person?.phone ? t.safePhone : t.safeNotOpen}</p>}
              <ul>
                {person?.safeContact && (
                  <li>
                    <strong>{t.safeContact}:</strong> {person.safeContact}
                  </li>
                )}
                {person?.phone && (
                  <li>
                    {t.phone}: <span className="number">{person.phone}</span>
                  </li>
                )}
                {reached.map((rule) => (
                  <li key={rule.id}>
                    <strong>{labelOf(tellings, rule.telling, language)}:</strong>{' '}
                    {[who(rule), rule.contact, rule.note].filter(Boolean).join(' · ')}
                  </li>
                ))}
              </ul>
              {never.length > 0 && (
                <ul>
                  {never.map((rule) => (
                    <li key={rule.id}>
                      <strong>▲ {o.never}:</strong>{' '}
                      {[who(rule), labelOf(tellings, rule.telling, language), rule.note].filter(Boolean).join(' · ')}
                    </li>
                  ))}
                </ul>
              )}
              {found && found.pastContacts.length > 0 && (
                <details className="add" onToggle={({ currentTarget }) => setLooking(currentTarget.open)}>
                  <summary>{c.past}</summary>
                  <Suspense>{looking && <PastContacts opened={opened} />}</Suspense>
                </details>
              )}
              {found && of && !hasEnded(of.state) && (
                <div className="deeds">
                  {person && may.act('changeContact', of) && (
                    <button className="second" onClick={() => setAsked('contact')}>
                      {c.title}
                    </button>
                  )}
                  {may.act('recordContactRule', of) && (
                    <button className="second" onClick={() => setAsked('rule')}>
                      {o.record}
                    </button>
                  )}
                </div>
              )}
              {of && asked === 'rule' && <RuleDialog of={of} rules={rules} onClose={close} />}
              {of && person && asked === 'contact' && (
                <Suspense>
                  <ContactDialog of={of} phone={person.phone} safeContact={person.safeContact} onClose={close} />
                </Suspense>
              )}
            </>
          );
        }}
      </Answer>
    </section>
  );
}
