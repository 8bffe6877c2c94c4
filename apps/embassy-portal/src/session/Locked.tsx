import { useEffect, useState } from 'react';
import { hasPin } from '../device/key';
import { useTexts } from '../language/language';
import { Dialog } from '../parts/Dialog';
import { AskPin } from './AskPin';
import { useMe } from './session';
import { texts } from './texts';

/** Over a page that was left alone without a line; all that was typed stays below. */
export function Locked({ onOpen }: { onOpen: () => void }) {
  const t = useTexts(texts);
  const { login } = useMe();
  const [byPin, setByPin] = useState(false);
  const [left, setLeft] = useState<number>();
  useEffect(() => void hasPin(login).then(setByPin, () => undefined), [login]);
  // No try is left: nothing of the page is, either.
  useEffect(() => {
    if (left === 0) location.reload();
  }, [left]);
  return (
    <Dialog title={t.pinTitle}>
      <div className="cover">
        {byPin ? <AskPin login={login} left={left} onLeft={setLeft} onOpen={onOpen} /> : <p>{t.lockedText}</p>}
      </div>
    </Dialog>
  );
}
