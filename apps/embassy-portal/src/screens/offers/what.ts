import { offerKinds, referralServices, type Lang } from '#domain';
import { labelOf } from '../../language/language';
import type { Offer } from './questions';

/** What an offer is about, in a few words: “Rujukan: Rumah perlindungan”. */
export const whatOf = ({ kind, service }: Pick<Offer, 'kind' | 'service'>, language: Lang): string => {
  const is = labelOf(offerKinds, kind, language);
  return service ? `${is}: ${labelOf(referralServices, service, language)}` : is;
};

/** How an offer's state is marked, beside its word. */
export const tagOf = (state: string): string => {
  if (state === 'ACCEPTED') return 'tag good';
  return state === 'OFFERED' || state === 'REFUSED' ? 'tag care' : 'tag';
};
