import { useSyncExternalStore, type ReactNode } from 'react';
import { isOnLine, onLine } from '../api/line';

/** Said while there is no line, and before it is tried: what is typed stays here, but nothing of it is sent later by itself. */
export function NeedsLine({ children }: { children: ReactNode }) {
  const online = useSyncExternalStore(onLine, isOnLine);
  return <div role="status">{!online && <p className="notice">● {children}</p>}</div>;
}
