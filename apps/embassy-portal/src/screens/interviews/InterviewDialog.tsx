import { useState } from 'react';
import { askingAgainReasons, dayIn, interviewerWishes, interviewKinds, interviewQuestions } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Check, optionsOf } from '../../parts/choices';
import { pastInstant } from '../../parts/days';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { Several } from '../../parts/Several';
import { useMe } from '../../session/session';
import type { Head, Opened } from '../case/questions';
import { useNamed } from '../case/useNamed';
import { Answers } from './Answers';
import { RECORD_INTERVIEW, type Asked } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

interface Props {
  opened: Opened;
  of: Head;
  asked: Asked;
  onClose: () => void;
}

/** That somebody was asked, and what they said. What may be read is named before it is asked once more. */
export function InterviewDialog({ opened, of, asked, onClose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const { unit } = useMe();
  const [now] = useState(() => new Date());
  const today = dayIn(now, unit.zone);
  const draft = useDraft(`interview ${of.id}`, () => ({
    ...{ kind: '', questions: [] as string[], again: '', interviewer: '', answers: '', reusable: false },
    day: today,
  }));
  const record = useAct(RECORD_INTERVIEW);
  const { kind, questions, again, interviewer, answers, reusable, day } = draft.value;
  const { set } = draft;
  const occurredAt = pastInstant(day, now, unit.zone);
  const known = asked.askedOnce.filter(({ question, mayReuse }) => mayReuse && questions.includes(question));
  const answered = known.some(({ question }) => isAnswered(asked, question, occurredAt ?? now));
  const timesOf = (question: string) => asked.askedOnce.find((one) => one.question === question)?.timesAsked;

  const send = () => {
    const wrong: Fault[] = [
      ...(interviewKinds.has(kind) ? [] : [{ field: 'interviewKind', text: says.missingKind }]),
      ...(questions.length > 0 ? [] : [{ field: 'questions', text: says.missingQuestions }]),
      ...(answered && !askingAgainReasons.has(again) ? [{ field: 'again', text: says.missingAgain }] : []),
      ...(occurredAt ? [] : [{ field: 'occurredAt', text: says.wrongDay }]),
    ];
    if (wrong.length > 0 || !interviewKinds.has(kind) || !occurredAt) return wrong;
    return record.send({
      ...{ case: of.id, kind, reusable, occurredAt: occurredAt.toISOString() },
      questions: interviewQuestions.codes.filter((one) => questions.includes(one)),
      ...(askingAgainReasons.has(again) && { again }),
      ...(interviewerWishes.has(interviewer) && { interviewer }),
      ...(answers.trim() && { answers: answers.trim() }),
    });
  };
  return (
    <Deed title={t.recordInterview} label={t.record} busy={record.busy} draft={draft} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="interviewKind"
            label={t.kind}
            value={kind}
            onValue={(next) => set({ kind: next })}
            faults={faults}
            options={optionsOf(interviewKinds, language)}
          />
          <Several
            name="questions"
            legend={t.questions}
            help={t.questionsHelp}
            faults={faults}
            options={interviewQuestions.codes.map((value) => {
              const times = timesOf(value);
              const label = interviewQuestions.label(value, language);
              return { value, label: times ? t.askedTimes(label, number(times)) : label };
            })}
            value={questions}
            onValue={(next) => set({ questions: [...next] })}
          />
          {known.length > 0 && <Known opened={opened} asked={asked} known={known} />}
          <SelectField
            name="again"
            label={t.again}
            {...(answered ? { help: t.againHelp } : { optional: true })}
            empty={t.firstTime}
            value={again}
            onValue={(next) => set({ again: next })}
            faults={faults}
            options={askingAgainReasons.codes.map((value) => ({
              value,
              label: askingAgainReasons.label(value, language),
            }))}
          />
          <SelectField
            name="interviewer"
            label={t.interviewer}
            help={t.interviewerHelp}
            optional
            empty={t.notAsked}
            value={interviewer}
            onValue={(next) => set({ interviewer: next })}
            faults={faults}
            options={optionsOf(interviewerWishes, language)}
          />
          <TextField
            name="occurredAt"
            label={t.askedOn}
            value={day}
            onValue={(next) => set({ day: next })}
            faults={faults}
            native={{ type: 'date', max: today }}
          />
          <TextField
            name="answers"
            label={t.answers}
            help={t.answersHelp}
            optional
            rows={8}
            value={answers}
            onValue={(next) => set({ answers: next })}
            faults={faults}
          />
          <Check label={t.reusable} on={reusable} onTurn={() => set({ reusable: !reusable })} />
        </>
      )}
    </Deed>
  );
}

/** Whether it could be read then, in an interview or, of who they are, at the door: the core asks for a reason there. */
const isAnswered = ({ interviews }: Asked, question: string, at: Date): boolean =>
  question === 'IDENTITY' ||
  interviews.some(
    (one) => one.reusable && new Date(one.occurredAt) <= at && (one.questions as readonly string[]).includes(question),
  );

/** Read first: nobody tells the same story at every desk. */
function Known({ opened, asked, known }: { opened: Opened; asked: Asked; known: Asked['askedOnce'] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const named = useNamed();
  return (
    <div className="notice">
      <p>
        <strong>▲ {t.knownTitle}</strong> {t.knownText}
      </p>
      <ul>
        {known.map(({ question, answeredBy }) => (
          <li key={question}>
            {labelOf(interviewQuestions, question, language)}: {named(answeredBy)}
          </li>
        ))}
      </ul>
      {asked.interviews.length > 0 && <Answers opened={opened} interviews={asked.interviews} />}
    </div>
  );
}
