import { useState } from 'react';
import { useAct, type Done } from '../../api/useAct';
import { useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { useAsk } from '../../api/useAsk';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField } from '../../parts/form';
import { Part } from '../../parts/Part';
import { UnitField } from '../../parts/UnitField';
import { useMay } from '../../session/session';
import { useInvitations } from './Invitations';
import { languages } from './Invite';
import { LinkOnce } from './LinkOnce';
import { CHANGE, DISABLE, ENABLE, OWN, RESEND, RESET, type Account, type Issued } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

type Asked = 'change' | 'disable' | 'enable' | 'reset' | 'resend';

/** What an administrator does about somebody else's access. */
export function Access({ account }: { account: Account }) {
  const t = useTexts(texts);
  const [asked, setAsked] = useState<Asked>();
  const [issued, setIssued] = useState<Issued>();
  const close = () => setAsked(undefined);
  const person = !account.roles.includes('partner');
  const may = useMay();
  const [last] = useInvitations(account, person && may.name('Account.invitations')).all;
  return (
    <Part name="access" title={t.access}>
      <div className="deeds">
        <button className="second" onClick={() => setAsked('change')}>
          {t.change}
        </button>
        {person && !account.disabledAt && (
          <>
            {last && !last.usedAt && (
              <button className="second" onClick={() => setAsked('resend')}>
                {t.resend}
              </button>
            )}
            <button className="second" onClick={() => setAsked('reset')}>
              {t.reset}
            </button>
          </>
        )}
        <button className="second" onClick={() => setAsked(account.disabledAt ? 'enable' : 'disable')}>
          {account.disabledAt ? t.enable : t.disable}
        </button>
      </div>
      {asked === 'change' && <Change account={account} onClose={close} />}
      {(asked === 'disable' || asked === 'enable') && <OnOff account={account} onClose={close} />}
      {(asked === 'reset' || asked === 'resend') && (
        <NewLink account={account} reset={asked === 'reset'} onIssued={setIssued} onClose={close} />
      )}
      {issued && <LinkOnce issued={issued} onClose={() => setIssued(undefined)} />}
    </Part>
  );
}

interface Props {
  account: Account;
  onClose: () => void;
}

function Change({ account, onClose }: Props) {
  const t = useTexts(texts);
  const own = useAsk(OWN, {});
  const change = useAct(CHANGE);
  const [name, setName] = useState(account.name ?? '');
  const [unit, setUnit] = useState(account.unit.id);
  const [speaks, setSpeaks] = useState(account.language);
  const units = own.data?.units.filter(({ organisation }) => organisation.id === own.data.me.organisation.id) ?? [];
  const send = () =>
    name.trim() === ''
      ? [{ field: 'name', text: says.missingName }]
      : change.send({ account: account.id, version: account.version, name: name.trim(), unit, language: speaks });
  return (
    <Deed title={t.changeTitle(account.login)} busy={change.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <TextField name="name" label={t.name} value={name} onValue={setName} faults={faults} />
          <UnitField name="unit" label={t.unit} value={unit} onValue={setUnit} faults={faults} units={units} />
          <SelectField
            name="language"
            label={t.language}
            value={speaks}
            onValue={setSpeaks}
            faults={faults}
            options={languages}
          />
        </>
      )}
    </Deed>
  );
}

function OnOff({ account: { id, version, login, disabledAt }, onClose }: Props) {
  const t = useTexts(texts);
  const disable = useAct(DISABLE);
  const enable = useAct(ENABLE);
  const send = (): Promise<Done<object>> => (disabledAt ? enable : disable).send({ account: id, version });
  return (
    <Deed
      title={(disabledAt ? t.enableTitle : t.disableTitle)(login)}
      busy={disable.busy || enable.busy}
      label={disabledAt ? t.enable : t.disable}
      send={send}
      onClose={onClose}
    >
      {() => <p>{disabledAt ? t.enableText : t.disableText}</p>}
    </Deed>
  );
}

function NewLink({
  account,
  reset,
  onIssued,
  onClose,
}: Props & { reset: boolean; onIssued: (issued: Issued) => void }) {
  const t = useTexts(texts);
  const resets = useAct(RESET);
  const resends = useAct(RESEND);
  const { id, version, login } = account;
  const send = async () => {
    const result = await (reset ? resets : resends).send({ account: id, version });
    if (result.done) onIssued(result.done);
    return result;
  };
  return (
    <Deed
      title={(reset ? t.resetTitle : t.resendTitle)(login)}
      busy={resets.busy || resends.busy}
      label={reset ? t.reset : t.resend}
      send={send}
      onClose={onClose}
    >
      {() => <p>{reset ? t.resetText : t.resendText}</p>}
    </Deed>
  );
}
