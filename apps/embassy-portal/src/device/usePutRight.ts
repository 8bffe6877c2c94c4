import { useState } from 'react';
import { useSearchParams } from '../parts/address';
import { faultOf, type Fault } from '../parts/form';
import { isAct, itemsNow, type Item, type Standing } from './queue';

export interface PutRight<Form> {
  /** In whose place it is sent. */
  seq: number;
  form: Form;
  faults: readonly Fault[];
}

/** What was refused, as the form takes it up again: undefined where none of it was kept. */
export function putRightOf<Form>(item: Item | undefined): PutRight<Form> | undefined {
  const form = item?.deed.edit?.form;
  if (!item || !form) return undefined;
  return { seq: item.seq, form: form as Form, faults: item.problem ? [faultOf(item.problem)] : [] };
}

/** Refused, or put aside since: it waits for a person. */
export const isOpen = (standing: Standing): boolean => standing === 'REFUSED' || standing === 'ASIDE';

/** What waits on this device to be put right by one act, and was come here for; `done` when it is, or was left. */
export function usePutRight<Form>(act: string): [PutRight<Form> | undefined, () => void] {
  const [query] = useSearchParams();
  const [found, setFound] = useState(() =>
    putRightOf<Form>(
      itemsNow().find(
        ({ seq, standing, deed }) => isOpen(standing) && isAct(deed, act) && seq === Number(query.get('waiting')),
      ),
    ),
  );
  return [found, () => setFound(undefined)];
}
