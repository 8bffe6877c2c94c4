import type { ReactNode } from 'react';
import { Link } from '../../parts/address';
import { useFormats, useTexts } from '../../language/language';
import type { Opened } from './questions';
import { texts } from './texts';
import { useOpened } from './useOpened';
import './fonts';
import './paper.css';

interface Opening {
  cases: readonly string[];
  back: string;
  children: (people: ReadonlyMap<string, Opened>) => ReactNode;
}

/** Asks before anybody is opened, then shows the paper as it will be printed. */
export function Opening({ cases, back, children }: Opening) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const { people, open, busy, why } = useOpened(cases);
  const whole = !busy && !why && people.size > 0;
  const missing = cases.length - people.size;
  const print = async () => {
    // A name in a script that this machine does not have comes with its letters.
    await document.fonts.ready;
    globalThis.print();
  };
  return (
    <>
      <div className="screen">
        {!whole && (
          <>
            <p>{cases.length === 0 ? t.nobody : t.opens(number(cases.length))}</p>
            {why && (
              <p className="notice wrong" role="alert">
                {t.failed}
              </p>
            )}
            <p role="status">{busy && t.opening(number(people.size), number(cases.length))}</p>
          </>
        )}
        {whole && missing > 0 && <p className="notice">{t.notOpened(number(missing))}</p>}
        <div className="deeds">
          {whole ? (
            <button onClick={() => void print()}>{t.print}</button>
          ) : (
            <button disabled={busy || cases.length === 0} onClick={() => void open()}>
              {t.open}
            </button>
          )}
          <Link to={back}>{t.back}</Link>
        </div>
      </div>
      {whole && (
        <>
          <p className="screen sideways">{t.sideways}</p>
          <div className="scroll preview" role="region" aria-label={t.preview} tabIndex={0}>
            {children(people)}
          </div>
        </>
      )}
    </>
  );
}
