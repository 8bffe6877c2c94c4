import { useState } from 'react';
import { dayIn, hostListKinds, hostResolutions, hostStandings, type HostStanding } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Link, useParams } from '../../parts/address';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { Refusals, type Result } from '../../parts/Refusals';
import { Tick, useTicks } from '../../parts/Ticks';
import { useMay, useMe } from '../../session/session';
import { factText } from '../case/fact-text';
import { Decide } from './Decide';
import { LIST, type Entry, type HostList } from './questions';
import { texts } from './texts';

/** One list of theirs beside ours: who is on both, and every difference until it has an end. */
export default function HostListPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const list = useAsk(LIST, { id }, { keep: true });
  return (
    <Page title={list.data?.hostList?.reference ?? t.title} wide>
      <Answer of={list}>
        {({ hostList: found }) =>
          found ? (
            <Sides key={found.id} list={found} />
          ) : (
            <>
              <p>{t.gone}</p>
              <p>
                <Link to="/host-lists">{t.back}</Link>
              </p>
            </>
          )
        }
      </Answer>
    </Page>
  );
}

/** Differences come first, and of them what only needs a look. */
const order: readonly HostStanding[] = ['UNSURE', 'ONLY_THEIRS', 'ONLY_OURS', 'BOTH'];

function Sides({ list }: { list: HostList }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day, number } = useFormats();
  const [results, setResults] = useState<readonly Result[]>([]);
  const { counts } = list;
  const many = { UNSURE: counts.unsure, ONLY_THEIRS: counts.onlyTheirs, ONLY_OURS: counts.onlyOurs, BOTH: counts.both };
  return (
    <>
      <p>
        {labelOf(hostListKinds, list.kind, language)} · {day(dayIn(new Date(list.occurredAt), list.unit.zone))} ·{' '}
        {nameOf(list.unit, language)} · <Link to={`/groups/${list.group.id}`}>{t.toGroup(list.group.reference)}</Link>
      </p>
      <p className={counts.open > 0 ? 'notice' : 'notice good'} role="status">
        {counts.open > 0 ? `▲ ${t.differences(number(counts.open))}` : `✓ ${t.agreed}`}
      </p>
      <Refusals results={results} />
      {order.map((standing) => (
        <Part
          key={standing}
          name={standing}
          title={`${hostStandings.label(standing, language)} (${number(many[standing])})`}
        >
          <Entries list={list} standing={standing} onResults={setResults} />
        </Part>
      ))}
    </>
  );
}

interface Shown {
  list: HostList;
  standing: HostStanding;
  onResults: (results: readonly Result[]) => void;
}

function Entries({ list, standing, onResults }: Shown) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const { unit } = useMe();
  const may = useMay();
  const ticks = useTicks();
  const [asked, setAsked] = useState<readonly Entry[]>();
  const entries = list.entries.filter((one) => one.standing === standing);
  const named = (one: Entry) => one.name ?? (one.case ? knownAs(one.case.person, t.unnamed) : t.unnamed);
  // Who is a case of ours is settled by who has it in hand.
  const isOpen = (one: Entry) =>
    standing !== 'BOTH' &&
    one.resolution === null &&
    list.unit.id === unit.id &&
    may.do('resolveHostEntry') &&
    (standing === 'ONLY_THEIRS' || (one.case !== null && may.act('resolveHostEntry', one.case)));
  const open = entries.filter(isOpen);
  const elsewhere = entries.filter((one) => one.resolution === null && one.owner.id === unit.id && !isOpen(one));
  const chosen = open.filter(({ id }) => ticks.ids.has(id));
  if (entries.length === 0) return <p>{t.nobody}</p>;
  return (
    <>
      {standing !== 'BOTH' && elsewhere.length > 0 && <p className="soft">{t.elsewhere(number(elsewhere.length))}</p>}
      <table className="rows">
        <thead>
          <tr>
            {open.length > 0 && (
              <th className="ticks">
                <Tick
                  label={t.selectAll}
                  on={chosen.length === open.length}
                  onTurn={() => ticks.turnAll(open.map(({ id }) => id))}
                />
              </th>
            )}
            {standing !== 'ONLY_OURS' && <th>{t.theirs}</th>}
            {standing !== 'ONLY_THEIRS' && <th>{t.ours}</th>}
            {standing !== 'BOTH' && <th>{t.settled}</th>}
          </tr>
        </thead>
        <tbody>
          {entries.map((one) => (
            <tr key={one.id} className={ticks.ids.has(one.id) ? 'selected' : undefined}>
              {open.length > 0 && (
                <td className="ticks">
                  {isOpen(one) && (
                    <Tick label={t.select(named(one))} on={ticks.ids.has(one.id)} onTurn={() => ticks.turn(one.id)} />
                  )}
                </td>
              )}
              {standing !== 'ONLY_OURS' && (
                <td data-label={t.theirs}>
                  <Theirs of={one} />
                </td>
              )}
              {standing !== 'ONLY_THEIRS' && (
                <td data-label={t.ours}>
                  <Ours of={one} />
                </td>
              )}
              {standing !== 'BOTH' && (
                <td data-label={t.settled}>
                  <Settled of={one} mine={isOpen(one)} />
                  {isOpen(one) && (
                    <button className="plain" aria-label={t.decideOn(named(one))} onClick={() => setAsked([one])}>
                      {t.decide}
                    </button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {chosen.length > 0 && (
        <section className="bulk" aria-label={t.selected(number(chosen.length))}>
          <strong role="status">{t.selected(number(chosen.length))}</strong>
          <button onClick={() => setAsked(chosen)}>{t.decide}</button>
        </section>
      )}
      {asked && (
        <Decide
          list={list}
          standing={standing}
          entries={asked.map((one) => ({ ...one, called: named(one) }))}
          onClose={() => setAsked(undefined)}
          onTold={(results) => {
            onResults(results);
            ticks.keep([]);
            setAsked(undefined);
          }}
        />
      )}
    </>
  );
}

function Theirs({ of }: { of: Entry }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  return (
    <>
      <strong>{of.name ?? t.unnamed}</strong>{' '}
      <span className="soft">
        {[
          of.birthDate && factText({ field: 'BIRTH_DATE', value: of.birthDate, code: null }, language),
          of.documentNumber,
          of.line !== null && t.row(number(of.line)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

function Ours({ of }: { of: Entry }) {
  const t = useTexts(texts);
  if (!of.case) return <>–</>;
  return (
    <>
      <Link to={`/cases/${of.case.id}`}>{knownAs(of.case.person, t.unnamed)}</Link>{' '}
      <span className="number">{of.case.number}</span>
      {of.byNumber && <span className="soft"> {t.byNumber}</span>}
    </>
  );
}

/** `mine`: the reader’s unit can settle it. */
function Settled({ of, mine }: { of: Entry; mine: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { unit } = useMe();
  if (of.resolution === null) {
    const ours = of.owner.id === unit.id;
    // What the reader settles has the button beside it.
    if (ours && mine) return null;
    return (
      <span className="soft">{ours ? t.open : `${t.waits(nameOf(of.owner, language))}${mine ? ' · ' : ''}`} </span>
    );
  }
  return (
    <>
      <span className="tag good">✓ {labelOf(hostResolutions, of.resolution, language)}</span>
      {of.standing === 'ONLY_THEIRS' && of.case && (
        <>
          {' '}
          <Ours of={of} />
        </>
      )}
      {of.note && <span className="soft"> {of.note}</span>}
    </>
  );
}
