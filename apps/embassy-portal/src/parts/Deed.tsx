import { useState, type ReactNode } from 'react';
import type { Done } from '../api/useAct';
import { useTexts } from '../language/language';
import { Dialog } from './Dialog';
import { Summary, useFaultsOf, type Fault } from './form';
import { texts } from './texts';

interface DeedProps {
  title: string;
  busy: boolean;
  /** Answers what is wrong before anything is sent, or what became of the act. */
  send: () => Fault[] | Promise<Done<object>>;
  /** What the button says, where “save” is not it. */
  label?: string;
  onClose: () => void;
  /** Where it goes on when it was done; it closes where left out. */
  onDone?: () => void;
  children: (faults: readonly Fault[]) => ReactNode;
}

/** One act in a dialog: its fields, what was refused, and the two ways out. */
export function Deed({ title, busy, send, label, onClose, onDone = onClose, children }: DeedProps) {
  const p = useTexts(texts);
  const faultsOf = useFaultsOf();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [sends, setSends] = useState(0);
  const refused = (wrong: readonly Fault[]) => {
    setFaults(wrong);
    setSends(sends + 1);
  };
  // What is being put right is wrong no longer, until it is sent again.
  const mend = ({ target }: { target: EventTarget }) => {
    if (!(target instanceof Element)) return;
    const names = [target.id, target.closest('fieldset')?.id];
    setFaults(faults.filter(({ field }) => field === null || !names.includes(field)));
  };
  const submit = async () => {
    const sent = send();
    if (Array.isArray(sent)) return refused(sent);
    const result = await sent;
    if (result.done) onDone();
    else refused(faultsOf(result));
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Summary faults={faults} sends={sends} />
        {children(faults)}
        <div className="deeds">
          <button disabled={busy}>{busy ? p.working : (label ?? p.send)}</button>
          <button type="button" className="plain" onClick={onClose}>
            {p.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
