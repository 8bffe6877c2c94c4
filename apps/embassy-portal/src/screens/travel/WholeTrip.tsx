import { useState } from 'react';
import { optionsOf } from '../../parts/choices';
import { useNavigate } from '../../parts/address';
import { gapReasons } from '#domain';
import { useAct } from '../../api/useAct';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { Part } from '../../parts/Part';
import { CANCEL, MERGE } from './acts';
import { OtherTrip } from './OtherTrip';
import type { Movement, Passenger } from './questions';
import { isOpen, isYetToStart, mayMerge } from './standing';
import { texts } from './texts';

const says = labelsOf(texts);

/** What is done with a whole journey: into another one, or not at all. */
export function WholeTrip({ movement, passengers }: { movement: Movement; passengers: readonly Passenger[] }) {
  const t = useTexts(texts);
  const [asked, setAsked] = useState<'MERGE' | 'CANCEL'>();
  const close = () => setAsked(undefined);
  const merges = isOpen(movement) && mayMerge(passengers, movement.legs);
  const cancels = isYetToStart(movement);
  if (!merges && !cancels) return null;
  return (
    <Part name="change" title={t.change}>
      <div className="deeds">
        {merges && (
          <button className="second" onClick={() => setAsked('MERGE')}>
            {t.merge}
          </button>
        )}
        {cancels && (
          <button className="second" onClick={() => setAsked('CANCEL')}>
            {t.cancelTrip}
          </button>
        )}
      </div>
      {asked === 'MERGE' && <Merge movement={movement} onClose={close} />}
      {asked === 'CANCEL' && <Cancel movement={movement} onClose={close} />}
    </Part>
  );
}

function Merge({ movement, onClose }: { movement: Movement; onClose: () => void }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const act = useAct(MERGE);
  const [into, setInto] = useState('');
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = () =>
    into
      ? act.send({ movement: movement.id, version: movement.version, into, reason: 'REPLANNED', occurredAt })
      : [{ field: 'into', text: says.chooseTrip }];
  return (
    <Deed
      title={t.merge}
      label={t.mergeNow}
      busy={act.busy}
      send={send}
      onClose={onClose}
      onDone={() => navigate(`/movements/${into}`)}
    >
      {(faults) => (
        <>
          <p>{t.mergeText}</p>
          <OtherTrip name="into" than={movement.id} value={into} onValue={setInto} faults={faults} />
        </>
      )}
    </Deed>
  );
}

function Cancel({ movement, onClose }: { movement: Movement; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const act = useAct(CANCEL);
  const [reason, setReason] = useState('');
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = () =>
    gapReasons.has(reason)
      ? act.send({ movement: movement.id, version: movement.version, reason, occurredAt })
      : [{ field: 'reason', text: says.chooseReason }];
  return (
    <Deed
      title={t.cancelTrip}
      label={t.cancelTrip}
      keep={t.keepTrip}
      danger
      busy={act.busy}
      send={send}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p>{t.cancelTripText}</p>
          <SelectField
            name="reason"
            label={t.reason}
            value={reason}
            onValue={setReason}
            faults={faults}
            options={optionsOf(gapReasons, language)}
          />
        </>
      )}
    </Deed>
  );
}
