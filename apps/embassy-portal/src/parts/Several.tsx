import { FieldGroup, type Fault, type Option } from './form';

interface SeveralProps {
  name: string;
  legend: string;
  help?: string;
  faults: readonly Fault[];
  options: readonly Option[];
  value: readonly string[];
  onValue: (value: readonly string[]) => void;
}

/** Any of a list. */
export function Several({ options, value, onValue, ...group }: SeveralProps) {
  return (
    <FieldGroup {...group}>
      <div className="sets">
        {options.map((one) => {
          const on = value.includes(one.value);
          return (
            <label className="choice" key={one.value}>
              <input
                type="checkbox"
                value={one.value}
                checked={on}
                onChange={() => onValue(on ? value.filter((code) => code !== one.value) : [...value, one.value])}
              />
              <span>{one.label}</span>
            </label>
          );
        })}
      </div>
    </FieldGroup>
  );
}
