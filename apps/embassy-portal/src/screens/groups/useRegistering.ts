import { useState } from 'react';
import { newId } from '../../api/ids';
import { askAllAgain } from '../../api/known';
import { useAct } from '../../api/useAct';
import { labelsOf } from '../../language/texts';
import { useFaultsOf, type Fault } from '../../parts/form';
import type { Asked } from './AskedFirst';
import { asTyped, registrationOf, type Fixed } from './draft-form';
import { FIX, type Draft } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** What somebody does to a row, and what the core said of it then. */
export interface Work {
  typed?: Partial<Fixed>;
  seen?: boolean;
  faults?: readonly Fault[];
}

/** By the id of the row. */
export type Works = Readonly<Partial<Record<string, Work>>>;

/** Ids of the cases that the rows will become: of this page, so that a row sent again becomes the same case. */
const cases = new Map<string, string>();
function caseOf(draft: string): string {
  const known = cases.get(draft) ?? newId();
  cases.set(draft, known);
  return known;
}

/** Registers rows that were put right, one by one; what is shown is asked for anew when the last is through. */
export function useRegistering(work: Works, setWork: (work: (before: Works) => Works) => void) {
  const fix = useAct(FIX);
  const faultsOf = useFaultsOf();
  const [registered, setRegistered] = useState(0);
  const [through, setThrough] = useState<number>();
  const [sends, setSends] = useState(0);
  const [asked, setAsked] = useState<Asked>('');
  const [unasked, setUnasked] = useState<readonly Fault[]>([]);

  const one = async (draft: Draft, basis: Exclude<Asked, ''>): Promise<readonly Fault[]> => {
    const cells: Fixed = { ...asTyped(draft.typed ?? []), ...work[draft.id]?.typed };
    const missing = [
      ...(cells.name.trim() ? [] : [{ field: 'name', text: says.missingName }]),
      ...(cells.sex ? [] : [{ field: 'sex', text: says.missingSex }]),
    ];
    if (missing.length > 0) return missing;
    const input = {
      draft: draft.id,
      version: draft.version,
      id: caseOf(draft.id),
      source: 'RAID' as const,
      consents: [{ purpose: 'ASSISTANCE' as const, basis, given: true }],
      ...registrationOf(draft.typed ?? [], cells),
    };
    return faultsOf(await fix.send(input, { changes: false }));
  };
  const send = async (drafts: readonly Draft[]) => {
    setSends((n) => n + 1);
    if (!asked) return setUnasked([{ field: 'fixed-consents', text: says.missingAsked }]);
    setUnasked([]);
    const found = new Map<string, readonly Fault[]>();
    for (const [i, draft] of drafts.entries()) {
      setThrough(i);
      found.set(draft.id, await one(draft, asked));
    }
    const wrong = [...found].filter(([, faults]) => faults.length > 0);
    await askAllAgain();
    setThrough(undefined);
    setRegistered(found.size - wrong.length);
    setWork((all) => {
      const left = Object.fromEntries(Object.entries(all).filter(([id]) => !found.has(id)));
      for (const [id, faults] of wrong) left[id] = { ...all[id], faults };
      return left;
    });
  };
  return { send, sends, through, registered, asked, setAsked, unasked };
}
