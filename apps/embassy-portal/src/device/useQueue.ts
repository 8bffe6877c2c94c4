import { useSyncExternalStore } from 'react';
import { itemsNow, onQueue, othersNow, type Item } from './queue';

/** What waits on this device of whoever works here, and how many things of others. */
export function useQueue(): { items: readonly Item[]; others: number } {
  const items = useSyncExternalStore(onQueue, itemsNow);
  const others = useSyncExternalStore(onQueue, othersNow);
  return { items, others };
}
