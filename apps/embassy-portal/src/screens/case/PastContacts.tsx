import { useAsk } from '../../api/useAsk';
import { nameOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { useMoment } from '../../session/session';
import { texts } from './contact-texts';
import { PAST_CONTACTS, type Opened } from './questions';

/** How this person was reached before, and why no longer: opened by whoever asks for it, and kept on no device. */
export default function PastContacts({ opened }: { opened: Opened }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const past = useAsk(PAST_CONTACTS, opened, { onDevice: false });
  return (
    <Answer of={past}>
      {({ case: found }) => (
        <ul>
          {found?.pastContacts.map(({ id, occurredAt, unit, phone, safeContact, note }) => (
            <li key={id}>
              {safeContact || phone ? (
                <>
                  <strong>▲ {t.ended}:</strong> <s>{[safeContact, phone].filter(Boolean).join(' · ')}</s>
                </>
              ) : (
                t.none
              )}
              <br />
              {note && `${note} · `}
              <span className="soft">{t.until(moment(occurredAt), nameOf(unit, language))}</span>
            </li>
          ))}
        </ul>
      )}
    </Answer>
  );
}
