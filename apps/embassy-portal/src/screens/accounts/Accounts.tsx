import { useEffect, useState } from 'react';
import { optionsOf } from '../../parts/choices';
import { Link, useLocation, useSearchParams } from '../../parts/address';
import { roleNames, roles } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { SelectField, TextField } from '../../parts/form';
import { Page } from '../../parts/Page';
import { Paging } from '../../parts/Paging';
import { Nothing } from '../../parts/Nothing';
import { UnitField } from '../../parts/UnitField';
import { useMay } from '../../session/session';
import { Invite } from './Invite';
import { ACCOUNTS, OWN, type Account } from './questions';
import { texts } from './texts';
import '../../parts/table.css';

/** Whose name or login is searched for: at this step of the page, and not in the address. */
const useText = () => ((useLocation().state ?? {}) as { text?: string }).text ?? '';

/** Who of one's organisation can sign in, by unit and role, in the address, and by name. */
export default function Accounts() {
  const t = useTexts(texts);
  const may = useMay();
  const [query] = useSearchParams();
  const [inviting, setInviting] = useState(false);
  const sought = useText();
  const [unit, role, state] = ['unit', 'role', 'state'].map((key) => query.get(key) ?? '');
  const filter = {
    ...(/^[\da-f-]{36}$/.test(unit ?? '') ? { unit } : {}),
    ...((roles as readonly string[]).includes(role ?? '') ? { role } : {}),
    ...(state === 'active' || state === 'disabled' ? { disabled: state === 'disabled' } : {}),
    ...(sought ? { text: sought } : {}),
  };
  const accounts = useAsk(ACCOUNTS, { filter, after: query.get('after'), first: 50 }, { keep: true });
  return (
    <Page title={t.title} wide>
      <p>
        {t.intro} <Link to="/roles">{t.meanings}</Link>
      </p>
      {may.do('inviteAccount') && (
        <p>
          <button onClick={() => setInviting(true)}>{t.invite}</button>
        </p>
      )}
      <Filters />
      <Answer of={accounts}>
        {({ accounts: { items, next } }) => (
          <>
            <List items={items} filtered={Object.keys(filter).length > 0} />
            <Paging next={next} />
          </>
        )}
      </Answer>
      {inviting && <Invite onClose={() => setInviting(false)} />}
    </Page>
  );
}

function Filters() {
  const t = useTexts(texts);
  const language = useLanguage();
  const [query, setQuery] = useSearchParams();
  const sought = useText();
  const [text, setText] = useState(sought);
  // Back and forward change what is searched for.
  useEffect(() => setText(sought), [sought]);
  const own = useAsk(OWN, {});
  const units = own.data?.units.filter(({ organisation }) => organisation.id === own.data.me.organisation.id) ?? [];
  const set = (key: string) => (value: string) => {
    const changed = new URLSearchParams(query);
    changed.delete('after');
    if (value) changed.set(key, value);
    else changed.delete(key);
    setQuery(changed);
  };
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const first = new URLSearchParams(query);
        first.delete('after');
        setQuery(first, { state: { text: text.trim() } });
      }}
    >
      <div className="row">
        <TextField name="by-text" label={t.search} value={text} onValue={setText} native={{ type: 'search' }} />
        <UnitField
          name="by-unit"
          label={t.unit}
          empty={t.anyUnit}
          value={query.get('unit') ?? ''}
          onValue={set('unit')}
          units={units}
        />
        <SelectField
          name="by-role"
          label={t.role}
          empty={t.anyRole}
          value={query.get('role') ?? ''}
          onValue={set('role')}
          options={optionsOf(roleNames, language)}
        />
        <SelectField
          name="by-state"
          label={t.state}
          empty={t.anyState}
          value={query.get('state') ?? ''}
          onValue={set('state')}
          options={[
            { value: 'active', label: t.active },
            { value: 'disabled', label: t.disabled },
          ]}
        />
      </div>
      <p>
        <button className="second">{t.find}</button>
      </p>
    </form>
  );
}

function List({ items, filtered }: { items: readonly Account[]; filtered: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  if (items.length === 0) return <Nothing title={t.none}>{filtered ? t.noneFiltered : t.noneYet}</Nothing>;
  return (
    <div className="card">
      <table className="rows">
        <caption>{t.count(number(items.length))}</caption>
        <thead>
          <tr>
            <th>{t.name}</th>
            <th>{t.login}</th>
            <th>{t.unit}</th>
            <th>{t.roles}</th>
            <th>{t.state}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, login, name, unit, roles: held, disabledAt }) => (
            <tr key={id}>
              <th scope="row" className="name">
                <Link to={`/accounts/${login}`}>{name ?? (held.includes('partner') ? t.machine : login)}</Link>
              </th>
              <td data-label={t.login}>{login}</td>
              <td data-label={t.unit}>{nameOf(unit, language)}</td>
              <td data-label={t.roles}>
                {held.map((one) => labelOf(roleNames, one, language)).join(', ') || t.noRoles}
              </td>
              <td data-label={t.state}>
                <span className={disabledAt ? 'tag care' : 'tag good'}>
                  {disabledAt ? t.disabled : `✓ ${t.active}`}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
