import { useState, type ReactNode } from 'react';
import { Unanswered } from '../api/ask';
import type { Known } from '../api/known';
import { isOfBefore } from '../api/useAsk';
import { useTexts } from '../language/language';
import { texts } from './texts';

/** What the core answered, or that it has not yet, or why not. An old answer stays while a new one is awaited. */
export function Answer<T>({ of, children }: { of: Known<T>; children: (answer: T) => ReactNode }) {
  const t = useTexts(texts);
  const { data, error, waits } = of;
  const [busy, setBusy] = useState(false);
  const again = () => {
    setBusy(true);
    void of.refetch().finally(() => setBusy(false));
  };
  const why = error instanceof Unanswered ? error.why : 'FAULT';
  const said = why === 'LINE' ? t.noLine : why === 'FORBIDDEN' ? t.forbidden : t.fault;
  if (waits)
    return (
      <p className="waits" role="status">
        {t.loading}
      </p>
    );
  return (
    <>
      {(error !== undefined || isOfBefore(data)) && (
        <div className="notice wrong" role="alert">
          <p>{data === undefined ? said : t.stale}</p>
          <button type="button" className="plain" disabled={busy} onClick={again}>
            {t.again}
          </button>
        </div>
      )}
      {data !== undefined && children(data)}
    </>
  );
}
