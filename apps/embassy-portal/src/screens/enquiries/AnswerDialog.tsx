import { useState } from 'react';
import { clocks, contactRelations, enquiryAnswers } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { Choices, FieldGroup, TextField } from '../../parts/form';
import { ANSWER, type ToPut } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** The survivor's own answer. Only a message lets anything out. */
export function AnswerDialog({ match, onClose }: { match: ToPut; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const act = useAct(ANSWER);
  const draft = useDraft(`enquiry ${match.id}`, () => ({ answer: '', message: '' }));
  const { answer, message } = draft.value;
  const [occurredAt] = useState(() => new Date().toISOString());
  const { enquirer, relation } = match.enquiry;
  const send = () => {
    if (!enquiryAnswers.has(answer)) return [{ field: 'answer', text: says.missingAnswer }];
    if (answer === 'TELL' && !message.trim()) return [{ field: 'message', text: says.missingMessage }];
    const said = answer === 'TELL' ? { message: message.trim() } : {};
    return act.send({ match: match.id, version: match.version, answer, ...said, occurredAt });
  };
  return (
    <Deed draft={draft} title={t.answerTitle} label={t.answer} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <p>
            {t.by}: {t.saysTo(enquirer ?? '', labelOf(contactRelations, relation, language))}
          </p>
          <FieldGroup name="answer" legend={t.theirs} faults={faults}>
            <Choices
              name="answer"
              value={answer}
              onValue={(answer) => draft.set({ answer })}
              options={optionsOf(enquiryAnswers, language)}
            />
          </FieldGroup>
          {answer === 'NOT_YET' && <p className="help">{t.again(number(clocks.row('ENQUIRY').limit.days))}</p>}
          {answer === 'TELL' && (
            <>
              <TextField
                name="message"
                label={t.message}
                help={t.messageHelp}
                rows={4}
                value={message}
                onValue={(message) => draft.set({ message })}
                faults={faults}
              />
              <p className="help">{t.once}</p>
            </>
          )}
        </>
      )}
    </Deed>
  );
}
