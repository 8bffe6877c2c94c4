import { useRef, useState } from 'react';
import type { ResultOf } from 'gql.tada';
import { bedKinds, splitReasons, type BedKind, type Lang } from '#domain';
import { useAct, useActs, type Done } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { usePages } from '../../api/usePages';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Answer } from '../../parts/Answer';
import { SelectField, Summary, useFaults, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { Refusals, type Result } from '../../parts/Refusals';
import { texts as parts } from '../../parts/texts';
import { useTicks } from '../../parts/Ticks';
import { useMe } from '../../session/session';
import { bedFor, familiesOf, guestOf, isIn, shortOf, views, type Guest, type Short, type View } from './bed';
import { GuestTable } from './GuestTable';
import { ZONE } from './House';
import { BED_HOLDS, GUESTS, PLACE, PLACE_FAMILY, type Shelter } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** Who needs a bed, several at once: all that are chosen fit, or nobody is placed and it is said how many do. */
export function Placing({ houses }: { houses: readonly Shelter[] }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const { number, moment } = useFormats();
  const { unit } = useMe();
  const [view, setView] = useState<View>('ALL');
  const [house, setHouse] = useState('');
  const [kind, setKind] = useState('');
  const [hold, setHold] = useState('');
  const [split, setSplit] = useState('');
  const { faults, sends, setFaults, mend, mended } = useFaults();
  const [results, setResults] = useState<readonly Result[]>([]);
  const ticks = useTicks();
  const { guests, came, housed } = useGuests();
  const { placeAll, busy } = usePlacing();
  const holds = useAsk(BED_HOLDS, { shelter: house }, { enabled: house !== '', keep: true }).data?.bedHolds ?? [];
  const ours = holds.filter((one) => one.unit.id === unit.id && one.reason === 'ARRIVAL');
  const shown = guests.filter((guest) => isIn(view, guest));
  const chosen = guests.filter(({ id, ours: own }) => own && ticks.ids.has(id));
  const families = familiesOf(chosen);
  // Those of others are only looked at.
  const places = houses.length > 0 && (shown.some((guest) => guest.ours) || chosen.length > 0);

  const send = async () => {
    setResults([]);
    const place = houses.find(({ id }) => id === house);
    const held = ours.find(({ id }) => id === hold);
    const bedOf = (guest: Guest, family: readonly Guest[]): BedKind =>
      held?.bedKind ?? (bedKinds.has(kind) ? kind : bedFor(guest, family.length > 1));
    const beds = families.flatMap((family) => family.map((guest) => bedOf(guest, family)));
    const short = place ? shortOf(beds, place.beds, held?.count) : [];
    const wrong: Fault[] = [
      ...(place ? [] : [{ field: 'shelter', text: says.missingShelter }]),
      ...(chosen.length > 0 ? [] : [{ field: 'guests', text: says.missingPeople }]),
      ...short.map((one) => ({ field: 'shelter', text: tooMany(place?.code ?? '', one) })),
      ...meetings(chosen).map(([one, other]) => ({ field: 'guests', text: says.meets(one.name, other.name) })),
      ...(split
        ? []
        : parted(chosen, guests, house).map(({ name }) => ({ field: 'splitReason', text: says.splits(name) }))),
    ];
    setFaults(wrong);
    if (!place || wrong.length > 0) return;
    const said = await placeAll(families, {
      shelter: place.id,
      bedOf,
      ...(held && { hold: held.id }),
      ...(splitReasons.has(split) && { splitReason: split }),
    });
    setResults(said);
    const refused = said.filter(({ result }) => !result.done);
    ticks.keep(refused.map(({ id }) => id));
    // A reason is given for these, and for nobody who is chosen after them.
    if (refused.length === 0) setSplit('');
  };
  return (
    <Part name="place" title={t.who}>
      <div role="group" aria-label={t.view} className="views">
        {views.map((one) => (
          <button key={one} className="second" aria-pressed={view === one} onClick={() => setView(one)}>
            {t[one]} ({number(guests.filter((guest) => isIn(one, guest)).length)})
          </button>
        ))}
      </div>
      <Refusals results={results} />
      <Summary faults={faults} sends={sends} />
      <div id="guests" tabIndex={-1} onChange={() => mended('guests', 'splitReason')}>
        {[came, housed].map(
          ({ of }, i) =>
            of.error !== undefined && (
              <Answer key={i} of={of}>
                {() => null}
              </Answer>
            ),
        )}
        {shown.length > 0 ? (
          <GuestTable shown={shown} all={guests} ticks={ticks} />
        ) : (
          came.of.data && housed.of.data && <p>{t.nobody}</p>
        )}
        {housed.more && (
          <button className="second" disabled={housed.busy} onClick={housed.more}>
            {housed.busy ? p.working : t.more}
          </button>
        )}
      </div>
      {places && (
        <form
          className={chosen.length > 0 ? 'bulk placing' : 'bulk placing idle'}
          noValidate
          onChange={mend}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <span role="status">{chosen.length > 0 ? t.chosen(number(chosen.length)) : t.missingPeople}</span>
          <SelectField
            name="shelter"
            label={t.shelter}
            value={house}
            onValue={(next) => {
              setHouse(next);
              setHold('');
            }}
            faults={faults.filter(({ text }) => text === says.missingShelter)}
            options={houses.map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` }))}
          />
          <SelectField
            name="bedKind"
            label={t.kind}
            value={kind}
            onValue={setKind}
            empty={t.byPerson}
            options={optionsOf(bedKinds, language)}
          />
          {ours.length > 0 && (
            <SelectField
              name="hold"
              label={t.hold}
              value={hold}
              onValue={setHold}
              empty={t.noHold}
              options={ours.map(({ id, count, bedKind, until }) => ({
                value: id,
                label: t.holdOf(number(count), labelOf(bedKinds, bedKind, language), until ? moment(until, ZONE) : '–'),
              }))}
            />
          )}
          {chosen.some(({ kin }) => kin.length > 0) && (
            <SelectField
              name="splitReason"
              label={t.splitReason}
              value={split}
              onValue={setSplit}
              empty={t.noHold}
              options={optionsOf(splitReasons, language)}
            />
          )}
          <button disabled={busy}>{busy ? p.working : t.place}</button>
        </form>
      )}
    </Part>
  );
}

/** Who came and is one’s own to house, all of them, and who sleeps somewhere within one’s reach, page by page. */
function useGuests() {
  const t = useTexts(texts);
  const { unit } = useMe();
  const every = 30_000;
  const next = ({ cases }: ResultOf<typeof GUESTS>) => cases.next;
  const came = usePages(GUESTS, { filter: { state: 'ARRIVED', holder: unit.id } }, next, { every, whole: true });
  const housed = usePages(GUESTS, { filter: { state: 'IN_SHELTER' } }, next, { every });
  const guests = [...came.pages, ...housed.pages]
    .flatMap(({ cases }) => cases.items)
    .map((found) => guestOf(found, knownAs(found.person, t.unnamed), unit.id))
    // Whichever of the two it was said of.
    .map((guest, _, all) => ({
      ...guest,
      apart: [
        ...guest.apart,
        ...all.flatMap(({ id, apart }) =>
          apart.filter(({ other }) => other === guest.id).map((one) => ({ ...one, other: id })),
        ),
      ],
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return { guests, came, housed };
}

function tooMany(house: string, { kind, free, wanted }: Short) {
  const said = (to: Lang) => texts[to].tooMany(house, bedKinds.label(kind, to), String(free), String(wanted));
  return { id: said('id'), en: said('en') };
}

/** Pairs of those chosen who must not meet, each once. */
const meetings = (chosen: readonly Guest[]): [Guest, Guest][] =>
  chosen.flatMap((one, i) =>
    chosen.slice(i + 1).flatMap((other): [Guest, Guest][] => {
      return one.apart.some((each) => each.other === other.id) ? [[one, other]] : [];
    }),
  );

/** Those whose family waits for a bed as well and is not chosen, or sleeps in another house. */
const parted = (chosen: readonly Guest[], all: readonly Guest[], house: string): Guest[] =>
  chosen.filter(({ family }) =>
    all.some((one) => {
      const elsewhere = one.bed ? one.bed.shelter.id !== house : one.ours;
      return elsewhere && family.includes(one.id) && !chosen.includes(one);
    }),
  );

interface To {
  shelter: string;
  bedOf: (guest: Guest, family: readonly Guest[]) => BedKind;
  hold?: string;
  splitReason?: (typeof splitReasons.codes)[number];
}

/** Why a family is parted is said of that family, not of whoever is placed in the same breath. */
const reasonFor = (together: readonly Guest[], splitReason: To['splitReason']) => {
  const ids = new Set(together.map(({ id }) => id));
  return splitReason && together.some(({ family }) => family.some((id) => !ids.has(id))) ? { splitReason } : {};
};

/** Families in one act each, all of them or nobody; everybody else in a batch. */
function usePlacing() {
  const place = useActs(PLACE);
  const together = useAct(PLACE_FAMILY);
  const moment = useRef<{ of: string; at: string }>(undefined);
  /** The same people to the same beds is the same act, also when it is sent again. */
  const momentOf = (of: string): string => {
    if (moment.current?.of !== of) moment.current = { of, at: new Date().toISOString() };
    return moment.current.at;
  };
  const placeAll = async (families: readonly Guest[][], { bedOf, splitReason, ...to }: To): Promise<Result[]> => {
    const occurredAt = momentOf(JSON.stringify([families.flat().map(({ id }) => id), splitReason, to]));
    const results: Result[] = [];
    const tell = (guest: Guest, result: Done<object>) => results.push({ id: guest.id, name: guest.name, result });
    for (const family of families.filter(({ length }) => length > 1)) {
      const { hold, ...shared } = to;
      const guests = family.map((guest) => ({
        case: guest.id,
        version: guest.version,
        bedKind: bedOf(guest, family),
        ...(hold && { hold }),
      }));
      const result = await together.send({ ...shared, ...reasonFor(family, splitReason), occurredAt, guests });
      for (const guest of family) tell(guest, result);
    }
    const alone = families.filter(({ length }) => length === 1).flat();
    if (alone.length > 0) {
      const rows = alone.map((guest) => ({
        ...to,
        ...reasonFor([guest], splitReason),
        case: guest.id,
        version: guest.version,
        bedKind: bedOf(guest, [guest]),
        withFamily: bedOf(guest, [guest]) === 'FAMILY',
        occurredAt,
      }));
      const answers = await place.send(rows);
      for (const [i, guest] of alone.entries()) tell(guest, answers[i] ?? { why: 'FAULT' });
    }
    moment.current = undefined;
    return results;
  };
  return { placeAll, busy: place.busy || together.busy };
}
