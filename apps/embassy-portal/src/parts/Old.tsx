import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { isOnLine, onLine } from '../api/line';
import { useTexts } from '../language/language';
import { useMoment } from '../session/session';
import { texts } from './texts';

/** An answer that is shown although no newer one could be had. */
interface Old {
  /** When it was answered, where that is known. */
  at: number | undefined;
  again: () => Promise<void>;
}

/** All of them on this page: said once, at its head. */
let olds: readonly Old[] = [];
const listeners = new Set<() => void>();
function change(next: readonly Old[]): void {
  olds = next;
  for (const listener of listeners) listener();
}
function onOlds(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Has it said at the head of the page, as long as it is shown. */
export function useOld(isOld: boolean, at: number | undefined, refetch: () => Promise<void>): void {
  const latest = useRef(refetch);
  useEffect(() => {
    latest.current = refetch;
  });
  useEffect(() => {
    if (!isOld) return;
    const old = { at, again: () => latest.current() };
    change([...olds, old]);
    return () => change(olds.filter((one) => one !== old));
  }, [isOld, at]);
}

/** That what is shown may be old. Without a line the banner says why, and here stands no more than of when it is. */
export function OldNotice() {
  const t = useTexts(texts);
  const moment = useMoment();
  const all = useSyncExternalStore(onOlds, () => olds);
  const online = useSyncExternalStore(onLine, isOnLine);
  const [busy, setBusy] = useState(false);
  if (all.length === 0) return null;
  const times = all.flatMap(({ at }) => at ?? []);
  if (!online)
    return times.length > 0 && <p className="soft">{t.asOf(moment(new Date(Math.min(...times)).toISOString()))}</p>;
  const again = () => {
    setBusy(true);
    void Promise.all(all.map((one) => one.again())).finally(() => setBusy(false));
  };
  return (
    <div className="notice wrong" role="alert">
      <p>{t.stale}</p>
      <button type="button" className="plain" disabled={busy} onClick={again}>
        {t.again}
      </button>
    </div>
  );
}
