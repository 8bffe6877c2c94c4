import type { ReactNode } from 'react';
import type { Done } from '../api/useAct';
import type { DraftState } from '../device/useDraft';
import { useTexts } from '../language/language';
import { Dialog } from './Dialog';
import { Summary, useFaults, useFaultsOf, type Fault } from './form';
import { texts } from './texts';

interface DeedProps {
  title: string;
  busy: boolean;
  /** What is typed here and kept on this device until it is done, where it is more than a line. */
  draft?: Pick<DraftState<object>, 'ready' | 'resumed' | 'drop'>;
  /** Answers what is wrong before anything is sent, or what became of the act. */
  send: () => Fault[] | Promise<Done<object>>;
  /** What the button says, where “save” is not it. */
  label?: string;
  /** What the way out says, where “cancel” would read as the act. */
  keep?: string;
  /** What it does can't be undone. */
  danger?: boolean;
  /** What is wrong with it before it is sent: it was refused before. */
  wrong?: readonly Fault[];
  onClose: () => void;
  /** Where it goes on when it was done; it closes where left out. */
  onDone?: () => void;
  /** Where one answer puts another right, it says so. */
  children: (faults: readonly Fault[], mended: (field: string) => void) => ReactNode;
}

/** One act in a dialog: its fields, what was refused, and the two ways out. */
export function Deed(props: DeedProps) {
  const { title, busy, draft, send, label, keep, danger, wrong, onClose, onDone = onClose, children } = props;
  const p = useTexts(texts);
  const faultsOf = useFaultsOf();
  const { faults, sends, setFaults, mended, mend } = useFaults(wrong);
  const submit = async () => {
    const sent = send();
    if (Array.isArray(sent)) return setFaults(sent);
    const result = await sent;
    if (!result.done) return setFaults(faultsOf(result));
    draft?.drop();
    onDone();
  };
  if (draft?.ready === false) return null;
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
        {draft?.resumed && <p className="notice">{p.resumed}</p>}
        {children(faults, mended)}
        <div className="deeds">
          <button className={danger ? 'danger' : undefined} disabled={busy}>
            {busy ? p.working : (label ?? p.send)}
          </button>
          <button type="button" className="plain" onClick={onClose}>
            {keep ?? p.cancel}
          </button>
          {draft?.resumed && (
            <button type="button" className="plain" onClick={draft.drop}>
              {p.startOver}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
