import { useState } from 'react';
import { Link } from '../../parts/address';
import { useAsk } from '../../api/useAsk';
import { flush } from '../../device/flush';
import { hasten } from '../../device/leave';
import type { Item } from '../../device/queue';
import { useFormats, useTexts } from '../../language/language';
import { useMay, useMe } from '../../session/session';
import { COUNTED, type Aboard } from './questions';
import { texts } from './texts';

interface About {
  movement: Aboard;
  /** Of whom nothing is said yet. */
  open: number;
  /** As the list says it, whoever was told of on the way as well. */
  here: number;
  gone: number;
  /** What was tapped here and is not yet sent. */
  taps: readonly Item[];
  /** How many of those wait behind what Pulang refused. */
  held: number;
}

/** Everybody is accounted for: what was tapped goes out at once, and the count of the core says whether the list closes. */
export function Closing({ movement, open, here, gone, taps, held }: About) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const { login } = useMe();
  const [busy, setBusy] = useState(false);
  const early = taps.filter(({ deed, left }) => deed.notBefore !== undefined && !left);
  const close = async () => {
    setBusy(true);
    for (const { seq } of early) await hasten(login, seq);
    setBusy(false);
    void flush(login);
  };
  return (
    <section className="closing" aria-label={t.closing}>
      {open > 0 ? (
        <p>{t.notYet(number(open))}</p>
      ) : early.length > 0 ? (
        <button disabled={busy} onClick={() => void close()}>
          {t.close}
        </button>
      ) : held > 0 ? (
        <p className="notice">
          ▲ {t.held(number(held))} <Link to="/device">{t.lookDevice}</Link>
        </p>
      ) : taps.length > 0 ? (
        <p role="status">{t.closedHere}</p>
      ) : (
        <Counted movement={movement} here={here} gone={gone} />
      )}
    </section>
  );
}

function Counted({ movement, here, gone }: Pick<About, 'movement' | 'here' | 'gone'>) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const may = useMay();
  const landed = movement.legs.some(({ arrivedAt }) => arrivedAt !== null);
  const counted = useAsk(COUNTED, { movement: movement.id }, { every: 30_000 });
  const line = counted.data?.headcount?.lines.find(({ point }) => point === (landed ? 'LANDED' : 'BOARDED'));
  const awaited = counted.data?.movement?.passengers.some(
    ({ state, case: one }) => state === 'ARRIVED' && one.state === 'ARRIVED' && may.act('draftHandover', one),
  );
  if (!line) return null;
  if (line.waiting > 0) return null;
  if (line.unexplained > 0)
    return (
      <p className="notice wrong">
        ▲ {t.unexplained(number(line.unexplained))} <Link to={`/movements/${movement.id}`}>{t.look}</Link>
      </p>
    );
  return (
    <>
      <p className="notice good" role="status">
        ✓ {t.closed(number(here), number(gone))}
      </p>
      {awaited && (
        <Link className="button" to={`/handovers/new?movement=${movement.id}`}>
          {t.handOver}
        </Link>
      )}
    </>
  );
}
