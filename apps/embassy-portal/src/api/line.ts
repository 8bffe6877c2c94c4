/** Whether there is a line: the browser's word that there is none, and else whether the last request was answered. */
let answered = true;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export const isOnLine = (): boolean => navigator.onLine && answered;

export function noteLine(now: boolean): void {
  if (answered === now) return;
  answered = now;
  tell();
}

export function onLine(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** At once, or when the line is back. */
export function whenOnLine(act: () => void): void {
  if (isOnLine()) return act();
  const stop = onLine(() => {
    if (!isOnLine()) return;
    stop();
    act();
  });
}
