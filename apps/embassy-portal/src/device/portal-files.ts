/**
 * The portal's own files on this device, so that it opens without a line. A new version waits until somebody asks for
 * it: no form is ever loaded away under their hands.
 */
const FILE = '/service-worker.js';
const HOUR_MS = 3_600_000;

/** The only address that may run, by the page's own policy as well. */
const policy = () =>
  (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('portal-files', {
    createScriptURL: (address: string) => (address === FILE ? address : ''),
  });
interface TrustedTypes {
  createPolicy(name: string, rules: object): { createScriptURL(address: string): string };
}

let waiting: ServiceWorker | undefined;
const listeners = new Set<() => void>();
const tell = (worker: ServiceWorker) => {
  waiting = worker;
  for (const listener of listeners) listener();
};

let begun = false;
export async function keepPortalFiles(): Promise<void> {
  if (begun || !('serviceWorker' in navigator)) return;
  begun = true;
  const registration = await navigator.serviceWorker.register(policy()?.createScriptURL(FILE) ?? FILE);
  const watch = (worker: ServiceWorker | null) => {
    const look = () => {
      // The first one has nothing to take the place of.
      if (worker?.state === 'installed' && navigator.serviceWorker.controller) tell(worker);
    };
    worker?.addEventListener('statechange', look);
    look();
  };
  watch(registration.waiting);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  setInterval(() => void registration.update().catch(() => undefined), HOUR_MS);
}

export const isNewer = (): boolean => waiting !== undefined;
export function onNewer(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** By a person's hand alone. */
export function takeNewer(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  waiting?.postMessage('take over');
}
