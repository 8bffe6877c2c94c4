import { useState } from 'react';
import { bedKinds, guestAbsences, sexes } from '#domain';
import { useAct, useActs } from '../../api/useAct';
import { usePages } from '../../api/usePages';
import { useDraft } from '../../device/useDraft';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { Refusals, type Result } from '../../parts/Refusals';
import { texts as parts } from '../../parts/texts';
import { Tick, TickAll, useTicks } from '../../parts/Ticks';
import { useMe } from '../../session/session';
import { guestOf, type Guest } from './bed';
import { ZONE } from './House';
import { CAME, GUESTS, MISSED } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** Who was sent to a house of one’s own and is awaited at its door: they came, or they did not. */
export function Door() {
  const t = useTexts(texts);
  const { unit } = useMe();
  const { pages, more, busy, of } = usePages(GUESTS, { filter: { todo: 'AWAIT_GUEST' } }, ({ cases }) => cases.next, {
    every: 30_000,
  });
  const awaited = pages
    .flatMap(({ cases }) => cases.items)
    .map((found) => guestOf(found, knownAs(found.person, t.unnamed), unit.id))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const p = useTexts(parts);
  const language = useLanguage();
  const { number, moment } = useFormats();
  const came = useActs(CAME);
  const ticks = useTicks();
  const [missing, setMissing] = useState<Guest>();
  const [results, setResults] = useState<readonly Result[]>([]);
  const all = awaited.map(({ id }) => id);
  const chosen = awaited.filter(({ id }) => ticks.ids.has(id));
  const send = async () => {
    const occurredAt = new Date().toISOString();
    const answers = await came.send(chosen.map(({ id }) => ({ case: id, occurredAt })));
    const said = chosen.map(({ id, name }, i): Result => ({ id, name, result: answers[i] ?? { why: 'FAULT' } }));
    setResults(said);
    ticks.keep(said.filter(({ result }) => !result.done).map(({ id }) => id));
  };
  if (awaited.length === 0 && results.length === 0 && of.error === undefined) return null;
  return (
    <Part name="door" title={t.door}>
      <Refusals results={results} />
      {of.error !== undefined && <Answer of={of}>{() => null}</Answer>}
      {awaited.length === 0 ? (
        results.length > 0 && <p className="notice good">✓ {t.allCame}</p>
      ) : (
        <>
          <p role="status">{t.awaited(number(awaited.length))}</p>
          <table className="rows">
            <thead>
              <tr>
                <th className="ticks">
                  <TickAll label={t.pickAll} ids={all} ticks={ticks} />
                </th>
                <th>{t.person}</th>
                <th>{t.bedFor}</th>
                <th>{t.whetherCame}</th>
              </tr>
            </thead>
            <tbody>
              {awaited.map((guest) => (
                <tr key={guest.id} className={ticks.ids.has(guest.id) ? 'selected' : undefined}>
                  <td className="ticks">
                    <Tick label={t.pick(guest.name)} on={ticks.ids.has(guest.id)} onTurn={() => ticks.turn(guest.id)} />
                  </td>
                  <th scope="row" className="name">
                    {guest.name} <span className="number soft">{guest.number}</span>{' '}
                    <span className="tag">{labelOf(sexes, guest.sex, language)}</span>{' '}
                    {guest.child && <span className="tag care">◆ {t.child}</span>}
                  </th>
                  <td data-label={t.bedFor}>
                    {guest.bed?.shelter.code} · {labelOf(bedKinds, guest.bed?.bedKind ?? '', language)}{' '}
                    <span className="soft">{guest.bed && t.since(moment(guest.bed.occurredAt, ZONE))}</span>
                  </td>
                  <td>
                    <button className="second" aria-label={t.missedOf(guest.name)} onClick={() => setMissing(guest)}>
                      {t.missed}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {more && (
            <button className="second" disabled={busy} onClick={more}>
              {t.more}
            </button>
          )}
          <div className={chosen.length > 0 ? 'bulk' : 'bulk idle'}>
            <span role="status">{chosen.length > 0 ? t.chosen(number(chosen.length)) : t.missingPeople}</span>
            <button disabled={came.busy || chosen.length === 0} onClick={() => void send()}>
              {came.busy ? p.working : chosen.length > 0 ? t.came(number(chosen.length)) : t.cameIdle}
            </button>
          </div>
        </>
      )}
      {missing && <Missing guest={missing} onClose={() => setMissing(undefined)} />}
    </Part>
  );
}

function Missing({ guest, onClose }: { guest: Guest; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const missed = useAct(MISSED);
  const [occurredAt] = useState(() => new Date().toISOString());
  const draft = useDraft(`missed ${guest.id}`, () => ({ reason: '', note: '' }));
  const { reason, note } = draft.value;
  const send = () =>
    guestAbsences.has(reason)
      ? missed.send({ case: guest.id, occurredAt, reason, ...(note.trim() && { note: note.trim() }) })
      : [{ field: 'reason', text: says.missingReason }];
  return (
    <Deed
      draft={draft}
      title={t.missedTitle(guest.name)}
      busy={missed.busy}
      send={send}
      label={t.missed}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p>{t.missedText}</p>
          <SelectField
            name="reason"
            label={t.reason}
            value={reason}
            onValue={(reason) => draft.set({ reason })}
            faults={faults}
            options={optionsOf(guestAbsences, language)}
          />
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}
