import { dayIn, hostListKinds } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Link, useSearchParams } from '../../parts/address';
import { Answer } from '../../parts/Answer';
import { SelectField } from '../../parts/form';
import { Nothing } from '../../parts/Nothing';
import { Page } from '../../parts/Page';
import { useMay, useMe } from '../../session/session';
import { GROUPS, LISTS } from './questions';
import { Reconcile } from './Reconcile';
import { texts } from './texts';

/** What host states say of whom they let go, by the group that it was held against. */
export default function HostLists() {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const may = useMay();
  const { unit } = useMe();
  const [query, setQuery] = useSearchParams();
  const group = query.get('group') ?? '';
  const groups = useAsk(GROUPS, {});
  return (
    <Page title={t.title} wide>
      <p>{t.about}</p>
      <Answer of={groups}>
        {({ groups: { items } }) =>
          items.length === 0 ? (
            <Nothing title={t.noGroups}>{may.name('Query.groups') && <Link to="/groups">{t.toGroups}</Link>}</Nothing>
          ) : (
            <>
              <SelectField
                name="group"
                label={t.group}
                value={group}
                onValue={(next) => setQuery({ group: next }, { replace: true })}
                options={items.map(({ id, reference, receivedAt, unit: of }) => ({
                  value: id,
                  label: `${reference} · ${moment(receivedAt, of.zone)}`,
                }))}
              />
              {group && <Lists key={group} group={group} />}
              {may.do('reconcileHostList') && items.some((one) => one.id === group && one.unit.id === unit.id) && (
                <Reconcile key={`new ${group}`} group={group} />
              )}
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function Lists({ group }: { group: string }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day, number } = useFormats();
  const lists = useAsk(LISTS, { group, after: null }, { keep: true });
  return (
    <Answer of={lists}>
      {({ hostLists: { items } }) =>
        items.length === 0 ? (
          <Nothing title={t.none} />
        ) : (
          <div className="card">
            <table className="rows">
              <thead>
                <tr>
                  <th>{t.reference}</th>
                  <th>{t.kind}</th>
                  <th>{t.day}</th>
                  <th>{t.open}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ id, reference, kind, occurredAt, unit, counts }) => (
                  <tr key={id}>
                    <th scope="row" className="name">
                      <Link to={`/host-lists/${id}`}>{reference}</Link>
                    </th>
                    <td data-label={t.kind}>{labelOf(hostListKinds, kind, language)}</td>
                    <td data-label={t.day}>{day(dayIn(new Date(occurredAt), unit.zone))}</td>
                    <td data-label={t.open}>
                      {counts.open > 0 ? (
                        <span className="tag care">▲ {number(counts.open)}</span>
                      ) : (
                        <span className="tag good">✓ {number(0)}</span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Answer>
  );
}
