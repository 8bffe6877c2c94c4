import type { Lang } from '#domain';

const KEPT = 'pulang-language';
const isLanguage = (value: unknown): value is Lang => value === 'id' || value === 'en';

let current: Lang = 'id';
let chosen = false;
const listeners = new Set<() => void>();

export const currentLanguage = (): Lang => current;

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function use(language: Lang): void {
  current = language;
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** What was chosen on this device, which stays chosen. */
export function recallLanguage(): void {
  const kept = localStorage.getItem(KEPT);
  chosen = isLanguage(kept);
  use(isLanguage(kept) ? kept : 'id');
}

/** The account's own language, unless another was chosen here. */
export function suggestLanguage(language: string): void {
  if (!chosen && isLanguage(language)) use(language);
}

export function chooseLanguage(language: Lang): void {
  chosen = true;
  localStorage.setItem(KEPT, language);
  use(language);
}
