import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { useDeed } from '../../device/useDeed';
import { labelsOf } from '../../language/texts';
import { saidOf, useFaults, useFaultsOf, type Fault } from '../../parts/form';
import { cellOf } from './Cell';
import { checkedHere } from './checked-here';
import type { Sent } from './GivenBack';
import { importing } from './importing';
import { useWaits } from './Queued';
import { texts as queue } from './queue-texts';
import { IMPORT, type Imported } from './questions';
import { texts } from './texts';
import { isSomebody, listOf, rowAt, type Rows } from './typed-rows';
import type { useTyped } from './useTyped';
import { newId } from '../../api/ids';

const says = labelsOf(texts);
const labels = labelsOf(queue);

/** So many rows in a request. */
const MOST = 100;

/** What the core would do with the rows as they stood then: another key, and it has to be asked again. */
interface Checked {
  rows: Rows;
  sent: Rows;
  found: Imported;
  /** On this device alone, without a line. */
  here: boolean;
}

export type Wrong = Readonly<Partial<Record<string, readonly Fault[]>>>;
/** What the core said of each row; one that was sent before is told at its row, and stays. */
function wrongOf(rows: Rows, found: Imported): Wrong {
  const told = found.rows.map(({ line, state, problems }) => [
    rowAt(rows, line)?.id,
    state === 'REPEATED'
      ? [{ field: null, text: says.sentBefore }]
      : problems.map((one) => ({ field: one.field, text: saidOf(one) })),
  ]);
  return Object.fromEntries(told) as Wrong;
}

export const isSentBefore = ({ text }: Fault): boolean => text === says.sentBefore;

/** As it is counted here: by the rows on the screen, not by those that were sent. */
export const asNumbered = (found: Imported, sent: Rows, all: Rows): Imported => ({
  ...found,
  rows: found.rows.map((one) => ({ ...one, line: all.findIndex(({ id }) => id === rowAt(sent, one.line)?.id) + 1 })),
});

/** A refusal of the whole list, at what of it stands on this page. */
const ofTheList = (faults: readonly Fault[]): Fault[] =>
  faults.map(({ field, text }) => ({ field: field === 'dateOrder' ? 'typed-order' : null, text }));

interface Rowed {
  group: string;
  reference: string;
  typed: ReturnType<typeof useTyped>;
  setWrong: (next: Wrong | ((before: Wrong) => Wrong)) => void;
}

/** Rows that were typed are tried, then registered; without a line they are tried here, and wait on this device. */
export function useSendingRows({ group, reference, typed, setWrong }: Rowed) {
  const faultsOf = useFaultsOf();
  const trying = useAct(IMPORT);
  const registering = useDeed(IMPORT);
  const { faults, sends, setFaults, mended } = useFaults();
  const [last, setChecked] = useState<Checked>();
  const [registered, setRegistered] = useState<number>();
  const [kept, setKept] = useState<number>();
  const waits = useWaits(group);
  const { draft, rows } = typed;
  const { asked, order } = draft.value;
  const checked = last?.rows === rows ? last : undefined;

  const check = async () => {
    setRegistered(undefined);
    setKept(undefined);
    const sent = rows.filter(isSomebody);
    if (sent.length === 0) return setFaults([{ field: cellOf(rows[0] ?? { id: '' }, 'name'), text: says.missingRows }]);
    if (!asked) return setFaults([{ field: 'typed-consents', text: says.missingAsked }]);
    const tried = importing({ group, list: listOf(sent), asked, order, dryRun: true });
    const result = navigator.onLine
      ? await trying.send(tried, { changes: false, kind: 'batch' })
      : { why: 'LINE' as const };
    const here = result.why === 'LINE';
    const found = here ? checkedHere(sent, order) : result.done;
    setFaults(here ? [] : ofTheList(faultsOf(result)));
    setWrong(found ? wrongOf(sent, found) : {});
    setChecked(found && { rows, sent, found, here });
  };

  /** How a part of them is told where it waits, and comes back as it was typed. */
  const about = (part: Rows) => ({
    ...{ record: newId(), kind: 'batch' as const, label: labels.rows(String(part.length)), who: reference },
    said: { id: namesOf(part), en: namesOf(part) },
    edit: { path: `/groups/${group}`, form: { rows: part, asked, order } satisfies Sent },
  });
  const register = async () => {
    if (!checked) return;
    if (checked.found.asksDateOrder && !order) return setFaults([{ field: 'typed-order', text: says.missingOrder }]);
    const good = checked.found.rows.flatMap(({ state, line }) =>
      state === 'READY' ? (rowAt(checked.sent, line) ?? []) : [],
    );
    setFaults([]);
    let done: number | undefined;
    let waiting = 0;
    const through = new Set<string>();
    for (let from = 0; from < good.length; from += MOST) {
      const part = good.slice(from, from + MOST);
      const list = importing({ group, list: listOf(part), asked, order, dryRun: false });
      const result = await registering.send(list, about(part));
      if (result.kept) {
        waiting += part.length;
        for (const { id } of part) through.add(id);
        continue;
      }
      setFaults(ofTheList(faultsOf(result)));
      // What told the order of the dates stood in a row that has to be put right.
      if (result.problem?.field === 'dateOrder')
        setChecked({ ...checked, found: { ...checked.found, asksDateOrder: true } });
      const answer = result.done;
      if (!answer) break;
      done = (done ?? 0) + answer.registered;
      // Those that wait with the core now are put right below; one that another list brought meanwhile stays, and says so.
      for (const { state, line } of answer.rows) {
        const row = rowAt(part, line);
        if (row && state !== 'REPEATED') through.add(row.id);
      }
      setWrong((all) => ({ ...all, ...wrongOf(part, answer) }));
    }
    if (done === undefined && waiting === 0) return;
    setRegistered(done);
    setKept(waiting || undefined);
    setChecked(undefined);
    typed.through(through);
  };
  return {
    ...{ check, register, checked, registered, kept: waits ? kept : undefined },
    ...{ busy: trying.busy || registering.busy, faults, sends, mended },
  };
}

const namesOf = (rows: Rows): string => rows.flatMap(({ cells }) => cells.name?.trim() ?? []).join(' · ');
