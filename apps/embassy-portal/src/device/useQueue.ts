import { useSyncExternalStore } from 'react';
import { itemsNow, onQueue, othersNow, unopenedNow, type Item } from './queue';

/** What waits on this device of whoever works here, and how many things of others, and of theirs that do not open. */
export function useQueue(): { items: readonly Item[]; others: number; unopened: number } {
  const items = useSyncExternalStore(onQueue, itemsNow);
  const others = useSyncExternalStore(onQueue, othersNow);
  const unopened = useSyncExternalStore(onQueue, unopenedNow);
  return { items, others, unopened };
}
