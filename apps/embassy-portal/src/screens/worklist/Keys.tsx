import { useLayoutEffect, useState } from 'react';
import { useTexts } from '../../language/language';
import { Dialog } from '../../parts/Dialog';
import { texts } from './texts';

const KEPT = 'pulang-keys-off';
const links = () => [...document.querySelectorAll<HTMLAnchorElement>('.cases a[data-case]')];

function move(by: 1 | -1): void {
  const all = links();
  const at = all.findIndex((link) => link === document.activeElement);
  all[at === -1 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

/** Letters that go through the list, for whoever likes them; never while somebody types, and off when switched off. */
export default function Keys() {
  const t = useTexts(texts);
  const [on, setOn] = useState(() => localStorage.getItem(KEPT) !== '1');
  const [shown, setShown] = useState(false);

  // Before it is painted: whoever sees that there are keys has them.
  useLayoutEffect(() => {
    if (!on) return;
    const deeds: Readonly<Record<string, () => void>> = {
      j: () => move(1),
      k: () => move(-1),
      x: () => document.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('input')?.click(),
      '/': () => document.getElementById('search')?.focus(),
      '?': () => setShown(true),
    };
    const press = (event: KeyboardEvent) => {
      const typing = (event.target as Element).closest('input:not([type=checkbox]), select, textarea, dialog');
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const deed = deeds[event.key];
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [on]);

  const turn = () => {
    localStorage.setItem(KEPT, on ? '1' : '0');
    setOn(!on);
  };
  return (
    <div className="deeds">
      <button className="plain" onClick={() => setShown(true)}>
        {t.keys}
      </button>
      {shown && (
        <Dialog title={t.keys} onClose={() => setShown(false)}>
          <p>{t.keysText}</p>
          <label className="choice">
            <input type="checkbox" checked={on} onChange={turn} />
            <span>{t.keysOn}</span>
          </label>
          <div className="deeds">
            <button onClick={() => setShown(false)}>{t.close}</button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
