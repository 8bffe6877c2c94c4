import { useState } from 'react';
import { contactRelations, enquiryAnswers, hasEnded } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { useMay, useMoment } from '../../session/session';
import type { Head, Opened } from '../case/questions';
import { AnswerDialog } from './AnswerDialog';
import { TO_PUT, type ToPut } from './questions';
import { texts } from './texts';

/** Who asks after the person of a case: there only where somebody does. */
export function CaseEnquiries({ opened, of }: { opened: Opened; of: Head }) {
  const t = useTexts(texts);
  const enquiries = useAsk(TO_PUT, opened, { onDevice: false });
  const found = enquiries.data?.case;
  if (!found || found.enquiries.length === 0) return null;
  return (
    <Part name="enquiries" title={t.toPut}>
      <p>{t.toPutText}</p>
      <Answer of={enquiries}>
        {({ case: here }) => (
          <ul className="lines">
            {here?.enquiries.map((match) => (
              <One key={match.id} match={match} of={of} />
            ))}
          </ul>
        )}
      </Answer>
    </Part>
  );
}

function One({ match, of }: { match: ToPut; of: Head }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const moment = useMoment();
  const [asked, setAsked] = useState(false);
  const { enquiry, answer, answeredAt } = match;
  const name = enquiry.enquirer ?? '';
  const open = answer === null || answer === 'NOT_YET';
  // What was told is told; anything else they may think over.
  const mayAnswer = may.act('answerEnquiry', of) && !hasEnded(of.state) && answer !== 'TELL';
  return (
    <li>
      <span>
        <strong>{t.saysTo(name, labelOf(contactRelations, enquiry.relation, language))}</strong>
        <span className="soft">
          {` · ${t.seeks([enquiry.sought, enquiry.birthYear].filter(Boolean).join(', '))} · ${moment(enquiry.occurredAt)}`}
        </span>
      </span>
      <span className={open ? 'tag care' : 'tag good'}>
        {answer === null
          ? `▲ ${t.notAsked}`
          : `${open ? '■' : '✓'} ${t.answered(labelOf(enquiryAnswers, answer, language), moment(answeredAt ?? ''))}`}
      </span>
      {mayAnswer && (
        <button
          className={open ? undefined : 'second'}
          aria-label={open ? t.answerOf(name) : t.changedOf(name)}
          onClick={() => setAsked(true)}
        >
          {open ? t.answer : t.changed}
        </button>
      )}
      {asked && <AnswerDialog match={match} onClose={() => setAsked(false)} />}
    </li>
  );
}
