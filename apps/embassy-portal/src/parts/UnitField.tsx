import type { ComponentProps } from 'react';
import { nameOf, useLanguage } from '../language/language';
import { SelectField } from './form';

type Unit = Parameters<typeof nameOf>[0] & { id: string };

/** One unit of several, by its name in the reader's language. */
export function UnitField({
  units,
  ...field
}: Omit<ComponentProps<typeof SelectField>, 'options'> & { units: readonly Unit[] }) {
  const language = useLanguage();
  return <SelectField {...field} options={units.map((one) => ({ value: one.id, label: nameOf(one, language) }))} />;
}
