import { useState } from 'react';
import { openByPin } from '../device/key';
import { isPin, MOST_FAILURES } from '../device/pin';
import { readQueue } from '../device/queue';
import { useTexts } from '../language/language';
import { TextField, type Fault } from '../parts/form';
import { texts } from './texts';
import type { Me } from './who';

interface Props {
  login: string;
  /** How many tries there still are, after a wrong one. */
  left: number | undefined;
  onLeft: (left: number) => void;
  onOpen: (me: Me) => void;
}

/** Opens what lies on this device by its officer's PIN. */
export function AskPin({ login, left, onLeft, onOpen }: Props) {
  const t = useTexts(texts);
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const open = async () => {
    if (!isPin(pin)) return onLeft(left ?? MOST_FAILURES);
    setBusy(true);
    const tried = await openByPin<Me>(login, pin).finally(() => setBusy(false));
    if ('me' in tried) return void readQueue(login).then(() => onOpen(tried.me));
    onLeft(tried.left);
    setPin('');
  };
  const faults: Fault[] = left === undefined ? [] : [{ field: 'pin', text: t.wrongPin(left) }];
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
        help={t.pinOf(login)}
        value={pin}
        onValue={setPin}
        faults={faults}
        native={{ type: 'password', inputMode: 'numeric', maxLength: 6, autoFocus: true }}
      />
      <button disabled={busy}>{t.openByPin}</button>
    </form>
  );
}
