import { useState } from 'react';
import {
  mayGive,
  mayStandTogether,
  reachesFor,
  roleNames,
  roles as allRoles,
  type AgencyKind,
  type Role,
} from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Deed } from '../../parts/Deed';
import { FieldGroup, SelectField, TextField, type Fault } from '../../parts/form';
import { UnitField } from '../../parts/UnitField';
import { LinkOnce } from './LinkOnce';
import { INVITE, OWN, type Issued } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** Who says whether somebody is a victim is trained for it: that is what giving such a role says. */
export function useRolesHelp(offered: readonly Role[]): string {
  const t = useTexts(texts);
  const language = useLanguage();
  const { list } = useFormats();
  const trained = offered.filter((role) => role !== 'partner' && reachesFor([role], 'recordDetermination') !== null);
  if (trained.length === 0) return t.rolesHelp;
  return `${t.rolesHelp} ${t.trained(list(trained.map((role) => roleNames.label(role, language))))}`;
}

/** What an organisation of this kind may give to a person; a machine's role comes with its key. */
export const givable = (kind: AgencyKind): Role[] =>
  allRoles.filter((role) => role !== 'partner' && mayGive(kind, role));

/** A new account; then its link, once. */
export function Invite({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const own = useAsk(OWN, {});
  const invite = useAct(INVITE);
  const [unit, setUnit] = useState('');
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [speaks, setSpeaks] = useState('id');
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [issued, setIssued] = useState<Issued>();
  const organisation = own.data?.me.organisation;
  const help = useRolesHelp(organisation ? givable(organisation.kind as AgencyKind) : []);
  if (issued) return <LinkOnce issued={issued} onClose={onClose} />;
  const units = own.data?.units.filter((one) => one.organisation.id === organisation?.id) ?? [];
  const send = () => {
    const wrong: Fault[] = [
      ...(name.trim() === '' ? [{ field: 'name', text: says.missingName }] : []),
      ...(login.trim() === '' ? [{ field: 'login', text: says.missingLogin }] : []),
      ...(unit === '' ? [{ field: 'unit', text: says.missingUnit }] : []),
      ...(roles.length === 0 ? [{ field: 'roles', text: says.missingRoles }] : []),
    ];
    if (wrong.length > 0) return wrong;
    return invite
      .send({ name: name.trim(), login: login.trim(), unit, roles: [...roles], language: speaks })
      .then((result) => {
        if (result.done) setIssued(result.done);
        return result;
      });
  };
  return (
    <Deed
      title={t.inviteTitle}
      busy={invite.busy}
      send={send}
      label={t.sendInvite}
      onClose={onClose}
      onDone={() => undefined}
    >
      {(faults) => (
        <>
          <TextField name="name" label={t.name} value={name} onValue={setName} faults={faults} />
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
          <FieldGroup name="roles" legend={t.roles} help={help} faults={faults}>
            {organisation &&
              givable(organisation.kind as AgencyKind).map((role) => {
                const on = roles.includes(role);
                return (
                  <label className="choice" key={role}>
                    <input
                      type="checkbox"
                      checked={on}
                      disabled={!on && !mayStandTogether([...roles, role])}
                      onChange={() => setRoles(on ? roles.filter((one) => one !== role) : [...roles, role])}
                    />
                    <span>{roleNames.label(role, language)}</span>
                  </label>
                );
              })}
          </FieldGroup>
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

export const languages = [
  { value: 'id', label: 'Bahasa Indonesia' },
  { value: 'en', label: 'English' },
];
