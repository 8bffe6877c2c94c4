import { useState } from 'react';
import { copyIn, copyOut } from '../../device/copy';
import { flush } from '../../device/flush';
import { useQueue } from '../../device/useQueue';
import { useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Summary, TextField, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { useMe } from '../../session/session';
import { texts } from './texts';

const says = labelsOf(texts);

const SHORTEST = 12;

export function Copy() {
  const t = useTexts(texts);
  const { login } = useMe();
  const { items } = useQueue();
  const [password, setPassword] = useState('');
  const [brought, setBrought] = useState<number>();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const short = () => {
    const wrong = password.length < SHORTEST;
    setFaults(wrong ? [{ field: 'file-password', text: says.PASSWORD_SHORT }] : []);
    return wrong;
  };

  const save = async () => {
    if (short()) return;
    const address = URL.createObjectURL(await copyOut(login, password));
    // Its name says nothing of whom it is about.
    Object.assign(document.createElement('a'), { href: address, download: 'pulang.json' }).click();
    URL.revokeObjectURL(address);
    setPassword('');
  };
  const bring = async (file: File | undefined) => {
    if (!file || short()) return;
    try {
      setBrought(await copyIn(login, password, file));
      setPassword('');
      await flush(login);
    } catch {
      setFaults([{ field: 'file-password', text: says.notBrought }]);
    }
  };

  return (
    <Part name="copy" title={t.file}>
      <p>{t.fileText}</p>
      <Summary faults={faults} />
      <TextField
        name="file-password"
        label={t.password}
        help={t.passwordHelp}
        value={password}
        onValue={setPassword}
        faults={faults}
        native={{ type: 'password', autoComplete: 'new-password' }}
      />
      <p>
        <button className="second" disabled={items.length === 0} onClick={() => void save()}>
          {t.save}
        </button>
      </p>
      <div className="field">
        <label htmlFor="file">{t.bring}</label>
        <p className="help" id="file-help">
          {t.bringHelp}
        </p>
        <input
          type="file"
          id="file"
          aria-describedby="file-help"
          accept="application/json"
          onChange={(event) => {
            void bring(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <div role="status">{brought !== undefined && <p className="notice good">{t.brought(brought)}</p>}</div>
    </Part>
  );
}
