import { useState } from 'react';
import { isPin, MOST_FAILURES, openByPin } from '../device/pin';
import { readQueue } from '../device/queue';
import { useTexts } from '../language/language';
import { TextField } from '../parts/form';
import { texts } from './texts';
import type { Me } from './who';

interface Props {
  /** Whose it is, by the device's name for them. */
  account: string;
  /** How many tries there still are, after a wrong one. */
  left: number | undefined;
  onLeft: (left: number) => void;
  onOpen: (me: Me) => void;
}

/** Opens what lies on this device by its officer's PIN. */
export function AskPin({ account, left, onLeft, onOpen }: Props) {
  const t = useTexts(texts);
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const open = async () => {
    if (!isPin(pin)) return onLeft(left ?? MOST_FAILURES);
    setBusy(true);
    const tried = await openByPin<Me>(account, pin).finally(() => setBusy(false));
    if ('me' in tried) return void readQueue(tried.me.login).then(() => onOpen(tried.me));
    onLeft(tried.left);
    setPin('');
  };
  const faults = left === undefined ? [] : [{ field: 'pin', text: t.wrongPin(left) }];
  return (
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
        help={t.pinHelp}
        value={pin}
        onValue={setPin}
        faults={faults}
        native={{ type: 'password', inputMode: 'numeric', maxLength: 6, autoFocus: true }}
      />
      <button disabled={busy}>{t.openByPin}</button>
      <p className="soft">{t.pinForgotten}</p>
    </form>
  );
}
