import { useEffect, useState } from 'react';
import { leaveBehind, takeAlong } from '../../api/useAsk';
import { useMayKeep } from '../../device/kept';
import { keyOf } from '../../device/key';
import { useFormats, useTexts } from '../../language/language';
import { useMay, useMe } from '../../session/session';
import { SAFE } from '../case/questions';
import { EDITIONS, HOME, INSTRUMENT, PROGRESS } from '../reintegration/questions';
import { whenOf } from './calendar';
import { SHEET, type Due } from './questions';
import { texts } from './texts';

const openedOf = (id: string) => ({ id, purpose: 'CASE_WORK' as const });

/** What a survey asks, as it is asked now. */
async function takeSurvey(login: string): Promise<void> {
  let version: string | undefined;
  await takeAlong(login, EDITIONS, {}, (answer) => {
    version = answer.instruments.find(({ current }) => current)?.version;
    return answer;
  });
  if (version !== undefined) await takeAlong(login, INSTRUMENT, { version });
}

/** What was taken along before somebody's data was restricted goes, as soon as this device is told. */
function useLeftBehind(ids: readonly string[]) {
  const { login } = useMe();
  const all = ids.join();
  useEffect(() => {
    for (const id of all ? all.split(',') : [])
      for (const gone of [
        leaveBehind(login, SHEET, openedOf(id)),
        leaveBehind(login, SAFE, openedOf(id)),
        leaveBehind(login, HOME, openedOf(id)),
        leaveBehind(login, PROGRESS, { id }),
      ])
        gone.catch(() => undefined);
  }, [login, all]);
}

/** Before somebody leaves for where there is no line: how to reach each of them safely, and what was said before. */
export function TakeAlong({ rows, today }: { rows: readonly Due[]; today: string }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const { login } = useMe();
  const may = useMay();
  const mayKeep = useMayKeep();
  const [through, setThrough] = useState<number>();
  const [taken, setTaken] = useState<{ good: number; bad: number }>();
  const near = rows.filter((row) => whenOf(row.dueOn, today) !== 'LATER');
  const those = (restricted: boolean) => [
    ...new Set(near.filter((row) => (row.case.restrictedSince !== null) === restricted).map((row) => row.case.id)),
  ];
  const [ids, held] = [those(false), those(true)];
  useLeftBehind(held);
  if (near.length === 0 || !keyOf(login)) return null;
  const take = async () => {
    setTaken(undefined);
    let bad = 0;
    setThrough(0);
    if (may.name('Mutation.recordSurvey')) await takeSurvey(login).catch(() => undefined);
    for (const [done, id] of ids.entries()) {
      setThrough(done);
      const opened = openedOf(id);
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
      {ids.length > 0 && (
        <>
          <p>{t.takeText}</p>
          <button className="second" disabled={through !== undefined} onClick={() => void take()}>
            {through === undefined ? t.take(number(ids.length)) : t.taking(number(through), number(ids.length))}
          </button>
        </>
      )}
      {held.length > 0 && <p>■ {t.held(number(held.length))}</p>}
      <div role="status">
        {taken && taken.good > 0 && <p className="notice good">✓ {t.taken(number(taken.good))}</p>}
        {taken && taken.bad > 0 && <p className="notice">{t.notTaken(number(taken.bad))}</p>}
      </div>
    </div>
  );
}
