import { useEffect, useState, useSyncExternalStore } from 'react';
import { Link, useLocation } from '../parts/address';
import { isOnLine, onLine } from '../api/line';
import { useTexts } from '../language/language';
import { useMay, useMe } from '../session/session';
import { texts as portal } from '../texts';
import { keyOf } from './key';
import { hasPin, refusePin, wantsNoPin } from './pin';
import { isNewer, onNewer, takeNewer } from './portal-files';
import { hasWaited } from './queue';
import { texts } from './texts';
import { useQueue } from './useQueue';

/** Whether a PIN is missing where somebody may have to work without a line. */
function useWithoutPin(waits: boolean): [boolean, () => void] {
  const { login } = useMe();
  const may = useMay();
  const { pathname } = useLocation();
  const [without, setWithout] = useState(false);
  const works = (['registerCase', 'recordArrival', 'recordFollowUp'] as const).some((act) => may.do(act));
  useEffect(() => {
    const look = async () => setWithout(!((await hasPin(login)) || (!waits && (await wantsNoPin(login)))));
    if (keyOf(login)) void look();
  }, [login, pathname, waits]);
  return [
    without && works && pathname !== '/device',
    () => {
      void refusePin(login);
      setWithout(false);
    },
  ];
}

/** How things stand with the line and with what was done here: all sent, on this device only, or waiting for a person. */
export default function Line() {
  const t = useTexts(texts);
  const { offline } = useTexts(portal);
  const online = useSyncExternalStore(onLine, isOnLine);
  const newer = useSyncExternalStore(onNewer, isNewer);
  const { items: all, unopened } = useQueue();
  const items = all.filter(({ standing }) => standing !== 'ASIDE');
  const aside = all.length - items.length;
  const asking = items.filter(({ standing }) => standing !== 'WAITS').length;
  const waiting = items.length - asking;
  const [withoutPin, never] = useWithoutPin(items.length > 0);

  return (
    <aside className="line" aria-label={t.standing}>
      <div role="status">
        {!online && <p className="offline">{offline}</p>}
        {asking > 0 && (
          <p className="offline asks">
            ▲ {t.asking(asking)} <Link to="/device">{t.look}</Link>
          </p>
        )}
        {unopened > 0 && (
          <p className="offline asks">
            ▲ {t.unopened(unopened)} <Link to="/device">{t.look}</Link>
          </p>
        )}
        {waiting > 0 && (
          <p className="offline">
            ● {t.waiting(waiting)} <Link to="/device">{t.look}</Link>
          </p>
        )}
        {aside > 0 && (
          <p className="offline">
            ▲ {t.aside(aside)} <Link to="/device">{t.look}</Link>
          </p>
        )}
        {hasWaited() && all.length + unopened === 0 && <p className="offline sent">✓ {t.allSent}</p>}
      </div>
      {newer && (
        <p className="offline">
          {t.newer}{' '}
          <button className="plain" onClick={takeNewer}>
            {t.takeNewer}
          </button>
        </p>
      )}
      {withoutPin && (
        <p className="offline">
          {t.withoutPin}{' '}
          <span className="deeds">
            <Link className="button second" to="/device#pin-part">
              {t.setPin}
            </Link>
            {items.length === 0 && (
              <button className="plain" onClick={never}>
                {t.noPinHere}
              </button>
            )}
          </span>
        </p>
      )}
    </aside>
  );
}
