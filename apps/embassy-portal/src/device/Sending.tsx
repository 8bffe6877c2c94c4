import { useEffect } from 'react';
import { useMe } from '../session/session';
import { dropOldAnswers } from './answers';
import { flush } from './flush';
import { itemsNow } from './queue';

const SOONEST_MS = 5_000;
const LATEST_MS = 60_000;

/** Sends what waits when there may be a line: when somebody has come in, when it is back, and ever more seldom without. */
export function Sending() {
  const { login } = useMe();
  useEffect(() => {
    let busy = false;
    let pause = SOONEST_MS;
    let timer: ReturnType<typeof setTimeout>;
    const again = async () => {
      if (busy || !itemsNow().some(({ standing }) => standing === 'WAITS')) return;
      busy = true;
      const results = await flush(login).finally(() => (busy = false));
      pause = [...results.values()].some(({ why }) => why) ? Math.min(2 * pause, LATEST_MS) : SOONEST_MS;
    };
    const look = () => {
      clearTimeout(timer);
      void again()
        .catch(() => undefined)
        .finally(() => (timer = setTimeout(look, pause)));
    };
    look();
    void dropOldAnswers().catch(() => undefined);
    addEventListener('online', look);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', look);
    };
  }, [login]);
  return null;
}
