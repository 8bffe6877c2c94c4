import type { Label, Lang } from '#domain';
import type { Option } from './form';

interface List {
  codes: readonly string[];
  row: (code: never) => unknown;
}

/** A list of codes to choose from, in words. */
export const optionsOf = ({ codes, row }: List, language: Lang): Option[] =>
  codes.map((value) => ({ value, label: (row(value as never) as Label)[language] }));

/** Yes, where it is ticked. */
export function Check({ label, on, onTurn }: { label: string; on: boolean; onTurn: () => void }) {
  return (
    <label className="choice">
      <input type="checkbox" checked={on} onChange={onTurn} />
      <span>{label}</span>
    </label>
  );
}

/** As many of them as fit, in the order that they stand in. */
export function Several({
  options,
  ticked,
  onTicked,
}: {
  options: readonly Option[];
  ticked: readonly string[];
  onTicked: (ticked: string[]) => void;
}) {
  const turned = (one: string) =>
    options.map(({ value }) => value).filter((value) => (value === one) !== ticked.includes(value));
  return options.map(({ value, label }) => (
    <Check key={value} label={label} on={ticked.includes(value)} onTurn={() => onTicked(turned(value))} />
  ));
}
