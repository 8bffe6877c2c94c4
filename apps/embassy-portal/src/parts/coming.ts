import { onLine } from '../api/line';

const AGAIN_MS = 2_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let missing = 0;
const listeners = new Set<() => void>();
const note = (more: number) => {
  missing += more;
  for (const listener of listeners) listener();
};
/** Whether something of this page did not come. */
export const lacks = (): boolean => missing > 0;

export function onLack(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Over the line or from this device: what Chromium failed to bring once, it asks for no more until the page is loaded anew. */
const canCome = () => navigator.onLine || ('serviceWorker' in navigator && navigator.serviceWorker.controller !== null);

const untilItCan = () =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!canCome()) return;
      stop();
      resolve();
    };
    const stop = onLine(look);
    look();
  });

async function again<T>(load: () => Promise<T>): Promise<T> {
  await pause(AGAIN_MS);
  await untilItCan();
  return load().catch(() => again(load));
}

/** Comes over the line when there is one: a piece of a page that did not come is no fault of the page. */
export const coming = async <T>(load: () => Promise<T>): Promise<T> => {
  await untilItCan();
  return load().catch(() => {
    note(1);
    return again(load).finally(() => note(-1));
  });
};

const NEXT_MS = 100;

/** What nobody waits for, when what they wait for is drawn. */
export const afterwards = async <T>(load: () => Promise<T>): Promise<T> => {
  await pause(NEXT_MS);
  return coming(load);
};
