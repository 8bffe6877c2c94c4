import { useEffect, useState, type ReactNode } from 'react';
import type { Fault } from '../../parts/form';
import './instruments.css';

interface FoldProps {
  /** What the fields in it begin with: `questions.3`. */
  at: string;
  says: string;
  /** Open from the beginning: what was just added. */
  fresh: boolean;
  faults: readonly Fault[];
  children: ReactNode;
}

/** One of many, folded to a line until it is written in; what is wrong is never folded away. */
export function Fold({ at, says, fresh, faults, children }: FoldProps) {
  const [open, setOpen] = useState(fresh);
  const wrong = faults.some(({ field }) => field === at || field?.startsWith(`${at}.`));
  useEffect(() => {
    if (wrong) setOpen(true);
  }, [wrong, faults]);
  return (
    <details className="fold" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary id={at}>
        {wrong && '▲ '}
        {says}
      </summary>
      {open && children}
    </details>
  );
}
