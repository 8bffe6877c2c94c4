import { dayIn, documentKinds, documentStatuses, hasExpired } from '#domain';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { useMe } from '../../session/session';
import type { Document } from './questions';
import { texts } from './texts';

/** The papers of somebody by kind, state and last day; that a number is awaited is said, and no number is made up. */
export function Documents({ documents }: { documents: readonly Document[] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day } = useFormats();
  const today = dayIn(new Date(), useMe().unit.zone);
  if (documents.length === 0) return <>{t.noPaper}</>;
  return (
    <ul>
      {documents.map(({ id, kind, status, numberPending, expiresOn }) => (
        <li key={id}>
          {labelOf(documentKinds, kind, language)}
          {status !== 'VALID' && ` · ${labelOf(documentStatuses, status, language)}`}
          {expiresOn &&
            (hasExpired({ status, expiresOn }, today) ? (
              <span className="tag wrong">▲ {t.expired(day(expiresOn))}</span>
            ) : (
              ` · ${t.until(day(expiresOn))}`
            ))}
          {numberPending && <span className="tag care">◷ {t.numberPending}</span>}
        </li>
      ))}
    </ul>
  );
}
