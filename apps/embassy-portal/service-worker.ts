/// <reference lib="webworker" />
/** Answers for the portal's own page and files from this device. Everything else it leaves to the line, untouched. */

/** All that was built, by the build itself. */
declare const FILES: readonly string[];
declare const VERSION: string;

const worker = self as unknown as ServiceWorkerGlobalScope;

const NAME = `portal-${VERSION}`;
const PAGE = '/index.html';
const others = /^\/(graphql|schema\.graphql|oidc|auth|sign-in|files|rights|statistics|health|metrics)(\/|$)/;

async function fill(): Promise<void> {
  const cache = await caches.open(NAME);
  const add = async (file: string) => {
    // Named by what is in them: what an earlier version brought is not brought again.
    const known = file.startsWith('/assets/') ? await caches.match(file, { ignoreVary: true }) : undefined;
    return known ? cache.put(file, known) : cache.add(new Request(file, { cache: 'no-cache' }));
  };
  await Promise.all(FILES.map(add));
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('portal-') && name !== NAME).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}

worker.addEventListener('install', (event) => event.waitUntil(fill()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin || request.method !== 'GET') return;
  const file = request.mode === 'navigate' ? (others.test(pathname) ? undefined : PAGE) : pathname;
  if (file === undefined || !FILES.includes(file)) return;
  event.respondWith(
    caches.open(NAME).then(async (cache) => (await cache.match(file, { ignoreVary: true })) ?? fetch(request)),
  );
});
