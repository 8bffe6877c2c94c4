import type { Label, Lang } from '#domain';
import type { Option } from './form';

interface List {
  codes: readonly string[];
  row: (code: never) => unknown;
}

/** A list of codes to choose from, in words; only some of them where others are no answer here. */
export const optionsOf = ({ codes, row }: List, language: Lang, some = codes): Option[] =>
  some.map((value) => ({ value, label: (row(value as never) as Label)[language] }));

/** Yes, where it is ticked. */
export function Check({ label, on, onTurn }: { label: string; on: boolean; onTurn: () => void }) {
  return (
    <label className="choice">
      <input type="checkbox" checked={on} onChange={onTurn} />
      <span>{label}</span>
    </label>
  );
}
