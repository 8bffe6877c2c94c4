import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { Unanswered } from '../api/ask';
import type { Known } from '../api/known';
import { isOnLine, onLine } from '../api/line';
import { ofBefore } from '../api/useAsk';
import { useTexts } from '../language/language';
import { useOld } from './Old';
import { texts } from './texts';

/** What the core answered, or that it has not yet, or why not. An old answer stays while a new one is awaited. */
export function Answer<T>({ of, children }: { of: Known<T>; children: (answer: T) => ReactNode }) {
  const t = useTexts(texts);
  const { data, error, waits, refetch } = of;
  const online = useSyncExternalStore(onLine, isOnLine);
  const [busy, setBusy] = useState(false);
  const at = ofBefore(data);
  useOld(data !== undefined && (error !== undefined || at !== undefined), at, refetch);
  const again = () => {
    setBusy(true);
    void refetch().finally(() => setBusy(false));
  };
  const why = error instanceof Unanswered ? error.why : 'FAULT';
  const noLine = online ? t.noLine : t.notHere;
  const said = why === 'LINE' ? noLine : why === 'FORBIDDEN' ? t.forbidden : t.fault;
  if (waits)
    return (
      <p className="waits" role="status">
        {t.loading}
      </p>
    );
  if (data !== undefined) return children(data);
  return (
    <div className="notice wrong" role="alert">
      <p>{said}</p>
      <button type="button" className="plain" disabled={busy} onClick={again}>
        {t.again}
      </button>
    </div>
  );
}
