/** Whether the session is over while the page still stands, and who waits for it to be back. */
let waiting: PromiseWithResolvers<void> | undefined;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** Resolved when the same person is signed in again. Asking for it is what opens the dialog. */
export function signedInAgain(): Promise<void> {
  if (!waiting) {
    waiting = Promise.withResolvers();
    tell();
  }
  return waiting.promise;
}

/** Lets everything go on that waited. */
export function goOn(): void {
  waiting?.resolve();
  waiting = undefined;
  tell();
}

export const isLost = (): boolean => waiting !== undefined;

export function onLost(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
