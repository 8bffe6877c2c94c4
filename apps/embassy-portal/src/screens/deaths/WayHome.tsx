import { useState } from 'react';
import { remainsAfter, remainsSteps } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Link } from '../../parts/address';
import { Answer } from '../../parts/Answer';
import { useMay, useMoment } from '../../session/session';
import type { Head, Opened } from '../case/questions';
import { BY_WHAT, PAPERS_OF, REMAINS } from './questions';
import { RecordRemains } from './RecordRemains';
import { texts } from './texts';

/** The steps of the remains, and of what belonged to who died. */
export function WayHome({ opened, of }: { opened: Opened; of: Head }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const moment = useMoment();
  const remains = useAsk(REMAINS, opened, { onDevice: false });
  const papers = useAsk(
    PAPERS_OF,
    { id: opened.id },
    { enabled: may.name('Case.handovers') && may.name('Handover.number'), onDevice: false },
  );
  const mayFollow = may.name('Movement.reference') && may.name('Handover.number');
  const byWhat = useAsk(BY_WHAT, { id: opened.id }, { enabled: mayFollow, onDevice: false });
  const [asked, setAsked] = useState(false);
  const taken = remains.data?.case?.remains;
  const last = taken?.at(-1)?.step ?? null;
  const signed = (papers.data?.case?.handovers ?? []).flatMap(({ refusal, handover: one }) =>
    refusal === null && one.addendum === null && one.giverSignedAt && one.receiverSignedAt ? [one] : [],
  );
  const next = remainsAfter(last && remainsSteps.has(last) ? last : null);
  // What goes with a movement or a paper is offered to whoever can name one.
  const steps = next.filter(
    (step) => (step !== 'EN_ROUTE' || may.name('Query.movements')) && (step !== 'HANDED_OVER' || signed.length > 0),
  );
  const mayRecord = taken !== undefined && may.act('recordRemains', of);
  return (
    <>
      <h3>{t.way}</h3>
      <Answer of={remains}>
        {({ case: found }) => (
          <>
            {found?.remains.length === 0 && <p>{t.noStep}</p>}
            <ol className="timeline">
              {found?.remains.map(({ id, step, occurredAt, note }) => {
                const by = byWhat.data?.case?.remains.find((one) => one.id === id);
                return (
                  <li key={id}>
                    <p>
                      <strong>{labelOf(remainsSteps, step, language)}</strong>
                      <span className="soft">
                        {` · ${moment(occurredAt)}`}
                        {by?.movement && ` · ${t.on(by.movement.reference)}`}
                        {by?.handover && ` · ${by.handover.number}`}
                        {note && ` · ${note}`}
                      </span>
                    </p>
                  </li>
                );
              })}
            </ol>
          </>
        )}
      </Answer>
      {mayRecord && next.includes('HANDED_OVER') && signed.length === 0 && <p>{t.noPaper}</p>}
      {next.includes('HANDED_OVER') && <p className="help">{t.belongings}</p>}
      <div className="deeds">
        {mayRecord && steps.length > 0 && <button onClick={() => setAsked(true)}>{t.remains}</button>}
        {next.includes('HANDED_OVER') && may.act('draftHandover', of) && (
          <Link className="button second" to={`/handovers/new?case=${of.id}`}>
            {t.makePaper}
          </Link>
        )}
      </div>
      {asked && <RecordRemains of={of} steps={steps} papers={signed} onClose={() => setAsked(false)} />}
    </>
  );
}
