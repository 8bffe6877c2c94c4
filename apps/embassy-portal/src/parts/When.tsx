import { useState } from 'react';
import { dayIn, instantAt } from '#domain';
import { useTexts } from '../language/language';
import { useMe } from '../session/session';
import { clockIn } from './days';
import { TextField, type Fault } from './form';
import { texts } from './texts';

/** When something was, by the clock of one's unit: as the dialog opened, until another day or hour is typed. */
export function useWhen() {
  const { zone } = useMe().unit;
  const [opened] = useState(() => new Date());
  const today = dayIn(opened, zone);
  const clock = clockIn(opened, zone);
  const [typed, setTyped] = useState({ day: today, clock });
  const untouched = typed.day === today && typed.clock === clock;
  return { at: untouched ? opened : instantAt(typed.day, typed.clock, zone), today, typed, setTyped };
}

interface WhenProps {
  of: ReturnType<typeof useWhen>;
  label: string;
  help?: string;
  faults: readonly Fault[];
}

export function When({ of: { today, typed, setTyped }, label, help, faults }: WhenProps) {
  const t = useTexts(texts);
  return (
    <div className="row">
      <TextField
        name="occurredAt"
        label={label}
        {...(help && { help })}
        value={typed.day}
        onValue={(day) => setTyped({ ...typed, day })}
        faults={faults}
        native={{ type: 'date', max: today }}
      />
      <TextField
        name="clock"
        label={t.clock}
        value={typed.clock}
        onValue={(clock) => setTyped({ ...typed, clock })}
        native={{ type: 'time' }}
      />
    </div>
  );
}
