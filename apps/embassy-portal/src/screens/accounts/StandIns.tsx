import { useState } from 'react';
import { optionsOf } from '../../parts/choices';
import { Link, useSearchParams } from '../../parts/address';
import type { ResultOf } from 'gql.tada';
import { instantAt, loneRoles, roleNames, STAND_IN_DAYS, standInReasons, type Role, type StandInReason } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { FieldGroup, SelectField, TextField, type Fault } from '../../parts/form';
import { Page } from '../../parts/Page';
import { Paging } from '../../parts/Paging';
import { Part } from '../../parts/Part';
import { UnitField } from '../../parts/UnitField';
import { useMay, useMe, useMoment } from '../../session/session';
import { END_STAND_IN, GIVE_STAND_IN, OWN, STAND_INS, type Account } from './questions';
import { texts } from './texts';
import '../../parts/table.css';

const says = labelsOf(texts);

/** Who may act for which other unit, of the whole organisation. */
export default function StandIns() {
  const t = useTexts(texts);
  const [query] = useSearchParams();
  const found = useAsk(STAND_INS, { account: null, after: query.get('after') }, { keep: true });
  return (
    <Page title={t.standIns} wide>
      <p>{t.standInsIntro}</p>
      <div className="card">
        <Answer of={found}>
          {({ standIns: { items, next } }) => (
            <>
              <Table items={items} named />
              <Paging next={next} />
            </>
          )}
        </Answer>
      </div>
    </Page>
  );
}

export function StandInsOf({ account, own }: { account: Account; own: boolean }) {
  const t = useTexts(texts);
  const may = useMay();
  const [giving, setGiving] = useState(false);
  const found = useAsk(STAND_INS, { account: account.id, after: null });
  const lendable = account.roles.filter((role) => !(loneRoles as readonly string[]).includes(role));
  return (
    <Part name="stand-ins" title={t.standIns}>
      <Answer of={found}>{({ standIns: { items } }) => <Table items={items} />}</Answer>
      {may.do('standIn') && !own && !account.disabledAt && lendable.length > 0 && (
        <div className="deeds">
          <button className="second" onClick={() => setGiving(true)}>
            {t.giveStandIn}
          </button>
        </div>
      )}
      {giving && <Give account={account} lendable={lendable as Role[]} onClose={() => setGiving(false)} />}
    </Part>
  );
}

type Item = ResultOf<typeof STAND_INS>['standIns']['items'][number];

function Table({ items, named = false }: { items: readonly Item[]; named?: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const { list } = useFormats();
  const moment = useMoment();
  const end = useAct(END_STAND_IN);
  if (items.length === 0) return <p>{t.noStandIns}</p>;
  const now = new Date().toISOString();
  return (
    <table className="rows">
      <thead>
        <tr>
          {named && <th>{t.name}</th>}
          <th>{t.forUnit}</th>
          <th>{t.roles}</th>
          <th>{t.reason}</th>
          <th>{t.state}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, account, unit, roles, reason, until, endedAt }) => {
          const runs = endedAt === null && until > now;
          return (
            <tr key={id}>
              {named && (
                <th scope="row" className="name">
                  <Link to={`/accounts/${account.login}`}>{account.name ?? account.login}</Link>
                </th>
              )}
              <td data-label={t.forUnit}>{nameOf(unit, language)}</td>
              <td data-label={t.roles}>{list(roles.map((role) => labelOf(roleNames, role, language)))}</td>
              <td data-label={t.reason}>{labelOf(standInReasons, reason, language)}</td>
              <td data-label={t.state}>
                {runs ? (
                  <>
                    <span className="tag good">✓ {t.running}</span> {t.until(moment(until))}{' '}
                    {may.do('endStandIn') && (
                      <button className="plain" disabled={end.busy} onClick={() => void end.send({ standIn: id })}>
                        {t.endStandIn}
                      </button>
                    )}
                  </>
                ) : endedAt ? (
                  t.ended(moment(endedAt))
                ) : (
                  t.over
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface Giving {
  account: Account;
  /** Roles that may be lent: some are for one's own unit alone. */
  lendable: readonly Role[];
  onClose: () => void;
}

function Give({ account, lendable, onClose }: Giving) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { zone } = useMe().unit;
  const own = useAsk(OWN, {});
  const give = useAct(GIVE_STAND_IN);
  const [unit, setUnit] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(lendable);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState('');
  const units = (own.data?.units ?? []).filter(
    ({ id, organisation }) => organisation.id === own.data?.me.organisation.id && id !== account.unit.id,
  );
  const send = () => {
    const wrong: Fault[] = [
      ...(unit === '' ? [{ field: 'unit', text: says.missingUnit }] : []),
      ...(roles.length === 0 ? [{ field: 'roles', text: says.missingRoles }] : []),
      ...(reason === '' ? [{ field: 'reason', text: says.missingReason }] : []),
      ...(day === '' ? [{ field: 'until', text: says.missingDay }] : []),
    ];
    if (wrong.length > 0) return wrong;
    // Until the end of that day, by the clock of who gives it.
    const until = instantAt(day, '23:59', zone)?.toISOString();
    if (!until) return [{ field: 'until', text: says.missingDay }];
    return give.send({ account: account.id, unit, roles: [...roles], reason: reason as StandInReason, until });
  };
  const last = new Date(Date.now() + (STAND_IN_DAYS - 1) * 86_400_000).toISOString().slice(0, 10);
  return (
    <Deed title={t.giveStandInTitle(account.login)} busy={give.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <UnitField name="unit" label={t.forUnit} value={unit} onValue={setUnit} faults={faults} units={units} />
          <FieldGroup name="roles" legend={t.roles} faults={faults}>
            {lendable.map((role) => (
              <label className="choice" key={role}>
                <input
                  type="checkbox"
                  checked={roles.includes(role)}
                  onChange={() =>
                    setRoles(roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role])
                  }
                />
                <span>{roleNames.label(role, language)}</span>
              </label>
            ))}
          </FieldGroup>
          <SelectField
            name="reason"
            label={t.reason}
            value={reason}
            onValue={setReason}
            faults={faults}
            options={optionsOf(standInReasons, language)}
          />
          <TextField
            name="until"
            label={t.untilDay}
            help={t.untilHelp}
            value={day}
            onValue={setDay}
            faults={faults}
            native={{ type: 'date', max: last, min: new Date().toISOString().slice(0, 10) }}
          />
        </>
      )}
    </Deed>
  );
}
