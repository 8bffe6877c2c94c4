import { useState } from 'react';
import { bedHoldReasons, bedKinds, dayIn, instantAt } from '#domain';
import { newId } from '../../api/ids';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { clockIn } from '../../parts/days';
import { Deed } from '../../parts/Deed';
import { SelectField, Summary, TextField, useFaultsOf, type Fault } from '../../parts/form';
import { useMay, useMe } from '../../session/session';
import { ChangeHouse } from './ChangeHouse';
import { BED_HOLDS, HOLD_BEDS, RELEASE, type Shelter } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** Shelters are in Indonesia and keep the capital’s time. */
export const ZONE = 'Asia/Jakarta';

/** A shelter with its beds by kind, and what is held or closed there. */
export function House({ house }: { house: Shelter }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const may = useMay();
  const { unit } = useMe();
  const [holding, setHolding] = useState(false);
  const [changing, setChanging] = useState(false);
  const free = house.beds.some(({ free }) => free > 0);
  const kept = house.beds.some(({ held, closed }) => held + closed > 0);
  return (
    <li className="house">
      <h3>
        {house.name} <span className="soft number">{house.code}</span>
      </h3>
      <p className="soft">{t.runBy(nameOf(house.unit, language))}</p>
      <ul className="beds">
        {house.beds.map(({ kind, count, free, held, closed }) => (
          <li key={kind} className={free > 0 ? undefined : 'full'}>
            <span>
              <strong>{labelOf(bedKinds, kind, language)}</strong>: {t.free(number(free), number(count))}
              {held > 0 && ` · ${t.held(number(held))}`}
              {closed > 0 && ` · ${t.closed(number(closed))}`}
            </span>
            <span className="meter" aria-hidden="true">
              <i className="taken" style={{ flexGrow: count - free - held - closed }} />
              <i className="held" style={{ flexGrow: held + closed }} />
              <i style={{ flexGrow: Math.max(free, 0) }} />
            </span>
          </li>
        ))}
      </ul>
      {kept && may.name('Query.bedHolds') && <Holds house={house} />}
      {free && may.do('holdBeds') && (
        <button className="second" aria-label={`${t.holdSome}: ${house.name}`} onClick={() => setHolding(true)}>
          {t.holdSome}
        </button>
      )}
      {house.unit.id === unit.id && may.do('changeShelter') && (
        <button className="plain" aria-label={t.changeOf(house.name)} onClick={() => setChanging(true)}>
          {t.change}
        </button>
      )}
      {changing && <ChangeHouse house={house} onClose={() => setChanging(false)} />}
      {holding && <HoldDialog house={house} onClose={() => setHolding(false)} />}
    </li>
  );
}

function Holds({ house }: { house: Shelter }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number, moment } = useFormats();
  const { unit } = useMe();
  const may = useMay();
  const faultsOf = useFaultsOf();
  const release = useAct(RELEASE);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const holds = useAsk(BED_HOLDS, { shelter: house.id }, { keep: true }).data?.bedHolds ?? [];
  const send = async (hold: string, version: number) =>
    setFaults(faultsOf(await release.send({ hold, version, occurredAt: new Date().toISOString() })));
  return (
    <>
      <Summary faults={faults} />
      <ul className="holds" aria-label={t.holds}>
        {holds.map((hold) => {
          const what = `${number(hold.count)} ${labelOf(bedKinds, hold.bedKind, language)}`;
          return (
            <li key={hold.id}>
              <span>
                {what} · {labelOf(bedHoldReasons, hold.reason, language)} ·{' '}
                {hold.until ? t.until(moment(hold.until, ZONE)) : t.endless}
                <br />
                <span className="soft">{nameOf(hold.unit, language)}</span>
              </span>
              {may.do('releaseBeds') && hold.unit.id === unit.id && (
                <button
                  className="plain"
                  disabled={release.busy}
                  aria-label={t.releaseOf(what)}
                  onClick={() => void send(hold.id, hold.version)}
                >
                  {t.release}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

const DAY_MS = 86_400_000;

function HoldDialog({ house, onClose }: { house: Shelter; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { unit } = useMe();
  const hold = useAct(HOLD_BEDS);
  const [{ id, occurredAt }] = useState(() => ({ id: newId(), occurredAt: new Date().toISOString() }));
  const [form, setForm] = useState(() => {
    // A hold ends by itself after a day, unless somebody says otherwise.
    const end = new Date(Date.now() + DAY_MS);
    const kind: string = house.beds.find(({ free }) => free > 0)?.kind ?? '';
    return { kind, count: '', reason: 'ARRIVAL', day: dayIn(end, ZONE), clock: clockIn(end, ZONE) };
  });
  const change = (more: Partial<typeof form>) => setForm((now) => ({ ...now, ...more }));
  // The last bed of a kind may go while this is open; what was chosen stays chosen.
  const kinds = house.beds.filter(({ kind, free }) => free > 0 || kind === form.kind);
  // What is not there at all can’t be closed by who only waits for it.
  const reasons = bedHoldReasons.codes.filter((code) => code === 'ARRIVAL' || house.unit.id === unit.id);
  const send = () => {
    const { kind, reason } = form;
    const count = /^\d{1,3}$/.test(form.count) ? Number(form.count) : 0;
    const until = instantAt(form.day, form.clock, ZONE);
    if (!bedKinds.has(kind) || count === 0) return [{ field: 'count', text: says.missingCount }];
    if (!until) return [{ field: 'until', text: says.missingUntil }];
    if (!bedHoldReasons.has(reason)) return [{ field: 'reason', text: says.missingReason }];
    const said = { id, shelter: house.id, bedKind: kind, count, reason, occurredAt, until: until.toISOString() };
    return hold.send(said);
  };
  return (
    <Deed title={t.holdTitle(house.name)} busy={hold.busy} send={send} label={t.holdSome} onClose={onClose}>
      {(faults, mended) => (
        <>
          <div className="row">
            <SelectField
              name="bedKind"
              label={t.kind}
              value={form.kind}
              onValue={(kind) => change({ kind })}
              faults={faults}
              options={kinds.map(({ kind }) => ({ value: kind, label: labelOf(bedKinds, kind, language) }))}
            />
            <TextField
              name="count"
              label={t.count}
              value={form.count}
              onValue={(count) => change({ count })}
              faults={faults}
              native={{ inputMode: 'numeric', maxLength: 3 }}
            />
          </div>
          <SelectField
            name="reason"
            label={t.reason}
            value={form.reason}
            onValue={(reason) => change({ reason })}
            faults={faults}
            options={optionsOf(bedHoldReasons, language, reasons)}
          />
          <div className="row">
            <TextField
              name="until"
              label={t.untilDay}
              value={form.day}
              onValue={(day) => change({ day })}
              faults={faults}
              native={{ type: 'date' }}
            />
            <TextField
              name="clock"
              label={t.untilClock}
              value={form.clock}
              onValue={(clock) => {
                change({ clock });
                mended('until');
              }}
              native={{ type: 'time' }}
            />
          </div>
        </>
      )}
    </Deed>
  );
}
