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
