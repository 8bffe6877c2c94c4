import { useState } from 'react';
import { askingAgainReasons, hasEnded, interviewKinds, interviewQuestions } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { useMay, useMe } from '../../session/session';
import { None } from '../case/None';
import type { Head, Opened } from '../case/questions';
import { useNamed } from '../case/useNamed';
import { Answers } from './Answers';
import { InterviewDialog } from './InterviewDialog';
import { INTERVIEWS, type Asked } from './questions';
import { texts } from './texts';

interface Props {
  opened: Opened;
  of: Head;
}

/** What somebody was asked, how often, and by whom it may be read instead of asking once more. */
export function Interviews({ opened, of }: Props) {
  const t = useTexts(texts);
  const may = useMay();
  const asked = useAsk(INTERVIEWS, opened);
  const [recording, setRecording] = useState(false);
  const found = asked.data?.case;
  return (
    <Part name="interviews" title={t.interviews}>
      <Answer of={asked}>
        {({ case: one }) => (
          <>
            <h3>{t.askedOnce}</h3>
            {one?.askedOnce.length === 0 && <None>{t.noneAsked}</None>}
            <AskedOnce asked={one?.askedOnce ?? []} />
            <h3>{t.held}</h3>
            {one?.interviews.length === 0 && <None>{t.noneHeld}</None>}
            <Held interviews={one?.interviews ?? []} />
          </>
        )}
      </Answer>
      {found && found.interviews.length > 0 && <Answers opened={opened} interviews={found.interviews} />}
      {found && !hasEnded(of.state) && may.act('recordInterview', of) && (
        <div className="deeds">
          <button className="second" onClick={() => setRecording(true)}>
            {t.recordInterview}
          </button>
        </div>
      )}
      {recording && found && (
        <InterviewDialog opened={opened} of={of} asked={found} onClose={() => setRecording(false)} />
      )}
    </Part>
  );
}

function AskedOnce({ asked }: { asked: Asked['askedOnce'] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment, number } = useFormats();
  const { zone } = useMe().unit;
  const named = useNamed();
  return (
    <ul className="lines">
      {asked.map(({ question, timesAsked, at, mayReuse, answeredBy }) => (
        <li key={question}>
          <span>
            {labelOf(interviewQuestions, question, language)}
            <span className="soft"> · {t.times(number(timesAsked), moment(at, zone))}</span>
          </span>
          {mayReuse ? (
            <span className="tag good">✓ {t.readable(named(answeredBy) ?? '')}</span>
          ) : (
            <span className="tag care">■ {t.unreadable}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Held({ interviews }: { interviews: Asked['interviews'] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment, list } = useFormats();
  const { zone } = useMe().unit;
  return (
    <ul className="lines">
      {interviews.map(({ id, kind, questions, reusable, again, occurredAt, unit }) => (
        <li key={id}>
          <span>
            {labelOf(interviewKinds, kind, language)}
            {': '}
            {list(questions.map((one) => labelOf(interviewQuestions, one, language)))}
            <span className="soft">
              {' '}
              · {nameOf(unit, language)}, {moment(occurredAt, zone)}
              {again && ` · ${t.askedAgain}: ${labelOf(askingAgainReasons, again, language)}`}
            </span>
          </span>
          <span className={reusable ? 'tag good' : 'tag care'}>{reusable ? `✓ ${t.shared}` : `■ ${t.notShared}`}</span>
        </li>
      ))}
    </ul>
  );
}
