import { useState } from 'react';
import { mayStandTogether, roleNames, type AgencyKind, type Role } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Link } from '../../parts/address';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { Part } from '../../parts/Part';
import { useMay, useMoment } from '../../session/session';
import { givable, useRolesHelp } from './Invite';
import { GRANT, GRANTS, OWN, TAKE, type Account } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** The roles of an account; given and taken by somebody else, and never more than the organisation may give. */
export function Roles({ account, own }: { account: Account; own: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const [giving, setGiving] = useState(false);
  const [taking, setTaking] = useState<string>();
  const { roles, login } = account;
  const changes = may.do('grantRole') && !own && !roles.includes('partner');
  return (
    <Part name="roles" title={t.roles}>
      {roles.length === 0 && <p>{t.noRoles}</p>}
      <ul className="plain-list">
        {roles.map((role) => {
          const label = labelOf(roleNames, role, language);
          return (
            <li key={role}>
              <Link to={`/roles?role=${role}`}>{label}</Link>
              {changes && (
                <button className="plain" onClick={() => setTaking(role)}>
                  {t.takeFrom(label)}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {changes && (
        <button className="second" onClick={() => setGiving(true)}>
          {t.give}
        </button>
      )}
      {giving && <Give account={account} onClose={() => setGiving(false)} />}
      {taking !== undefined && (
        <Take
          account={account}
          role={taking}
          title={t.takeTitle(labelOf(roleNames, taking, language), login)}
          onClose={() => setTaking(undefined)}
        />
      )}
    </Part>
  );
}

function Give({ account: { id, version, login, roles }, onClose }: { account: Account; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const own = useAsk(OWN, {});
  const grant = useAct(GRANT);
  const [role, setRole] = useState('');
  const held = roles as Role[];
  const kind = own.data?.me.organisation.kind as AgencyKind | undefined;
  const more = kind
    ? givable(kind).filter((one) => !held.includes(one) && mayStandTogether([...held, one]))
    : undefined;
  const help = useRolesHelp(more ?? []);
  return (
    <Deed
      title={t.giveTitle(login)}
      busy={grant.busy}
      label={t.give}
      send={() =>
        role === '' ? [{ field: 'role', text: says.missingRoles }] : grant.send({ account: id, version, role })
      }
      onClose={onClose}
    >
      {(faults) =>
        more?.length === 0 ? (
          <p>{t.noMore}</p>
        ) : (
          <SelectField
            name="role"
            label={t.giveWhich}
            help={help}
            value={role}
            onValue={setRole}
            faults={faults}
            options={optionsOf(roleNames, language, more ?? [])}
          />
        )
      }
    </Deed>
  );
}

interface Taking {
  account: Account;
  role: string;
  title: string;
  onClose: () => void;
}

function Take({ account: { id, version }, role, title, onClose }: Taking) {
  const t = useTexts(texts);
  const take = useAct(TAKE);
  return (
    <Deed
      title={title}
      busy={take.busy}
      label={t.take}
      send={() => take.send({ account: id, version, role })}
      onClose={onClose}
    >
      {() => <p>{t.takeText}</p>}
    </Deed>
  );
}

/** Who gave which role and took it. */
export function Grants({ account }: { account: Account }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const grants = useAsk(GRANTS, { account: account.id });
  return (
    <Part name="grants" title={t.grants}>
      <Answer of={grants}>
        {({ roleGrants: { items } }) => (
          <table className="rows">
            <thead>
              <tr>
                <th>{t.role}</th>
                <th>{t.when}</th>
                <th>{t.who}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, role, given, recordedAt, giver }) => (
                <tr key={id}>
                  <th scope="row" className="name">
                    {(given ? t.gave : t.took)(labelOf(roleNames, role, language))}
                  </th>
                  <td data-label={t.when}>{moment(recordedAt)}</td>
                  <td data-label={t.who}>{giver?.login ?? t.bySetUp}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </Part>
  );
}
