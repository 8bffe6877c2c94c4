import { useEffect, useState, type ReactNode } from 'react';
import type { Done } from '../api/useAct';
import { useLanguage, useTexts } from '../language/language';
import { Dialog } from '../parts/Dialog';
import { texts as parts } from '../parts/texts';
import { texts } from './confirming-texts';
import { useMe } from './session';
import { readSession } from './who';

/**
 * For acts that are somebody's own word: where the second factor was given too long ago it is asked for over the page,
 * in a small window, and the same act goes on. `asks` stands in the page.
 */
export function useConfirming() {
  const [asked, setAsked] = useState<PromiseWithResolvers<boolean>>();
  const confirmed = async <Outcome,>(send: () => Promise<Done<Outcome>>): Promise<Done<Outcome>> => {
    for (;;) {
      const result = await send();
      if (result.problem?.code !== 'CONFIRM_AGAIN') return result;
      const answer = Promise.withResolvers<boolean>();
      setAsked(answer);
      const again = await answer.promise;
      setAsked(undefined);
      if (!again) return result;
    }
  };
  const asks: ReactNode = asked && <Confirm onAnswer={asked.resolve} />;
  return { confirmed, asks };
}

function Confirm({ onAnswer }: { onAnswer: (confirmed: boolean) => void }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const { login } = useMe();
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    const channel = new BroadcastChannel('pulang-session');
    channel.onmessage = () => {
      void readSession().then(
        (session) => (session?.login === login ? onAnswer(true) : setWaiting(false)),
        () => setWaiting(false),
      );
    };
    return () => channel.close();
  }, [login, onAnswer]);
  const prove = () => {
    setWaiting(true);
    window.open(`/auth/sign-in?over=1&again=1&language=${language}`, 'pulang-sign-in', 'popup,width=520,height=720');
  };
  return (
    <Dialog title={t.confirmTitle} onClose={() => onAnswer(false)}>
      <p>{t.confirmText}</p>
      <div className="deeds">
        <button type="button" onClick={prove}>
          {t.confirmButton}
        </button>
        <button type="button" className="plain" onClick={() => onAnswer(false)}>
          {p.cancel}
        </button>
      </div>
      <p role="status">{waiting ? t.confirmWaiting : ''}</p>
    </Dialog>
  );
}
