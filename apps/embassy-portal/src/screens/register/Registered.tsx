import type { ReactNode } from 'react';
import { texts as device } from '../../device/kept-texts';
import { useTexts } from '../../language/language';
import { Link } from '../../parts/address';
import Pairs from '../matches/Pairs';
import { texts } from './done-texts';

export interface Done {
  id: string;
  /** None while it is on this device only. */
  number?: string;
  name: string;
}

/** Somebody who is registered, or waits on this device to be; and whom this unit has already who may be the same. */
export default function Registered({
  id,
  number,
  name,
  children,
}: Done & { /** What leads on. */ children: ReactNode }) {
  const t = useTexts(texts);
  const d = useTexts(device);
  return (
    <>
      {number === undefined ? (
        <div className="notice" role="status">
          <p>
            <strong>
              {d.keptTitle}: {name}
            </strong>
          </p>
          <p>{d.keptText}</p>
        </div>
      ) : (
        <div className="notice good" role="status">
          <p>{t.done(name, number)}</p>
        </div>
      )}
      <div className="deeds">
        {children}
        {number !== undefined && (
          <Link className="button second" to={`/cases/${id}`}>
            {t.open}
          </Link>
        )}
      </div>
      {number !== undefined && <Pairs case={id} after={id} />}
    </>
  );
}
