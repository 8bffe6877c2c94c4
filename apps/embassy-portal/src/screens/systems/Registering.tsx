import { useState } from 'react';
import { machinePurposes, type MachinePurpose } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { UnitField } from '../../parts/UnitField';
import { OWN } from '../accounts/questions';
import { ADD_KEY, REGISTER } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

const DAY_MS = 86_400_000;
const dayAfter = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

interface Key {
  jwk: string;
  until: string;
}

const aYear = (): Key => ({ jwk: '', until: dayAfter(365) });
const endOf = (day: string): string => new Date(`${day}T00:00:00Z`).toISOString();

/** The public half of a key, pasted or from its file, and how long it is good. */
function KeyFields({ value, onValue, faults }: { value: Key; onValue: (key: Key) => void; faults: readonly Fault[] }) {
  const t = useTexts(texts);
  return (
    <>
      <div className="code">
        <TextField
          name="jwk"
          label={t.jwk}
          help={t.jwkHelp}
          rows={4}
          value={value.jwk}
          onValue={(jwk) => onValue({ ...value, jwk })}
          faults={faults}
        />
      </div>
      <div className="field">
        <label htmlFor="jwk-file">{t.jwkFile}</label>
        <input
          type="file"
          id="jwk-file"
          accept=".jwk,.json,application/json"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file && file.size < 10_000) void file.text().then((jwk) => onValue({ ...value, jwk }));
          }}
        />
      </div>
      <TextField
        name="until"
        label={t.until}
        help={t.untilHelp}
        value={value.until}
        onValue={(until) => onValue({ ...value, until })}
        faults={faults}
        native={{ type: 'date', min: dayAfter(1), max: dayAfter(729) }}
      />
    </>
  );
}

const keyFaults = ({ jwk, until }: Key): Fault[] => [
  ...(jwk.trim() === '' ? [{ field: 'jwk', text: says.missingJwk }] : []),
  ...(until === '' ? [{ field: 'until', text: says.missingUntil }] : []),
];

export function Register({ onClose, onDone }: { onClose: () => void; onDone: (name: string) => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const own = useAsk(OWN, {});
  const register = useAct(REGISTER);
  const [unit, setUnit] = useState('');
  const [login, setLogin] = useState('');
  const [purpose, setPurpose] = useState('');
  const [key, setKey] = useState(aYear);
  const organisation = own.data?.me.organisation;
  const units = own.data?.units.filter((one) => one.organisation.id === organisation?.id) ?? [];
  const send = () => {
    const wrong: Fault[] = [
      ...(login.trim() === '' ? [{ field: 'login', text: says.missingLogin }] : []),
      ...(unit === '' ? [{ field: 'unit', text: says.missingUnit }] : []),
      ...(purpose === '' ? [{ field: 'purpose', text: says.missingPurpose }] : []),
      ...keyFaults(key),
    ];
    if (wrong.length > 0) return wrong;
    const input = { unit, login: login.trim(), purpose: purpose as MachinePurpose, jwk: key.jwk };
    return register.send({ ...input, until: endOf(key.until) }).then((result) => {
      if (result.done) onDone(result.done.clientId);
      return result;
    });
  };
  return (
    <Deed
      title={t.registerTitle}
      busy={register.busy}
      label={t.register}
      send={send}
      onClose={onClose}
      onDone={() => undefined}
    >
      {(faults) => (
        <>
          <TextField
            name="login"
            label={t.login}
            help={t.loginHelp(organisation?.code.toLowerCase() ?? '…')}
            value={login}
            onValue={setLogin}
            faults={faults}
            native={{ autoCapitalize: 'none', spellCheck: false }}
          />
          <UnitField name="unit" label={t.unit} value={unit} onValue={setUnit} faults={faults} units={units} />
          <SelectField
            name="purpose"
            label={t.purpose}
            value={purpose}
            onValue={setPurpose}
            faults={faults}
            options={optionsOf(machinePurposes, language)}
          />
          <KeyFields value={key} onValue={setKey} faults={faults} />
        </>
      )}
    </Deed>
  );
}

export function AddKey({ client, name, onClose }: { client: string; name: string; onClose: () => void }) {
  const t = useTexts(texts);
  const add = useAct(ADD_KEY);
  const [key, setKey] = useState(aYear);
  const send = () => {
    const wrong = keyFaults(key);
    return wrong.length > 0 ? wrong : add.send({ client, jwk: key.jwk, until: endOf(key.until) });
  };
  return (
    <Deed title={t.addTitle(name)} busy={add.busy} label={t.addKey} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <p>{t.addText}</p>
          <KeyFields value={key} onValue={setKey} faults={faults} />
        </>
      )}
    </Deed>
  );
}
