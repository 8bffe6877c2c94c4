import { useState } from 'react';
import './table.css';

/** Which rows are ticked: those on the page that are, by id. */
export interface Ticks {
  ids: ReadonlySet<string>;
  turn(id: string): void;
  /** All of these, or none of any if all of these are ticked. */
  turnAll(ids: readonly string[]): void;
  keep(ids: readonly string[]): void;
}

/** Of a list in which each is ticked or not from the start, by those that somebody has turned since. */
export function ticksOf(
  all: readonly string[],
  first: boolean,
  turned: readonly string[],
  onTurned: (turned: readonly string[]) => void,
): Ticks {
  const isOn = (id: string) => first !== turned.includes(id);
  const put = (some: readonly string[], on: boolean) => {
    const others = turned.filter((id) => !some.includes(id));
    onTurned(on === first ? others : [...others, ...some]);
  };
  return {
    ids: new Set(all.filter(isOn)),
    turn: (id) => put([id], !isOn(id)),
    turnAll: (some) => put(some, !some.every(isOn)),
    keep: (kept) => {
      const others = turned.filter((id) => !all.includes(id));
      onTurned([...others, ...all.filter((id) => first !== kept.includes(id))]);
    },
  };
}

export function useTicks(): Ticks {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    turn: (id) =>
      setIds((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id])),
    turnAll: (all) => setIds((before) => (all.every((id) => before.has(id)) ? new Set() : new Set(all))),
    keep: (kept) => setIds(new Set(kept)),
  };
}

export function Tick({ label, on, onTurn }: { label: string; on: boolean; onTurn: () => void }) {
  return (
    <label className="box">
      <span className="unseen">{label}</span>
      <input type="checkbox" checked={on} onChange={onTurn} />
    </label>
  );
}

/** Ticked where every one of them is; of nobody, never. */
export function TickAll({ label, ids, ticks }: { label: string; ids: readonly string[]; ticks: Ticks }) {
  const on = ids.length > 0 && ids.every((id) => ticks.ids.has(id));
  return <Tick label={label} on={on} onTurn={() => ticks.turnAll(ids)} />;
}
