import { useState } from 'react';
import { consentBases, consentPurposes, urgentNeeds } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Summary, useFaultsOf, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { useMay, useMe } from '../../session/session';
import { MEET_NEED } from './acts';
import { None } from './None';
import { CARE, type Head, type Opened } from './questions';
import { texts } from './texts';

export function Care({ opened, of }: { opened: Opened; of: Head }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment } = useFormats();
  const may = useMay();
  const { zone } = useMe().unit;
  const care = useAsk(CARE, opened);
  const meet = useAct(MEET_NEED);
  const faultsOf = useFaultsOf();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const met = async (need: string) =>
    setFaults(
      faultsOf(await meet.send({ case: opened.id, version: of.version, need, occurredAt: new Date().toISOString() })),
    );

  return (
    <Part name="care" title={t.care}>
      <Summary faults={faults} />
      <Answer of={care}>
        {({ case: found }) => (
          <>
            <h3>{t.needs}</h3>
            {found?.needs.length === 0 && <None>{t.noNeeds}</None>}
            <ul className="lines">
              {found?.needs.map((need) => {
                const label = labelOf(urgentNeeds, need.code, language);
                return (
                  <li key={need.id}>
                    <span>
                      {label}
                      {need.note && <span className="soft"> · {need.note}</span>}
                    </span>
                    {need.metAt ? (
                      <span className="tag good">✓ {t.met}</span>
                    ) : (
                      <>
                        <span className="tag care">▲ {t.open}</span>
                        {may.act('meetNeed', of) && (
                          <button
                            className="second"
                            aria-label={t.meetThis(label)}
                            disabled={meet.busy}
                            onClick={() => void met(need.id)}
                          >
                            {t.meet}
                          </button>
                        )}
                      </>
                    )}
                  </li>
                );
              })}
            </ul>
            <h3>{t.consents}</h3>
            {found?.consents.length === 0 && <None>{t.noConsents}</None>}
            <ul className="lines">
              {found?.consents.map((consent) => (
                <li key={consent.id}>
                  <span>
                    {labelOf(consentPurposes, consent.purpose, language)}
                    <span className="soft">
                      {' '}
                      · {labelOf(consentBases, consent.basis, language)} · {moment(consent.occurredAt, zone)}
                    </span>
                  </span>
                  {consent.withdrawnAt ? (
                    <span className="tag care">■ {t.withdrawn}</span>
                  ) : consent.given ? (
                    <span className="tag good">✓ {t.given}</span>
                  ) : (
                    <span className="tag care">✕ {t.refused}</span>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
    </Part>
  );
}
