import { useEffect, useState, type ReactNode } from 'react';
import { keepDraft, readDraft } from '../../device/drafts';
import { itemsNow, takeOut, type Item } from '../../device/queue';
import { isOpen } from '../../device/usePutRight';
import { useMe } from '../../session/session';
import type { Asked } from './AskedFirst';
import type { Told } from './Columns';
import type { Order } from './Found';
import { isListOf } from './Queued';
import { isEmpty, type Rows } from './typed-rows';

/** What stood in the form of a list that waits on this device: its rows, where they were typed here. */
export interface Sent {
  rows?: Rows;
  asked: Asked;
  order: Order;
  columns?: Told;
}

/** Beside what has been typed meanwhile; a row that is there already is not there twice. */
async function intoTheGrid(login: string, group: string, { rows = [], ...answers }: Sent): Promise<void> {
  if (rows.length === 0) return;
  const name = `typed ${group}`;
  const kept = (await readDraft(login, name)) as Sent | undefined;
  const back = new Set(rows.map(({ id }) => id));
  const others = (kept?.rows ?? []).filter((row) => !back.has(row.id) && !isEmpty(row));
  await keepDraft(login, name, { ...answers, ...kept, rows: [...others, ...rows] });
}

interface Returning {
  group: string;
  seq: number;
  /** With the list that is to be put right as a whole, if it is one. */
  children: (list: Item | undefined) => ReactNode;
}

/** What was refused comes back to where it was typed; only then it leaves what waits to be sent. */
export function GivenBack({ group, seq, children }: Returning) {
  const { login } = useMe();
  const [item] = useState(() =>
    itemsNow().find((one) => one.seq === seq && isOpen(one.standing) && isListOf(one, group)),
  );
  const sent = item?.deed.edit?.form as Sent | undefined;
  const [ready, setReady] = useState(!sent?.rows);
  useEffect(() => {
    if (!sent?.rows) return;
    void intoTheGrid(login, group, sent)
      .then(() => takeOut(seq))
      .catch(() => undefined)
      .then(() => setReady(true));
  }, [login, group, seq, sent]);
  return ready && children(sent?.rows ? undefined : item);
}
