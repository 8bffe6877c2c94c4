import { itemKinds, type ItemGap } from '#domain';
import type { Handed } from './questions';

/** What goes along with somebody, by name; of medicines only that there are some, since no paper tells of health. */
export interface Along {
  id: string;
  name: string;
  things: readonly { id: string; label: string; missing: ItemGap | null }[];
  medicine: boolean;
  /** Written down in one text, which may name a medicine. */
  text: boolean;
}

export const alongOf = ({ id, items, belongings }: Handed, name: string): Along => ({
  id,
  name,
  things: items
    .filter(({ kind }) => kind !== 'MEDICINE')
    .map((one) => ({
      id: one.id,
      label: `${one.name ?? '–'} (${itemKinds.label(one.kind, 'id')} / ${itemKinds.label(one.kind, 'en')})`,
      missing: one.missing,
    })),
  medicine: items.some(({ kind, missing }) => kind === 'MEDICINE' && missing === null),
  text: belongings !== null,
});
