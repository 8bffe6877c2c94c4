import { useEffect, useRef, useState } from 'react';
import { ask } from '../api/ask';
import { useTexts } from '../language/language';
import { Dialog } from '../parts/Dialog';
import { isLost, signedInAgain } from './lost';
import { useMe } from './session';
import { texts } from './texts';
import { ME, readSession } from './who';

const EACH_MS = 30_000;
const WARNED_MS = 120_000;

/** Watches the session's end. Whoever types is at work, though nothing is sent; whoever is away is warned first. */
export function Idle() {
  const t = useTexts(texts);
  const { login } = useMe();
  const [warned, setWarned] = useState(false);
  const active = useRef(false);

  useEffect(() => {
    const note = () => (active.current = true);
    const look = async () => {
      if (isLost()) return;
      if (active.current) {
        active.current = false;
        await ask(ME, {}, { by: 'work' });
      }
      const session = await readSession();
      if (session?.login !== login) void signedInAgain();
      setWarned(session !== null && Date.parse(session.idleEndsAt) - Date.now() < WARNED_MS);
    };
    // Without a line nothing can be known of the session, and nothing is said of it.
    const timer = setInterval(() => void look().catch(() => undefined), EACH_MS);
    addEventListener('keydown', note);
    addEventListener('pointerdown', note);
    return () => {
      clearInterval(timer);
      removeEventListener('keydown', note);
      removeEventListener('pointerdown', note);
    };
  }, [login]);

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
