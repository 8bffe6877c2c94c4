import { useState } from 'react';
import { Link, useParams } from '../../parts/address';
import { caseEvents, gapReasons, type GapReason, type Lang } from '#domain';
import { ofBefore, useAsk } from '../../api/useAsk';
import { takeBack } from '../../device/leave';
import type { Item } from '../../device/queue';
import { inWords } from '../../device/said';
import { useDeed, type Deeded } from '../../device/useDeed';
import { useQueue } from '../../device/useQueue';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Summary, TextField, useFaultsOf, useSaid, type Fault } from '../../parts/form';
import { Page } from '../../parts/Page';
import { knownAs } from '../../parts/person';
import { usePlaces } from '../../parts/places';
import { useMay, useMe } from '../../session/session';
import { Absent } from './Absent';
import { Closing } from './Closing';
import { ABOARD, ARRIVE, BOARD, TAKE_OFF, UNBOARD, type Aboard, type Traveller } from './questions';
import { isParty } from '../travel/standing';
import { FoundAboard } from './FoundAboard';
import { barredBy, doorOf, markOf, mayArrive, waitsFor, type Mark } from './standing';
import { texts } from './texts';
import './check-in.css';

const says = labelsOf(texts);

/** For so long a wrong tap is taken back as if it had not been. */
const GRACE_MS = 8_000;
/** The button that undoes stands where the thumb just was; a key is not pressed twice by itself. */
const DOUBLE_TAP_MS = 500;

/** It holds back what was done after it about the same person. */
const isStuck = ({ standing }: Item): boolean => standing === 'REFUSED' || standing === 'CONFLICT';

/** At the gate and on arrival, by thumb on a phone, with a line or without one. */
export default function CheckIn() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const aboard = useAsk(ABOARD, { id }, { onDevice: true, every: 30_000 });
  return (
    <Page title={aboard.data?.movement ? `${t.title}: ${aboard.data.movement.reference}` : t.title}>
      <Answer of={aboard}>
        {({ movement }) =>
          movement ? <Door movement={movement} fresh={ofBefore(aboard.data) === undefined} /> : <p>{t.gone}</p>
        }
      </Answer>
    </Page>
  );
}

function Door({ movement, fresh }: { movement: Aboard; fresh: boolean }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const { items } = useQueue();
  const { nameOf } = usePlaces();
  const [search, setSearch] = useState('');
  const language = useLanguage();
  const tapsOf = (one: Traveller) =>
    items.filter(({ deed }) => deed.record === one.case.id && deed.input['movement'] === movement.id);
  const rows = movement.passengers.map((one) => {
    const door = doorOf(one, movement);
    const here = tapsOf(one);
    const tap = here.findLast(({ standing }) => standing === 'WAITS');
    // Whose data is restricted is not named to anybody at a door, and goes by their number.
    return {
      one,
      door,
      tap,
      refused: here.find(isStuck),
      aside: here.find(({ standing }) => standing === 'ASIDE'),
      bar: barredBy(one, movement),
      // What was kept without a line may be older than the manifest: the core is left to say it.
      waits: fresh ? waitsFor(one, movement) : null,
      who: knownAs(one.person, one.case.number),
      mark: markOf(one, door, tap),
    };
  });
  const counted = (mark: Mark): number => rows.filter((row) => row.mark === mark).length;
  const open = counted('WAITED_FOR');
  const taps = rows.flatMap(({ tap }) => tap ?? []);
  const held = taps.filter(({ seq, deed }) =>
    items.some((item) => isStuck(item) && item.seq < seq && item.deed.record === deed.record),
  ).length;
  const sought = search.trim().toLowerCase();
  if (rows.length === 0) return <p>{t.nobody}</p>;
  return (
    <>
      <p role="status">
        <strong>{t.decided(number(rows.length - open), number(rows.length))}</strong>
      </p>
      {[...new Set(rows.flatMap(({ bar }) => bar ?? []))].map((place) => (
        <p className="notice" key={place}>
          ▲ {t.barred(nameOf(place))}
        </p>
      ))}
      <TextField name="search" label={t.search} value={search} onValue={setSearch} />
      <ul className="door">
        {rows
          .filter(({ one, who }) => `${who} ${one.case.number}`.toLowerCase().includes(sought))
          .toSorted((a, b) => a.who.localeCompare(b.who))
          .map((row) => (
            <li key={row.one.id} className={row.mark}>
              <One movement={movement} {...row} />
            </li>
          ))}
      </ul>
      <FoundAboard movement={movement} />
      {rows.some(({ one }) => isOver(one)) && (
        <p className="soft">
          {t.sent(caseEvents.label('reconnect', language), caseEvents.label('loseContact', language))}
        </p>
      )}
      <Closing
        movement={movement}
        open={open}
        here={counted('HERE')}
        gone={counted('NOT_HERE')}
        taps={taps}
        held={held}
      />
    </>
  );
}

/** Recorded at the end of the way: no act takes it back. */
const isOver = ({ state }: Traveller): boolean => state === 'ARRIVED' || state === 'MISSING';

interface RowProps {
  movement: Aboard;
  one: Traveller;
  door: ReturnType<typeof doorOf>;
  mark: ReturnType<typeof markOf>;
  tap: Item | undefined;
  /** What Pulang refused of what was tapped here, or was put aside since: the next tap takes its place. */
  refused: Item | undefined;
  aside: Item | undefined;
  /** From where nothing would go on for them. */
  bar: string | null;
  waits: ReturnType<typeof waitsFor>;
  who: string;
}

