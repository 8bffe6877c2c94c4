import { clearanceKinds, guardCodes, holdCodes } from '#domain';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { capital } from '../capital';
import type { Awaited } from './questions';
import { texts } from './texts';

/** What somebody still waits for, as the core's own guards say it. */
export function Awaits({ awaits }: { awaits: readonly Awaited[] | undefined }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day } = useFormats();
  const about = (code: string): string =>
    /^\d{4}-\d{2}-\d{2}$/.test(code)
      ? day(code)
      : labelOf(clearanceKinds.has(code) ? clearanceKinds : holdCodes, code, language);
  if (!awaits) return null;
  if (awaits.length === 0) return <span className="tag good">✓ {t.nothingAwaited}</span>;
  return (
    <ul className="awaits">
      {awaits.map(({ guard, about: codes }) => (
        <li key={guard}>
          ▲ {capital(labelOf(guardCodes, guard, language))}
          {codes.length > 0 && <span className="soft"> ({codes.map(about).join(', ')})</span>}
        </li>
      ))}
    </ul>
  );
}
