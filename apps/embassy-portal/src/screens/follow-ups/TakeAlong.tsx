import { useState } from 'react';
import { takeAlong } from '../../api/useAsk';
import { useMayKeep } from '../../device/kept';
import { keyOf } from '../../device/key';
import { useFormats, useTexts } from '../../language/language';
import { useMay, useMe } from '../../session/session';
import { SAFE } from '../case/questions';
import { HOME, PROGRESS } from '../reintegration/questions';
import { whenOf } from './calendar';
import { SHEET, type Due } from './questions';
import { texts } from './texts';

/** Before somebody leaves for where there is no line: how to reach each of them safely, and what was said before. */
export function TakeAlong({ rows, today }: { rows: readonly Due[]; today: string }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const { login } = useMe();
  const may = useMay();
  const mayKeep = useMayKeep();
  const [through, setThrough] = useState<number>();
  const [taken, setTaken] = useState<{ good: number; bad: number }>();
  const ids = [...new Set(rows.filter((row) => whenOf(row.dueOn, today) !== 'LATER').map((row) => row.case.id))];
  if (ids.length === 0 || !keyOf(login)) return null;
  const take = async () => {
    setTaken(undefined);
    let bad = 0;
    for (const [done, id] of ids.entries()) {
      setThrough(done);
      const opened = { id, purpose: 'CASE_WORK' as const };
      const all = [
        takeAlong(login, SHEET, opened, (one) => (one.case?.restrictedSince ? undefined : one)),
        takeAlong(login, SAFE, opened),
        ...(may.name('Case.plans')
          ? [
              takeAlong(login, HOME, opened, (one) => (one.case && mayKeep(one.case) ? one : undefined)),
              takeAlong(login, PROGRESS, { id }),
            ]
          : []),
      ];
      await Promise.all(all).catch(() => (bad += 1));
    }
    setThrough(undefined);
    setTaken({ good: ids.length - bad, bad });
  };
  return (
    <div className="card take">
      <p>{t.takeText}</p>
      <button className="second" disabled={through !== undefined} onClick={() => void take()}>
        {through === undefined ? t.take(number(ids.length)) : t.taking(number(through), number(ids.length))}
      </button>
      <div role="status">
        {taken && taken.good > 0 && <p className="notice good">✓ {t.taken(number(taken.good))}</p>}
        {taken && taken.bad > 0 && <p className="notice">{t.notTaken(number(taken.bad))}</p>}
      </div>
    </div>
  );
}
