import { useState } from 'react';
import { optionsOf } from '../../parts/choices';
import { Link } from '../../parts/address';
import { apartReasons, bedKinds, bedLeavings, guestAbsences, sexes, splitReasons } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { Tick, TickAll, type Ticks } from '../../parts/Ticks';
import { useMay, useMe } from '../../session/session';
import type { Guest } from './bed';
import { ZONE } from './House';
import { END_APART, KEEP_APART, LEAVE } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

interface TableProps {
  shown: readonly Guest[];
  all: readonly Guest[];
  ticks: Ticks;
}

/** Who needs a bed or has one, with what is minded when it is given: family, and whom they must not meet. */
export function GuestTable({ shown, all, ticks }: TableProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { list, moment } = useFormats();
  const { unit } = useMe();
  const may = useMay();
  const [leaving, setLeaving] = useState<Guest>();
  const [ending, setEnding] = useState(false);
  const [apart, setApart] = useState<[Guest, Guest]>();
  const ours = shown.filter((guest) => guest.ours).map(({ id }) => id);
  const names = (ids: readonly string[]) =>
    list([...new Set(ids.map((id) => all.find((one) => one.id === id)?.name ?? t.someone))]);
  const [one, other, ...rest] = shown.filter(({ id }) => ticks.ids.has(id));
  const two = one && other && rest.length === 0 ? ([one, other] as [Guest, Guest]) : undefined;
  const kept = two?.[0].apart.find((each) => each.other === two[1].id);
  return (
    <>
      <table className="rows">
        <thead>
          <tr>
            {ours.length > 0 ? (
              <th className="ticks">
                <TickAll label={t.pickAll} ids={ours} ticks={ticks} />
              </th>
            ) : (
              <td />
            )}
            <th>{t.person}</th>
            <th>{t.needs}</th>
            <th>{t.bed}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((guest) => (
            <tr key={guest.id} className={ticks.ids.has(guest.id) ? 'selected' : undefined}>
              <td className="ticks">
                {guest.ours && (
                  <Tick label={t.pick(guest.name)} on={ticks.ids.has(guest.id)} onTurn={() => ticks.turn(guest.id)} />
                )}
              </td>
              <th scope="row" className="name">
                <Link to={`/cases/${guest.id}`}>{guest.name}</Link> <span className="number soft">{guest.number}</span>
              </th>
              <td>
                <span className="tag">{labelOf(sexes, guest.sex, language)}</span>{' '}
                {guest.child && <span className="tag care">◆ {t.child}</span>}{' '}
                {guest.kin.length > 0 && <span className="soft">⚭ {t.family(names(guest.kin))}</span>}{' '}
                {guest.apart.length > 0 && <strong>▲ {t.apart(names(guest.apart.map(({ other }) => other)))}</strong>}{' '}
                {!guest.bed && guest.absence && (
                  <strong className="tag wrong">
                    ▲ {t.wasMissed(labelOf(guestAbsences, guest.absence, language))}
                  </strong>
                )}
              </td>
              <td data-label={guest.bed ? t.bed : undefined}>
                {guest.bed && (
                  <>
                    {guest.bed.shelter.code} · {labelOf(bedKinds, guest.bed.bedKind, language)}{' '}
                    <span className="soft">{t.since(moment(guest.bed.occurredAt, ZONE))}</span>{' '}
                    {!guest.bed.cameAt && <span className="tag care">○ {t.onTheWay}</span>}{' '}
                    {may.do('leaveShelter') && (guest.ours || guest.bed.shelter.unit.id === unit.id) && (
                      <button className="plain" aria-label={t.leaveOf(guest.name)} onClick={() => setLeaving(guest)}>
                        {t.leave}
                      </button>
                    )}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {two && (
        <div className="deeds">
          {kept && may.do('endKeepApart') && (
            <button className="second" onClick={() => setEnding(true)}>
              {t.endApart}
            </button>
          )}
          {!kept && may.do('keepApart') && (
            <button className="second" onClick={() => setApart(two)}>
              {t.keepApart}
            </button>
          )}
        </div>
      )}
      {leaving && <Leaving guest={leaving} onClose={() => setLeaving(undefined)} />}
      {apart && <KeepApart two={apart} onClose={() => setApart(undefined)} />}
      {ending && two && kept && <EndApart two={two} kept={kept} onClose={() => setEnding(false)} />}
    </>
  );
}

function Leaving({ guest, onClose }: { guest: Guest; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const leave = useAct(LEAVE);
  const [occurredAt] = useState(() => new Date().toISOString());
  const draft = useDraft(`leave ${guest.id}`, () => ({ reason: '', split: '', note: '' }));
  const { reason, split, note } = draft.value;
  const send = () =>
    bedLeavings.has(reason)
      ? leave.send({
          case: guest.id,
          version: guest.version,
          occurredAt,
          reason,
          ...(splitReasons.has(split) && { splitReason: split }),
          ...(note.trim() && { note: note.trim() }),
        })
      : [{ field: 'reason', text: says.missingReason }];
  return (
    <Deed
      draft={draft}
      title={t.leaveTitle(guest.name)}
      busy={leave.busy}
      send={send}
      label={t.leave}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <SelectField
            name="reason"
            label={t.reason}
            value={reason}
            onValue={(reason) => draft.set({ reason })}
            faults={faults}
            options={optionsOf(bedLeavings, language)}
          />
          {guest.kin.length > 0 && (
            <SelectField
              name="splitReason"
              label={t.splitReason}
              value={split}
              onValue={(split) => draft.set({ split })}
              faults={faults}
              empty={t.noHold}
              options={optionsOf(splitReasons, language)}
            />
          )}
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}

function KeepApart({ two: [one, other], onClose }: { two: [Guest, Guest]; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const keep = useAct(KEEP_APART);
  const [occurredAt] = useState(() => new Date().toISOString());
  const draft = useDraft(`apart ${one.id} ${other.id}`, () => ({ reason: '', note: '' }));
  const { reason, note } = draft.value;
  const send = () =>
    apartReasons.has(reason)
      ? keep.send({
          case: one.id,
          version: one.version,
          other: other.id,
          occurredAt,
          reason,
          ...(note.trim() && { note: note.trim() }),
        })
      : [{ field: 'reason', text: says.missingReason }];
  return (
    <Deed draft={draft} title={t.keepApartTitle(one.name, other.name)} busy={keep.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="reason"
            label={t.reason}
            value={reason}
            onValue={(reason) => draft.set({ reason })}
            faults={faults}
            options={optionsOf(apartReasons, language)}
          />
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}

interface Ending {
  two: [Guest, Guest];
  kept: Guest['apart'][number];
  onClose: () => void;
}

function EndApart({ two: [one, other], kept, onClose }: Ending) {
  const t = useTexts(texts);
  const end = useAct(END_APART);
  const send = () => end.send({ apart: kept.id, version: kept.version, occurredAt: new Date().toISOString() });
  return (
    <Deed
      title={t.endApartTitle(one.name, other.name)}
      label={t.endApart}
      busy={end.busy}
      send={send}
      onClose={onClose}
    >
      {() => <p>{t.endApartText}</p>}
    </Deed>
  );
}
