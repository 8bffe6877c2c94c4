import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { nameOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField } from '../../parts/form';
import { languages } from '../accounts/Invite';
import { LinkOnce } from '../accounts/LinkOnce';
import type { Issued } from '../accounts/questions';
import { INVITE_FIRST, type Organisation } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** Who begins an organisation; then their link, once. */
export function FirstAdministrator({ of, onClose }: { of: Organisation; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const invite = useAct(INVITE_FIRST);
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [theirs, setTheirs] = useState('id');
  const [issued, setIssued] = useState<Issued>();
  if (issued) return <LinkOnce issued={issued} onClose={onClose} />;
  const send = () => {
    const wrong = [
      ...(name.trim() ? [] : [{ field: 'name', text: says.missingPerson }]),
      ...(login.trim() ? [] : [{ field: 'login', text: says.missingLogin }]),
    ];
    if (wrong.length > 0) return wrong;
    return invite
      .send({ organisation: of.id, name: name.trim(), login: login.trim(), language: theirs })
      .then((result) => {
        if (result.done) setIssued(result.done);
        return result;
      });
  };
  return (
    <Deed
      title={t.inviteOf(nameOf(of, language))}
      label={t.invite}
      busy={invite.busy}
      send={send}
      onClose={onClose}
      onDone={() => undefined}
    >
      {(faults) => (
        <>
          <p>{t.inviteText}</p>
          <TextField name="name" label={t.person} value={name} onValue={setName} faults={faults} />
          <TextField
            name="login"
            label={t.login}
            help={t.loginHelp(of.code.toLowerCase())}
            value={login}
            onValue={setLogin}
            faults={faults}
            native={{ autoCapitalize: 'none', spellCheck: false }}
          />
          <SelectField
            name="language"
            label={t.language}
            value={theirs}
            onValue={setTheirs}
            faults={faults}
            options={languages}
          />
        </>
      )}
    </Deed>
  );
}
