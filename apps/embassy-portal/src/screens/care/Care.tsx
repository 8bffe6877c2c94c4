import { useState } from 'react';
import { hasEnded, urgentNeeds } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Summary, useFaultsOf, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { useMay, useMe } from '../../session/session';
import { None } from '../case/None';
import type { Head, Opened } from '../case/questions';
import { Consents } from './Consents';
import { NeedDialog } from './NeedDialog';
import { CARE, MEET_NEED } from './questions';
import { RaiseCare } from './RaiseCare';
import { texts } from './texts';

/** What somebody needs that can't wait, whether more care is due than that tells, and what they agreed to. */
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
  const [doing, setDoing] = useState<'recordNeed' | 'raiseCare'>();
  const met = async (need: string) =>
    setFaults(
      faultsOf(await meet.send({ case: opened.id, version: of.version, need, occurredAt: new Date().toISOString() })),
    );
  const raised = care.data?.case?.careRaisedAt;
  const goesOn = !hasEnded(of.state);

  return (
    <Part name="care" title={t.care}>
      <Summary faults={faults} />
      <Answer of={care}>
        {({ case: found }) => (
          <>
            <h3>{t.needs}</h3>
            {raised && <p className="notice">▲ {t.raised(moment(raised, zone))}</p>}
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
            <div className="deeds">
              {goesOn && may.act('recordNeed', of) && (
                <button className="second" onClick={() => setDoing('recordNeed')}>
                  {t.recordNeed}
                </button>
              )}
              {goesOn && !raised && may.act('raiseCare', of) && (
                <button className="second" onClick={() => setDoing('raiseCare')}>
                  {t.raiseCare}
                </button>
              )}
            </div>
            <Consents opened={opened} of={of} consents={found?.consents ?? []} />
          </>
        )}
      </Answer>
      {doing === 'recordNeed' && <NeedDialog of={of} onClose={() => setDoing(undefined)} />}
      {doing === 'raiseCare' && <RaiseCare of={of} onClose={() => setDoing(undefined)} />}
    </Part>
  );
}
