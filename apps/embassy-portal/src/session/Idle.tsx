import { useEffect, useRef, useState } from 'react';
import { ask } from '../api/ask';
import { useTexts } from '../language/language';
import { Dialog } from '../parts/Dialog';
import { Locked } from './Locked';
import { isLost, signedInAgain } from './lost';
import { useMe } from './session';
import { texts } from './texts';
import { ME, readSession } from './who';

const EACH_MS = 30_000;
const WARNED_MS = 120_000;
/** As long as a session lasts that nothing is done in: the page's own clock, where the core's can't be asked. */
const IDLE_MS = 900_000;

/** Watches the session's end. Whoever types is at work, though nothing is sent; whoever is away is warned first. */
export function Idle() {
  const t = useTexts(texts);
  const { login } = useMe();
  const [warned, setWarned] = useState(false);
  const [locked, setLocked] = useState(false);
  const active = useRef(false);
  const last = useRef(Date.now());

  useEffect(() => {
    const note = () => {
      active.current = true;
      last.current = Date.now();
    };
    const look = async () => {
      if (isLost()) return;
      if (active.current) {
        active.current = false;
        await ask(ME, {}, { by: 'work' });
      }
      const session = await readSession();
      if (session?.login !== login) void signedInAgain();
      setLocked(false);
      setWarned(session !== null && Date.parse(session.idleEndsAt) - Date.now() < WARNED_MS);
    };
    // Without a line nothing can be known of the session: what is said of it is nothing, and the page looks to itself.
    const alone = () => Date.now() - last.current > IDLE_MS && setLocked(true);
    const timer = setInterval(() => void look().catch(alone), EACH_MS);
    addEventListener('keydown', note);
    addEventListener('pointerdown', note);
    return () => {
      clearInterval(timer);
      removeEventListener('keydown', note);
      removeEventListener('pointerdown', note);
    };
  }, [login]);

  if (locked) return <Locked onOpen={() => setLocked(false)} />;
  if (!warned) return null;
  const stay = () => {
    setWarned(false);
    void ask(ME, {}, { by: 'work' }).catch(() => undefined);
  };
  return (
    <Dialog title={t.idleTitle} onClose={stay}>
      <p>{t.idleText}</p>
      <div className="deeds">
        <button onClick={stay}>{t.idleStay}</button>
      </div>
    </Dialog>
  );
}
