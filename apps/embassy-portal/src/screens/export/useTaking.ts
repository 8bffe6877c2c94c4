import { useEffect, useRef, useState } from 'react';
import { isOpened, type ExportColumn, type ExportPurpose } from '#domain';
import { ask, Unanswered, type Why } from '../../api/ask';
import { OPEN, ROWS, type Opened, type Row } from './questions';

const AT_ONCE = 6;

/** What an export has of its rows so far; what was fetched stays while a line that broke comes back. */
interface Taken {
  rows: Map<string, Row>;
  opened: Map<string, Opened>;
  after: string | null;
  all: boolean;
}

export interface Through {
  of: 'ROWS' | 'PEOPLE';
  n: number;
  most: number;
}

const nothing = (): Taken => ({ rows: new Map(), opened: new Map(), after: null, all: false });

/** Fetches the rows of an export page by page, then opens whoever has to be, one person at a time with its purpose. */
export function useTaking(id: string | undefined, columns: readonly ExportColumn[], purpose: ExportPurpose | '') {
  const taken = useRef(nothing());
  const [through, setThrough] = useState<Through>();
  const [why, setWhy] = useState<Why>();
  // Nobody more is opened for a file that nobody waits for.
  const leaving = useRef<AbortController>(undefined);
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const signal = () => leaving.current?.signal ?? AbortSignal.abort();

  const rows = async (found: Taken, of: string, people: number) => {
    const named = columns.includes('NAME') || columns.includes('ALIAS');
    while (!found.all) {
      setThrough({ of: 'ROWS', n: found.rows.size, most: people });
      const { exportRows } = await ask(ROWS, { export: of, after: found.after, named }, { signal: signal() });
      for (const row of exportRows.items) found.rows.set(row.id, row);
      found.after = exportRows.next;
      found.all = exportRows.next === null;
    }
  };
  const open = async (found: Taken, why: ExportPurpose) => {
    const waiting = [...found.rows.keys()].filter((one) => !found.opened.has(one));
    const asked = {
      birthDate: columns.includes('BIRTH_DATE'),
      nik: columns.includes('NIK'),
      passport: columns.includes('PASSPORT'),
      phone: columns.includes('PHONE'),
      safeContact: columns.includes('SAFE_CONTACT'),
    };
    const inTurn = async (): Promise<void> => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        const { case: opened } = await ask(OPEN, { id: one, purpose: why, ...asked }, { signal: signal() });
        if (opened) found.opened.set(one, opened.person);
        setThrough({ of: 'PEOPLE', n: found.opened.size, most: found.rows.size });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
  };

  const take = async (of: string, people: number): Promise<Taken | undefined> => {
    if (of !== id) taken.current = nothing();
    const found = taken.current;
    setWhy(undefined);
    try {
      await rows(found, of, people);
      if (purpose !== '' && columns.some(isOpened)) await open(found, purpose);
      return found;
    } catch (error) {
      setWhy(error instanceof Unanswered ? error.why : 'FAULT');
      return undefined;
    } finally {
      setThrough(undefined);
    }
  };
  return { take, through, why, isLeft: () => signal().aborted };
}
