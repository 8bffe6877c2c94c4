import type { Lang } from '#domain';
import { nameOf } from '../../language/language';

interface Named {
  name: string | null;
  agency: Parameters<typeof nameOf>[0] | null;
}

/** What a provider is called: an organisation by its own name, anybody else as they were written down. */
export const providerName = ({ name, agency }: Named, language: Lang): string =>
  agency ? nameOf(agency, language) : (name ?? '—');
