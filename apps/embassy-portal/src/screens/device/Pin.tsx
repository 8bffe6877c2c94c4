import { useEffect, useState } from 'react';
import { hasPin, isPin, isWeak, setPin } from '../../device/pin';
import { useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Summary, TextField, useFaults } from '../../parts/form';
import { Part } from '../../parts/Part';
import { useMe } from '../../session/session';
import { texts } from './texts';

const says = labelsOf(texts);

const boxes = { type: 'password', inputMode: 'numeric', maxLength: 6, autoComplete: 'off' } as const;

export function Pin() {
  const t = useTexts(texts);
  const { login } = useMe();
  const [has, setHas] = useState(false);
  const [saved, setSaved] = useState(false);
  const [pin, change] = useState('');
  const [again, repeat] = useState('');
  const { faults, sends, setFaults, mend } = useFaults();
  useEffect(() => void hasPin(login).then(setHas), [login]);

  const save = async () => {
    setSaved(false);
    if (!isPin(pin)) return setFaults([{ field: 'pin', text: says.PIN_FORM }]);
    if (isWeak(pin)) return setFaults([{ field: 'pin', text: says.PIN_WEAK }]);
    if (pin !== again) return setFaults([{ field: 'again', text: says.PIN_TWICE }]);
    setFaults([]);
    await setPin(login, pin);
    change('');
    repeat('');
    setHas(true);
    setSaved(true);
  };

  return (
    <Part name="pin-part" title={t.pin}>
      <p>{t.pinText}</p>
      <div role="status">
        {saved ? <p className="notice good">{t.pinSet}</p> : has && <p className="soft">{t.hasPin}</p>}
      </div>
      <form
        noValidate
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Summary faults={faults} sends={sends} />
        <div className="row">
          <TextField name="pin" label={t.newPin} value={pin} onValue={change} faults={faults} native={boxes} />
          <TextField name="again" label={t.againPin} value={again} onValue={repeat} faults={faults} native={boxes} />
        </div>
        <button>{t.setPin}</button>
      </form>
    </Part>
  );
}
