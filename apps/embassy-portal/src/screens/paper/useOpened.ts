import { useCallback, useState } from 'react';
import { ask, Unanswered, type Why } from '../../api/ask';
import { useMay } from '../../session/session';
import { OPEN, type Opened } from './questions';

const AT_ONCE = 6;

/**
 * Who these people are, opened one case at a time with a purpose, as every opening is; how far it has come is told.
 * Nothing of it is kept beyond the page.
 */
export function useOpened(cases: readonly string[]) {
  const travels = useMay().name('Case.documents');
  const [people, setPeople] = useState<ReadonlyMap<string, Opened>>(new Map());
  const [why, setWhy] = useState<Why>();
  const [busy, setBusy] = useState(false);
  const open = useCallback(async () => {
    setBusy(true);
    setWhy(undefined);
    const waiting = cases.filter((id) => !people.has(id));
    const one = async (id: string) => {
      const { case: found } = await ask(OPEN, { id, travels });
      if (found) setPeople((before) => new Map(before).set(id, found));
    };
    const inTurn = async (): Promise<void> => {
      for (let id = waiting.shift(); id; id = waiting.shift()) await one(id);
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
    } catch (error) {
      setWhy(error instanceof Unanswered ? error.why : 'FAULT');
    } finally {
      setBusy(false);
    }
  }, [cases, people, travels]);
  return { people, open, busy, why };
}
