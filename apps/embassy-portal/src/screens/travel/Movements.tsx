import { Link, useSearchParams } from '../../parts/address';
import { movementStates, zoneOfPlace } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { Nothing } from '../../parts/Nothing';
import { usePlaces } from '../../parts/places';
import { useMay } from '../../session/session';
import { Notices } from './Notices';
import { MOVEMENTS } from './questions';
import { texts } from './texts';
import { Weeks } from './Weeks';
import '../../parts/table.css';
import './travel.css';

/** What changed of journeys that one waits for, then the movements that people of one's own are on, the latest first. */
export default function Movements() {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number, moment } = useFormats();
  const { nameOf: called } = usePlaces();
  const may = useMay();
  const [query] = useSearchParams();
  const movements = useAsk(MOVEMENTS, { after: query.get('after') }, { keep: true });
  return (
    <Page title={t.title} wide>
      {may.do('createMovement') && (
        <p>
          <Link className="button" to="/movements/new">
            {t.newTrip}
          </Link>
        </p>
      )}
      <Notices />
      <Answer of={movements}>
        {({ movements: { items, next } }) =>
          items.length === 0 ? (
            <Nothing title={t.none}>{may.do('createMovement') && t.noneHelp}</Nothing>
          ) : (
            <div className="card">
              <table className="rows">
                <thead>
                  <tr>
                    <th>{t.reference}</th>
                    <th>{t.state}</th>
                    <th>{t.route}</th>
                    <th>{t.departs}</th>
                    <th className="figure">{t.people}</th>
                    <th>{t.receiver}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ id, reference, state, legs, counts, receiver }) => {
                    const going = legs.filter(({ cancelledAt }) => cancelledAt === null);
                    const [first] = going;
                    return (
                      <tr key={id}>
                        <th scope="row" className="name">
                          <Link to={`/movements/${id}`}>{reference}</Link>
                        </th>
                        <td data-label={t.state}>{labelOf(movementStates, state, language)}</td>
                        <td data-label={t.route}>
                          {first
                            ? [first.from, ...new Set(going.map(({ to }) => to))].map(called).join(' – ')
                            : t.cancelled}
                        </td>
                        <td data-label={t.departs}>
                          {first && moment(first.plannedDeparture, zoneOfPlace(first.from))}
                        </td>
                        <td data-label={t.people} className="figure">
                          {number(counts.listed)}
                        </td>
                        <td data-label={t.receiver}>{nameOf(receiver, language)}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
              {next && (
                <Link className="button second" to={`/movements?after=${encodeURIComponent(next)}`}>
                  {t.next}
                </Link>
              )}
            </div>
          )
        }
      </Answer>
      <Weeks />
    </Page>
  );
}