function One({ movement, one, door, mark, tap, refused, aside, bar, waits, who }: RowProps) {
  const t = useTexts(texts);
  const { unit, login } = useMe();
  const may = useMay();
  const faultsOf = useFaultsOf();
  const refusal = useSaid();
  const [asking, setAsking] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [goesBack, setGoesBack] = useState(false);
  const boards = door === 'BOARDING' && may.act('board', one.case) && movement.unit.id === unit.id;
  const lets = isParty(movement, unit.id) && may.act('recordArrival', one.case);
  const arrives = door === 'ARRIVAL' && lets;
  const misses = arrives || (door === 'TRANSIT' && one.state === 'BOARDED' && lets);
  const comes = boards ? !bar && !waits : mayArrive(one);
  const acts = {
    board: useDeed(BOARD),
    unboard: useDeed(UNBOARD),
    takeOff: useDeed(TAKE_OFF),
    arrive: useDeed(ARRIVE),
  };
  const busy = goesBack || Object.values(acts).some((act) => act.busy);
  // Not while the tap is still being kept: the focus goes to it from the button that was tapped.
  const takesBack = goesBack || acts.unboard.busy;
  const instead = (refused ?? aside)?.seq;
  const said = () => ({ case: one.case.id, movement: movement.id, occurredAt: new Date().toISOString() });
  const about = (say: (language: Lang) => string) => ({
    said: inWords((to) => [say(to)]),
    record: one.case.id,
    label: { id: texts.id.title, en: texts.en.title },
    who,
    notBefore: Date.now() + GRACE_MS,
    edit: { path: `/movements/${movement.id}/check-in` },
  });
  const told = (result: Deeded<object>) => setFaults(result.kept ? [] : faultsOf(result));
  const come = async () => {
    const now = said();
    // The entry and its record are one instant: an entry a millisecond after it would not have been yet.
    const landed = { ...now, outcome: 'ARRIVED' as const, enteredAt: now.occurredAt };
    told(
      boards
        ? await acts.board.send(
            now,
            about((to) => texts[to].board),
            instead,
          )
        : await acts.arrive.send(
            landed,
            about((to) => texts[to].arrive),
            instead,
          ),
    );
  };
  const stay = async (reason: GapReason) => {
    const missed = about((to) => `${texts[to].notHere}: ${gapReasons.label(reason, to)}`);
    told(
      boards
        ? await acts.takeOff.send({ ...said(), reason }, missed, instead)
        : await acts.arrive.send({ ...said(), outcome: 'MISSING', reason }, missed, instead),
    );
  };
  const undo = async (byThumb: boolean) => {
    if (!tap || tap.left)
      return told(
        await acts.unboard.send(
          said(),
          about((to) => texts[to].undo),
          instead,
        ),
      );
    if (byThumb && Date.now() - Date.parse(tap.deed.at) < DOUBLE_TAP_MS) return;
    setGoesBack(true);
    const back = await takeBack(login, tap.seq).finally(() => setGoesBack(false));
    setFaults(back ? [] : [{ field: null, text: says.tooLate }]);
  };
  return (
    <>
      <p>
        <strong>{who}</strong> {who !== one.case.number && <span className="number">{one.case.number}</span>}
        <br />
        <span className={mark === 'HERE' ? 'tag good' : mark === 'NOT_HERE' ? 'tag care' : 'tag'}>
          {mark === 'HERE' ? '✓' : mark === 'NOT_HERE' ? '✕' : '○'} {t[mark]}
        </span>{' '}
        {tap && <span className="soft">● {tap.left ? t.leaving : t.here}</span>}{' '}
        {boards && waits && <span className="soft">{t[waits]}</span>}
      </p>
      {refused && (
        <p className="fault">
          ▲ {t.refused} {refused.problem && refusal(refused.problem)} <Link to="/device">{t.lookDevice}</Link>
        </p>
      )}
      {!tap && (mark === 'WAITED_FOR' ? boards || arrives : misses) && (
        <div className="taps">
          {mark === 'WAITED_FOR' && comes && (
            <button
              aria-label={boards ? t.boardThis(who) : t.arriveThis(who)}
              disabled={busy}
              onClick={() => void come()}
            >
              {boards ? t.board : t.arrive}
            </button>
          )}
          <button className="second" aria-label={t.notHereThis(who)} disabled={busy} onClick={() => setAsking(true)}>
            {t.notHere}
          </button>
        </div>
      )}
      {((tap && !tap.left) || (boards && mark === 'HERE')) && (
        <button
          className="second"
          aria-label={t.undoThis(who)}
          disabled={takesBack}
          onClick={({ detail }) => void undo(detail > 0)}
        >
          {t.undo}
        </button>
      )}
      {!tap && isOver(one) && may.act('moveCase', one.case) && (
        <Link to={`/cases/${one.case.id}`} aria-label={t.toCaseOf(who)}>
          {t.toCase}
        </Link>
      )}
      <Summary faults={faults} />
      {asking && (
        <Absent
          who={who}
          busy={busy}
          onClose={() => setAsking(false)}
          onReason={(reason) => void stay(reason).then(() => setAsking(false))}
        />
      )}
    </>
  );
}
