import { useEffect, useState } from 'react';
import { countRows } from '../device/store';
import { useTexts } from '../language/language';
import { Page } from '../parts/Page';
import { AskPin } from './AskPin';
import { texts } from './texts';
import type { Me } from './who';

interface Props {
  /** Who worked here last and has a PIN, by the device's name for them. */
  account: string | undefined;
  /** Whoever signed out has left this device, and Pulang did not take it up yet. */
  leaving: boolean;
  onOpen: (me: Me) => void;
  onAgain: () => void;
}

/** Pulang can't be reached: whoever worked here last opens the device by their PIN, and nobody is told of anybody else. */
export default function WithoutLine({ account, leaving, onOpen, onAgain }: Props) {
  const t = useTexts(texts);
  const [waits, setWaits] = useState(0);
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    countRows().then(setWaits, () => undefined);
    // Back by itself, unless somebody is typing.
    const again = () => account === undefined && onAgain();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [account, onAgain]);

  const closed = account === undefined || left === 0;
  const title = leaving ? t.leavingTitle : closed ? t.noLine : t.pinTitle;
  return (
    <Page title={title} wrong={left !== undefined}>
      {closed ? (
        <>
          <p>{leaving ? t.leavingText : left === 0 ? t.pinLocked : t.noLineText}</p>
          {waits > 0 && <p>{t.waitsHere(waits)}</p>}
        </>
      ) : (
        <AskPin account={account} left={left} onLeft={setLeft} onOpen={onOpen} />
      )}
      <div className="deeds">
        <button className="second" onClick={onAgain}>
          {t.again}
        </button>
      </div>
    </Page>
  );
}
