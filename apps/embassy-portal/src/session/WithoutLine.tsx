import { useEffect, useState } from 'react';
import { isPin, MOST_FAILURES } from '../device/pin';
import { openByPin } from '../device/key';
import { readQueue } from '../device/queue';
import { countRows } from '../device/store';
import { useTexts } from '../language/language';
import { TextField, type Fault } from '../parts/form';
import { Page } from '../parts/Page';
import { texts } from './texts';
import type { Me } from './who';

interface Props {
  /** Who worked here last and has a PIN. */
  login: string | undefined;
  onOpen: (me: Me) => void;
  onAgain: () => void;
}

/** Pulang can't be reached: whoever worked here last opens the device by their PIN, and nobody is told of anybody else. */
export default function WithoutLine({ login, onOpen, onAgain }: Props) {
  const t = useTexts(texts);
  const [waits, setWaits] = useState(0);
  const [pin, setPin] = useState('');
  const [left, setLeft] = useState<number>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    countRows().then(setWaits, () => undefined);
    // Back by itself, unless somebody is typing.
    const again = () => login === undefined && onAgain();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [login, onAgain]);

  const open = async () => {
    if (login === undefined || !isPin(pin)) return setLeft(left ?? MOST_FAILURES);
    setBusy(true);
    const tried = await openByPin<Me>(login, pin).finally(() => setBusy(false));
    if ('me' in tried) return void readQueue(login).then(() => onOpen(tried.me));
    setLeft(tried.left);
    setPin('');
  };
  const faults: Fault[] = left === undefined ? [] : [{ field: 'pin', text: t.wrongPin(left) }];

  return (
    <Page title={login === undefined || left === 0 ? t.noLine : t.pinTitle} wrong={faults.length > 0}>
      {login === undefined || left === 0 ? (
        <>
          <p>{left === 0 ? t.pinLocked : t.noLineText}</p>
          {waits > 0 && <p>{t.waitsHere(waits)}</p>}
        </>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void open();
          }}
        >
          <TextField
            name="pin"
            label={t.pin}
            help={t.pinOf(login)}
            value={pin}
            onValue={setPin}
            faults={faults}
            native={{ type: 'password', inputMode: 'numeric', maxLength: 6, autoFocus: true }}
          />
          <button disabled={busy}>{t.openByPin}</button>
        </form>
      )}
      <div className="deeds">
        <button className="second" onClick={onAgain}>
          {t.again}
        </button>
      </div>
    </Page>
  );
}
