import { Link, useSearchParams } from '../../parts/address';
import { parties, personRefusals, places, zoneOfPlace, type HandoverSide } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { useMay, useMe } from '../../session/session';
import { GAPS, HANDOVERS, type Outline } from './questions';
import { calledAt } from './sides';
import { texts } from './texts';
import '../../parts/table.css';
import './handovers.css';

/** Papers that wait for a signature first, then those whom nobody took, then all there are. */
export default function Handovers() {
  const t = useTexts(texts);
  const may = useMay();
  const [query] = useSearchParams();
  const after = query.get('after');
  const waiting = useAsk(HANDOVERS, { after: null, unsigned: true }, { keep: true, every: 60_000 });
  const all = useAsk(HANDOVERS, { after, unsigned: false }, { keep: true });
  return (
    <Page title={t.title} wide>
      {may.do('draftHandover') && (
        <p>
          <Link className="button" to="/handovers/new">
            {t.make}
          </Link>
        </p>
      )}
      <Part name="to-sign" title={t.toSign}>
        <Answer of={waiting}>
          {({ handovers: { items } }) => (items.length === 0 ? <p>{t.toSignNone}</p> : <Papers items={items} />)}
        </Answer>
      </Part>
      {may.name('Query.custodyGaps') && <NotTaken />}
      <Part name="all" title={t.all}>
        <Answer of={all}>
          {({ handovers: { items, next } }) => (
            <>
              {items.length === 0 ? (
                <>
                  <p>
                    <strong>{t.none}</strong>
                  </p>
                  <p>{t.noneHelp}</p>
                </>
              ) : (
                <Papers items={items} />
              )}
              {next && (
                <Link className="button second" to={`/handovers?after=${encodeURIComponent(next)}`}>
                  {t.next}
                </Link>
              )}
            </>
          )}
        </Answer>
      </Part>
    </Page>
  );
}

/** Who gives or receives: a unit, or somebody without an account. */
export const useSideName = () => {
  const language = useLanguage();
  return (of: Outline, at: HandoverSide): string => {
    const unit = calledAt(of, at);
    const party = at === 'GIVER' ? of.giverParty : of.receiverParty;
    return unit ? nameOf(unit, language) : party ? labelOf(parties, party, language) : '';
  };
};

/** The clock of the place where it is; of who receives where the place is no known one. */
export const zoneOf = ({ place, giver, receiver }: Pick<Outline, 'place' | 'giver' | 'receiver'>): string =>
  places.has(place) ? zoneOfPlace(place) : (receiver?.zone ?? giver?.zone ?? 'UTC');

export function Standing({ of }: { of: Pick<Outline, 'giverSignedAt' | 'receiverSignedAt' | 'withdrawnAt'> }) {
  const t = useTexts(texts);
  if (of.withdrawnAt) return <span className="tag">✕ {t.withdrawn}</span>;
  if (of.giverSignedAt && of.receiverSignedAt) return <span className="tag good">✓ {t.signedBoth}</span>;
  const said = of.giverSignedAt ? t.awaitsReceiver : of.receiverSignedAt ? t.awaitsGiver : t.awaitsBoth;
  return <span className="tag care">◷ {said}</span>;
}

function Papers({ items }: { items: readonly Outline[] }) {
  const t = useTexts(texts);
  const sideName = useSideName();
  const { number, moment } = useFormats();
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{t.number}</th>
          <th>{t.between}</th>
          <th>{t.when}</th>
          <th className="figure">{t.people}</th>
          <th>{t.standing}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <th scope="row" className="name">
              <Link to={`/handovers/${one.id}`}>{one.number}</Link>
            </th>
            <td data-label={t.between}>
              {sideName(one, 'GIVER')} → {sideName(one, 'RECEIVER')}
            </td>
            <td data-label={t.when}>{moment(one.occurredAt, zoneOf(one))}</td>
            <td data-label={t.people} className="figure">
              {one.counts.refused > 0
                ? t.takenSome(number(one.counts.listed - one.counts.refused), number(one.counts.refused))
                : number(one.counts.listed)}
            </td>
            <td>
              <Standing of={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NotTaken() {
  const t = useTexts(texts);
  const language = useLanguage();
  const { unit } = useMe();
  const may = useMay();
  const gaps = useAsk(GAPS, {}, { keep: true });
  const items = gaps.data?.custodyGaps.items ?? [];
  if (items.length === 0 && gaps.error === undefined) return null;
  return (
    <Part name="gaps" title={t.gaps}>
      <Answer of={gaps}>
        {() =>
          items.length > 0 && (
            <>
              <p>{t.gapsHelp}</p>
              <ul className="not-taken">
                {items.map(({ id, person, case: one, refusal, handover }) => (
                  <li key={id}>
                    <span>
                      <Link to={`/cases/${one.id}`}>{knownAs(person, t.unnamed)}</Link>{' '}
                      <span className="number soft">{one.number}</span>
                      <br />
                      <span className="tag care">✕ {labelOf(personRefusals, refusal ?? '', language)}</span>{' '}
                      <Link to={`/handovers/${handover.id}`}>{handover.number}</Link>
                    </span>
                    {may.do('draftHandover') && handover.giver?.id === unit.id && (
                      <Link className="button second" to={`/handovers/new?case=${one.id}`}>
                        {t.make}
                      </Link>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answer>
    </Part>
  );
}
