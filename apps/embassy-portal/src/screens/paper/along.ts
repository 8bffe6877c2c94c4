import { itemKinds, type ItemGap } from '#domain';
import type { Handed } from './questions';

/** What goes along with somebody, by name; of medicines only that there are some, since no paper tells of health. */
export interface Along {
  id: string;
  name: string;
  things: readonly { id: string; label: string; missing: ItemGap | null }[];
  medicine: boolean;
  /** Handed over before, and not told of here. */
  untold: readonly { id: string; label: string }[];
  /** Written down in one text, which may name a medicine. */
  text: boolean;
}

type Thing = Pick<Handed['items'][number], 'id' | 'kind' | 'name'>;
const labelled = ({ id, kind, name }: Thing) => ({
  id,
  label: `${name ?? '–'} (${itemKinds.label(kind, 'id')} / ${itemKinds.label(kind, 'en')})`,
});
const isShown = ({ kind }: Thing) => kind !== 'MEDICINE';

/** `notTold` is what was not told of when it was signed; of somebody who was not taken nothing is. */
export const alongOf = (
  { id, items, belongings, refusal, case: one, ...now }: Handed,
  name: string,
  notTold: readonly string[] = now.notTold,
): Along => ({
  id,
  name,
  things: items.filter(isShown).map((item) => ({ ...labelled(item), missing: item.missing })),
  untold: one.handovers
    .flatMap((before) => before.items)
    .filter((item) => isShown(item) && refusal === null && notTold.includes(item.id))
    .map(labelled),
  medicine: items.some(({ kind, missing }) => kind === 'MEDICINE' && missing === null),
  text: belongings !== null,
});
