import { useState } from 'react';
import { useTexts } from '../../language/language';
import { Dialog } from '../../parts/Dialog';
import { texts as parts } from '../../parts/texts';
import type { Issued } from './questions';
import { useMoment } from '../../session/session';
import { texts } from './texts';

/** The link of an invitation, which nobody can have a second time: not waved away by Escape. */
export function LinkOnce({ issued, onClose }: { issued: Issued; onClose: () => void }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const moment = useMoment();
  const [copied, setCopied] = useState(false);
  const { link, login, expiresAt } = issued;
  if (link === null)
    return (
      <Dialog title={login} onClose={onClose}>
        <p>{t.linkGone}</p>
        <button onClick={onClose}>{p.close}</button>
      </Dialog>
    );
  const address = location.origin + link;
  return (
    <Dialog title={t.linkTitle}>
      <p>{t.linkText(login)}</p>
      <p>{t.linkUntil(moment(expiresAt))}</p>
      <div className="field">
        <label htmlFor="link">{t.link}</label>
        <input id="link" readOnly value={address} onFocus={(event) => event.target.select()} />
      </div>
      <p role="status">{copied && t.copied}</p>
      <div className="deeds">
        <button onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>
          {t.copy}
        </button>
        <button className="second" onClick={onClose}>
          {t.linkDone}
        </button>
      </div>
    </Dialog>
  );
}
