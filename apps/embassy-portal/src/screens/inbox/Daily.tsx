import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useTexts } from '../../language/language';
import { Deed } from '../../parts/Deed';
import { TextField } from '../../parts/form';
import { Part } from '../../parts/Part';
import { useMay } from '../../session/session';
import { DAILY, SET_DAILY } from './questions';
import { texts } from './texts';

/** Whether one's mornings are sent to oneself, and where; not shown where no mail is sent to anybody. */
export function Daily() {
  const t = useTexts(texts);
  const may = useMay();
  const mail = useAsk(DAILY, {}, { keep: true, onDevice: false });
  const [setting, setSetting] = useState(false);
  const { address = null, sends = false } = mail.data?.digestMail ?? {};
  if (!sends && address === null) return null;
  return (
    <Part name="daily" title={t.daily}>
      <p>{t.dailyText}</p>
      <p>{address === null ? t.dailyNone : t.dailyTo(address)}</p>
      {may.do('setDigestAddress') && (
        <div className="deeds">
          <button className="second" onClick={() => setSetting(true)}>
            {t.dailySet}
          </button>
        </div>
      )}
      {setting && <SetAddress before={address ?? ''} onClose={() => setSetting(false)} />}
    </Part>
  );
}

function SetAddress({ before, onClose }: { before: string; onClose: () => void }) {
  const t = useTexts(texts);
  const set = useAct(SET_DAILY);
  const [address, setAddress] = useState(before);
  return (
    <Deed title={t.daily} busy={set.busy} send={() => set.send({ address: address.trim() || null })} onClose={onClose}>
      {(faults) => (
        <TextField
          name="address"
          label={t.address}
          help={t.addressHelp}
          optional
          value={address}
          onValue={setAddress}
          faults={faults}
          native={{ type: 'email', autoCapitalize: 'none', spellCheck: false }}
        />
      )}
    </Deed>
  );
}
