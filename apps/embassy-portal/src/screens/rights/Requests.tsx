import { useState } from 'react';
import { consentPurposes, rightsGrounds, rightsKinds, rightsStates } from '#domain';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Part } from '../../parts/Part';
import { useMay, useMoment } from '../../session/session';
import { AnswerDialog } from './AnswerDialog';
import { Clock } from './Clock';
import type { Found, Request } from './questions';
import { RecordDialog } from './RecordDialog';
import { texts } from './texts';

/** What was asked, what still waits first; each with its clock or with how it was answered. */
export function Requests({ found }: { found: Found }) {
  const t = useTexts(texts);
  const may = useMay();
  const [recording, setRecording] = useState(false);
  const [answering, setAnswering] = useState<Request>();
  const isOpen = ({ state }: Request) => state === 'OPEN';
  const waiting = found.rightsRequests.filter(isOpen).toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  const answered = found.rightsRequests.filter((one) => !isOpen(one)).toReversed();
  const mayAnswer = may.act('answerRightsRequest', found);
  return (
    <Part name="requests" title={t.requests}>
      <p>{t.requestsText}</p>
      {found.rightsRequests.length === 0 && <p>{t.noRequests}</p>}
      <ul className="lines">
        {[...waiting, ...answered].map((one) => (
          <One key={one.id} request={one} onAnswer={mayAnswer && isOpen(one) ? () => setAnswering(one) : undefined} />
        ))}
      </ul>
      {may.act('recordRightsRequest', found) && (
        <div className="deeds">
          <button className="second" onClick={() => setRecording(true)}>
            {t.record}
          </button>
        </div>
      )}
      {recording && <RecordDialog found={found} onClose={() => setRecording(false)} />}
      {answering && <AnswerDialog found={found} request={answering} onClose={() => setAnswering(undefined)} />}
    </Part>
  );
}

function One({ request, onAnswer }: { request: Request; onAnswer: (() => void) | undefined }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { list } = useFormats();
  const moment = useMoment();
  const { kind, state, purposes, occurredAt, dueAt, answeredAt, ground, answer, note } = request;
  const label = labelOf(rightsKinds, kind, language);
  return (
    <li>
      <span>
        <strong>{label}</strong>
        {purposes.length > 0 && ` · ${list(purposes.map((one) => labelOf(consentPurposes, one, language)))}`}
        <br />
        <span className="soft">
          {t.receivedAt(moment(occurredAt))}
          {answeredAt && ` · ${t.answeredAt(moment(answeredAt))}`}
          {note && ` · ${note}`}
        </span>
        {ground && (
          <>
            <br />
            {labelOf(rightsGrounds, ground, language)}
          </>
        )}
        {answer && (
          <>
            <br />
            {t.told(answer)}
          </>
        )}
      </span>
      {state === 'OPEN' ? (
        <Clock dueAt={dueAt} />
      ) : (
        <span className={state === 'GRANTED' ? 'tag good' : 'tag'}>
          {state === 'GRANTED' && '✓ '}
          {labelOf(rightsStates, state, language)}
        </span>
      )}
      {onAnswer && (
        <button aria-label={t.answerOf(label)} onClick={onAnswer}>
          {t.answer}
        </button>
      )}
    </li>
  );
}
