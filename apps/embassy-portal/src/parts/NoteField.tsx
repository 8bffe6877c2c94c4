import type { ReactNode } from 'react';
import { useTexts } from '../language/language';
import { TextField, type Fault } from './form';
import { texts } from './texts';

interface NoteProps {
  /** The draft of the form that it belongs to. */
  of: { value: { note: string }; set: (more: { note: string }) => void };
  label?: string;
  help?: ReactNode;
  faults: readonly Fault[];
  optional?: boolean;
}

/** What no code says, in the words of who writes it. */
export function NoteField({ of, label, help, faults, optional = true }: NoteProps) {
  const t = useTexts(texts);
  return (
    <TextField
      name="note"
      label={label ?? t.note}
      help={help}
      optional={optional}
      rows={3}
      value={of.value.note}
      onValue={(note) => of.set({ note })}
      faults={faults}
    />
  );
}
