import { useState } from 'react';
import {
  clearanceKinds,
  clearanceStatuses,
  dayIn,
  documentKinds,
  documentStatuses,
  hasExpired,
  holdCodes,
} from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { SelectField, Summary, useFaultsOf, type Fault } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { Part } from '../../parts/Part';
import { useMay, useMe } from '../../session/session';
import { CLEAR_HOLD, OPEN_HOLD } from './acts';
import { None } from './None';
import { PAPERS, type Head, type Opened } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

export function Papers({ opened, of }: { opened: Opened; of: Head }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day } = useFormats();
  const may = useMay();
  const today = dayIn(new Date(), useMe().unit.zone);
  const papers = useAsk(PAPERS, opened);
  const clear = useAct(CLEAR_HOLD);
  const faultsOf = useFaultsOf();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [opening, setOpening] = useState(false);
  const cleared = async (hold: string) =>
    setFaults(
      faultsOf(await clear.send({ case: opened.id, version: of.version, hold, occurredAt: new Date().toISOString() })),
    );

  return (
    <Part name="papers" title={t.papers}>
      <Summary faults={faults} />
      <Answer of={papers}>
        {({ case: found }) => (
          <>
            <h3>{t.holds}</h3>
            {!found?.holds.some(({ clearedAt }) => clearedAt === null) && <None>{t.noHolds}</None>}
            <ul className="lines">
              {found?.holds.map((hold) => {
                const label = labelOf(holdCodes, hold.code, language);
                return (
                  <li key={hold.id}>
                    <span>
                      {label}
                      {hold.note && <span className="soft"> · {hold.note}</span>}
                      {hold.expectedOn && <span className="soft"> · {t.expected(day(hold.expectedOn))}</span>}
                    </span>
                    {hold.clearedAt ? (
                      <span className="tag good">✓ {t.cleared}</span>
                    ) : (
                      <>
                        <span className="tag care">▲ {t.open}</span>
                        {may.act('clearHold', of) && (
                          <button
                            className="second"
                            aria-label={t.clearThis(label)}
                            disabled={clear.busy}
                            onClick={() => void cleared(hold.id)}
                          >
                            {t.clear}
                          </button>
                        )}
                      </>
                    )}
                  </li>
                );
              })}
            </ul>
            {may.act('openHold', of) && (
              <div className="deeds">
                <button className="second" onClick={() => setOpening(true)}>
                  {t.openHold}
                </button>
              </div>
            )}
            <h3>{t.documents}</h3>
            {found?.documents.length === 0 && <None>{t.noDocuments}</None>}
            <ul className="lines">
              {found?.documents.map((paper) => (
                <li key={paper.id}>
                  <span>
                    {labelOf(documentKinds, paper.kind, language)}{' '}
                    <span className="number">{paper.number ?? (paper.numberPending ? t.numberPending : '')}</span>
                    {paper.expiresOn && !hasExpired(paper, today) && (
                      <span className="soft"> · {t.until(day(paper.expiresOn))}</span>
                    )}
                  </span>
                  {paper.expiresOn && hasExpired(paper, today) ? (
                    <span className="tag wrong">▲ {t.expired(day(paper.expiresOn))}</span>
                  ) : (
                    <span className="tag">{labelOf(documentStatuses, paper.status, language)}</span>
                  )}
                </li>
              ))}
            </ul>
            <h3>{t.clearances}</h3>
            {found?.clearances.length === 0 && <None>{t.noClearances}</None>}
            <ul className="lines">
              {found?.clearances.map((clearance) => (
                <li key={clearance.id}>
                  <span>{labelOf(clearanceKinds, clearance.kind, language)}</span>
                  <span className="tag">{labelOf(clearanceStatuses, clearance.status, language)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
      {opening && <OpenHold id={opened.id} version={of.version} onClose={() => setOpening(false)} />}
    </Part>
  );
}

function OpenHold({ id, version, onClose }: { id: string; version: number; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const open = useAct(OPEN_HOLD);
  const draft = useDraft(`hold ${id}`, () => ({ code: '', note: '' }));
  const { code, note } = draft.value;
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = () =>
    holdCodes.has(code)
      ? open.send({ case: id, version, code, occurredAt, ...(note.trim() ? { note: note.trim() } : {}) })
      : [{ field: 'code', text: says.missingHold }];
  return (
    <Deed draft={draft} title={t.openHold} label={t.openHold} busy={open.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="code"
            label={t.holdCode}
            value={code}
            onValue={(code) => draft.set({ code })}
            faults={faults}
            options={optionsOf(holdCodes, language)}
          />
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}
