import { useState } from 'react';
import {
  assistanceLevels,
  assistanceModalities,
  assistanceStates,
  assistanceTypes,
  dayIn,
  formatMoney,
  type Label,
} from '#domain';
import { useAct } from '../../api/useAct';
import { isAct } from '../../device/queue';
import { usePutRight } from '../../device/usePutRight';
import { useQueue } from '../../device/useQueue';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Check } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { Summary, TextField, useFaultsOf, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { useMe } from '../../session/session';
import { useAftercare } from './aftercare';
import { UPDATE_ASSISTANCE } from './acts';
import { Cost } from './Cost';
import { GiveAid, type AidForm } from './GiveAid';
import { costOf, isFault, noCost } from './money';
import type { Aid, AtHome } from './questions';
import { Shared } from './Shared';
import { texts } from './texts';

const says = labelsOf(texts);

/** What somebody was given and is to be given, with what it cost and whether they say that they had it. */
export function AidPart({ found, onTold }: { found: AtHome; onTold: (what: Label) => void }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const { items } = useQueue();
  const { mine, goesOn } = useAftercare(found);
  const [putRight, wasPutRight] = usePutRight<AidForm>('logAssistance');
  const [giving, setGiving] = useState(goesOn && putRight !== undefined);
  const waiting = items.filter(
    ({ standing, deed }) => standing === 'WAITS' && deed.record === found.id && isAct(deed, 'logAssistance'),
  ).length;
  return (
    <Part name="assistance" title={t.assistance}>
      {found.assistance.length === 0 && <p>{t.noAid}</p>}
      {waiting > 0 && <p className="notice">● {t.waits(number(waiting))}</p>}
      <ul className="lines">
        {found.assistance.map((aid) => (
          <One key={aid.id} aid={aid} found={found} mine={mine} />
        ))}
      </ul>
      {goesOn && (
        <div className="deeds">
          <button onClick={() => setGiving(true)}>{t.giveAid}</button>
        </div>
      )}
      <Shared found={found} goesOn={goesOn} />
      {giving && (
        <GiveAid
          about={{ id: found.id, who: knownAs(found.person, found.number) }}
          putRight={putRight}
          onClose={() => {
            setGiving(false);
            wasPutRight();
          }}
          onDone={onTold}
        />
      )}
    </Part>
  );
}

function One({ aid, found, mine }: { aid: Aid; found: AtHome; mine: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day } = useFormats();
  const update = useAct(UPDATE_ASSISTANCE);
  const faultsOf = useFaultsOf();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [giving, setGiving] = useState(false);
  const what = labelOf(assistanceTypes, aid.type, language);
  const how = labelOf(assistanceModalities, aid.modality, language);
  const change = async (to: { confirmed?: true; state?: 'CANCELLED' }) => {
    const input = { case: found.id, version: found.version, assistance: aid.id, occurredAt: new Date().toISOString() };
    setFaults(faultsOf(await update.send({ ...input, ...to })));
  };
  const facts = [
    aid.level !== 'INDIVIDUAL' && labelOf(assistanceLevels, aid.level, language),
    !what.toLowerCase().includes(how.toLowerCase()) && how,
    aid.plannedOn && `${t.plannedOn.toLowerCase()} ${day(aid.plannedOn)}`,
    aid.givenOn && `${t.givenOn.toLowerCase()} ${day(aid.givenOn)}`,
    aid.note,
  ].filter(Boolean);
  return (
    <li>
      <span>
        {what} {facts.length > 0 && <span className="soft">· {facts.join(' · ')}</span>}
      </span>
      {aid.costMinor !== null && aid.currency && (
        <span className="number">{formatMoney({ minor: aid.costMinor, currency: aid.currency }, language)}</span>
      )}
      <span className={aid.state === 'GIVEN' ? 'tag good' : 'tag'}>
        {labelOf(assistanceStates, aid.state, language)}
      </span>
      {aid.state === 'GIVEN' && (
        <span className={aid.confirmed ? 'tag good' : 'tag care'}>
          {aid.confirmed ? `✓ ${t.confirmed}` : `○ ${t.unconfirmed}`}
        </span>
      )}
      {mine && aid.state === 'GIVEN' && !aid.confirmed && (
        <button
          className="second"
          aria-label={t.confirmThis(what)}
          disabled={update.busy}
          onClick={() => void change({ confirmed: true })}
        >
          {t.confirm}
        </button>
      )}
      {mine && aid.state === 'PLANNED' && (
        <>
          <button className="second" aria-label={t.markGivenThis(what)} onClick={() => setGiving(true)}>
            {t.markGiven}
          </button>
          <button
            className="plain"
            aria-label={t.dropAidThis(what)}
            disabled={update.busy}
            onClick={() => void change({ state: 'CANCELLED' })}
          >
            {t.dropAid}
          </button>
        </>
      )}
      <Summary faults={faults} />
      {giving && <Given aid={aid} what={what} found={found} onClose={() => setGiving(false)} />}
    </li>
  );
}

/** What was planned was given: when, and at what cost. */
function Given({ aid, what, found, onClose }: { aid: Aid; what: string; found: AtHome; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { zone } = useMe().unit;
  const update = useAct(UPDATE_ASSISTANCE);
  const [occurredAt] = useState(() => new Date());
  const [form, setForm] = useState({ on: dayIn(occurredAt, zone), confirmed: false, ...noCost });
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const send = () => {
    const cost = costOf(form, language, 'costMinor', says.wrongCost);
    if (isFault(cost)) return [cost];
    if (!form.on) return [{ field: 'givenOn', text: says.missingDay }];
    const input = { case: found.id, version: found.version, assistance: aid.id, occurredAt: occurredAt.toISOString() };
    return update.send({ ...input, state: 'GIVEN', givenOn: form.on, confirmed: form.confirmed, ...cost });
  };
  return (
    <Deed title={t.markGivenThis(what)} busy={update.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <TextField
            name="givenOn"
            label={t.givenOn}
            value={form.on}
            onValue={(on) => set({ on })}
            faults={faults}
            native={{ type: 'date' }}
          />
          <Cost value={form} onChange={set} faults={faults} />
          <Check label={t.confirmedBy} on={form.confirmed} onTurn={() => set({ confirmed: !form.confirmed })} />
        </>
      )}
    </Deed>
  );
}
