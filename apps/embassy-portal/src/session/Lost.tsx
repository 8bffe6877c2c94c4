import { useEffect, useState, useSyncExternalStore } from 'react';
import { useLanguage, useTexts } from '../language/language';
import { Dialog } from '../parts/Dialog';
import { goOn, isLost, onLost } from './lost';
import { useMe } from './session';
import { texts } from './texts';
import { readSession } from './who';

/**
 * Over the page, when its session has ended: signs in in a small window, and lets what waited go on if it was the same
 * person who did. The page below stays as it is, with all that was typed.
 */
export function Lost() {
  const { login } = useMe();
  const language = useLanguage();
  const t = useTexts(texts);
  const lost = useSyncExternalStore(onLost, isLost);
  const [waiting, setWaiting] = useState(false);
  const [other, setOther] = useState<string>();

  useEffect(() => {
    const channel = new BroadcastChannel('pulang-session');
    channel.onmessage = () => {
      void readSession().then((session) => {
        setWaiting(false);
        if (session?.login === login) {
          setOther(undefined);
          goOn();
        } else setOther(session?.login);
      });
    };
    return () => channel.close();
  }, [login]);

  const signIn = () => {
    setWaiting(true);
    window.open(`/auth/sign-in?over=1&language=${language}`, 'pulang-sign-in', 'popup,width=520,height=720');
  };

  if (other)
    return (
      <Dialog title={t.otherTitle}>
        <p className="cover">{t.otherText(login, other)}</p>
        <div className="deeds">
          <button onClick={signIn}>{t.otherBack(login)}</button>
          <button className="plain" onClick={() => location.assign('/')}>
            {t.otherLeave(other)}
          </button>
        </div>
      </Dialog>
    );
  if (!lost) return null;
  return (
    <Dialog title={t.lostTitle}>
      <p className="cover">{t.lostText}</p>
      <div className="deeds">
        <button onClick={signIn}>{t.lostButton}</button>
      </div>
      <p role="status">{waiting ? t.lostWaiting : ''}</p>
    </Dialog>
  );
}
