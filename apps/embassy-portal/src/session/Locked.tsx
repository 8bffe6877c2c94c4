import { useEffect, useState } from 'react';
import { nameOf } from '../device/name';
import { hasPin } from '../device/pin';
import { useTexts } from '../language/language';
import { Dialog } from '../parts/Dialog';
import { AskPin } from './AskPin';
import { useMe } from './session';
import { texts } from './texts';

/** Over a page that was left alone without a line; all that was typed stays below. */
export function Locked({ onOpen }: { onOpen: () => void }) {
  const t = useTexts(texts);
  const { login } = useMe();
  const [account, setAccount] = useState<string>();
  const [left, setLeft] = useState<number>();
  const [before] = useState(() => document.activeElement);
  // While it is covered nothing below can have the focus; after that it is where it was.
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus();
    },
    [before],
  );
  useEffect(() => {
    const find = async () => ((await hasPin(login)) ? setAccount(await nameOf(login)) : undefined);
    void find().catch(() => undefined);
  }, [login]);
  // No try is left: nothing of the page is, either.
  useEffect(() => {
    if (left === 0) location.reload();
  }, [left]);
  return (
    <Dialog title={t.pinTitle}>
      <div className="cover">
        {account === undefined ? (
          <p>{t.lockedText}</p>
        ) : (
          <AskPin account={account} left={left} onLeft={setLeft} onOpen={onOpen} />
        )}
      </div>
    </Dialog>
  );
}
