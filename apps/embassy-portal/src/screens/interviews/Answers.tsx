import { useState } from 'react';
import { interviewKinds } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { useMe } from '../../session/session';
import type { Opened } from '../case/questions';
import { ANSWERS, type Asked } from './questions';
import { texts } from './texts';

/** What somebody said: opened by who reads it, and by nobody who only passes by; none of it stays on the device. */
export function Answers({ opened, interviews }: { opened: Opened; interviews: Asked['interviews'] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment } = useFormats();
  const { zone } = useMe().unit;
  const [open, setOpen] = useState(false);
  const said = useAsk(ANSWERS, opened, { enabled: open, onDevice: false });
  if (!open)
    return (
      <p>
        <button type="button" className="second" onClick={() => setOpen(true)}>
          {t.read}
        </button>{' '}
        <span className="soft">{t.readText}</span>
      </p>
    );
  return (
    <div role="status">
      <Answer of={said}>
        {({ case: found }) => (
          <dl className="answers">
            {interviews.map(({ id, kind, unit, occurredAt }) => {
              const one = found?.interviews.find((other) => other.id === id);
              return (
                <div key={id}>
                  <dt>
                    {labelOf(interviewKinds, kind, language)} · {nameOf(unit, language)}, {moment(occurredAt, zone)}
                  </dt>
                  <dd>{[one?.answers, one?.note].filter(Boolean).join('\n\n') || t.nothingWritten}</dd>
                </div>
              );
            })}
          </dl>
        )}
      </Answer>
    </div>
  );
}
