import { contactChannels, followUpMoveReasons, followUpOutcomes } from '#domain';
import { useDeed } from '../../device/useDeed';
import { useDraft } from '../../device/useDraft';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import {
  Choices,
  FieldGroup,
  SelectField,
  Summary,
  TextField,
  useFaults,
  useFaultsOf,
  type Fault,
} from '../../parts/form';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { useMay, useMe } from '../../session/session';
import { emptyCall, nextOf, outcomesOfCalls, readCall } from './call';
import { MOVE_FOLLOW_UP, RECORD_FOLLOW_UP, type Followed, type Visit } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

interface Calling {
  found: Followed;
  visit: Visit;
  onDone: (outcome: string) => void;
}

/** How a call or a visit went, and when the next one is: with a line or without one. */
export function CallForm({ found, visit, onDone }: Calling) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const { zone } = useMe().unit;
  const draft = useDraft(`follow-up ${visit.id}`, () => emptyCall(new Date(), zone));
  const { send, busy } = useCall(found, visit);
  const { faults, sends, setFaults, mend, mended } = useFaults();
  const call = draft.value;
  const set = (change: Partial<typeof call>) => draft.change({ ...call, ...change });
  if (!draft.ready) return null;

  const submit = async () => {
    const next = nextOf(found.followUps, visit, call.outcome);
    const said = readCall(call, next, new Date(), zone, says);
    if (Array.isArray(said)) return setFaults(said);
    const refused = await send(said);
    if (refused.length > 0) return setFaults(refused);
    draft.drop();
    onDone(followUpOutcomes.label(said.outcome, language));
  };
  return (
    <form
      noValidate
      onChange={mend}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Summary faults={faults} sends={sends} />
      {draft.resumed && <p className="soft">{t.draft}</p>}
      <FieldGroup name="outcome" legend={t.outcome} faults={faults}>
        <div className="outcomes">
          <Choices
            name="outcome"
            value={call.outcome}
            onValue={(outcome) => set({ outcome, next: '', reason: '' })}
            options={optionsOf(followUpOutcomes, language, outcomesOfCalls)}
          />
        </div>
      </FieldGroup>
      {call.outcome === 'LOST_CONTACT' && <p className="notice">{t.lossText}</p>}
      <div className="row">
        <SelectField
          name="channel"
          label={t.channel}
          value={call.channel}
          onValue={(channel) => set({ channel })}
          options={optionsOf(contactChannels, language)}
        />
        <TextField
          name="occurredAt"
          label={t.day}
          value={call.day}
          onValue={(day) => set({ day })}
          faults={faults}
          native={{ type: 'date' }}
        />
        <TextField
          name="time"
          label={t.time}
          value={call.time}
          onValue={(time) => {
            set({ time });
            mended('occurredAt');
          }}
          native={{ type: 'time' }}
        />
      </div>
      <TextField
        name="note"
        label={t.note}
        help={t.noteHelp}
        optional
        rows={3}
        value={call.note}
        onValue={(note) => set({ note })}
        faults={faults}
        native={{ maxLength: 4000 }}
      />
      <Next call={call} next={nextOf(found.followUps, visit, call.outcome)} faults={faults} onChange={set} />
      <div className="deeds">
        <button disabled={busy}>{busy ? p.working : t.save}</button>
      </div>
    </form>
  );
}

interface NextProps {
  call: { outcome: string; next: string; reason: string };
  next: Visit | undefined;
  faults: readonly Fault[];
  onChange: (change: { next?: string; reason?: string }) => void;
}

function Next({ call, next, faults, onChange }: NextProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const may = useMay();
  if (!next || !may.do('moveFollowUp')) return null;
  const again = call.outcome === 'NOT_REACHED';
  const day = call.next || (again ? '' : next.dueOn);
  return (
    <div className="row">
      <TextField
        name="dueOn"
        label={again ? t.retry : t.next(number(next.month))}
        help={again ? t.retryHelp : undefined}
        value={day}
        onValue={(to) => onChange({ next: to })}
        faults={faults}
        native={{ type: 'date' }}
      />
      {call.next !== '' && call.next !== next.dueOn && (
        <SelectField
          name="reason"
          label={t.reason}
          value={call.reason}
          onValue={(reason) => onChange({ reason })}
          faults={faults}
          options={optionsOf(followUpMoveReasons, language)}
        />
      )}
    </div>
  );
}

/** Two acts on one case, which leave this device in their order; the second only when the first was not refused. */
function useCall(found: Followed, visit: Visit) {
  const record = useDeed(RECORD_FOLLOW_UP);
  const move = useDeed(MOVE_FOLLOW_UP);
  const faultsOf = useFaultsOf();
  const send = async (said: Exclude<ReturnType<typeof readCall>, Fault[]>): Promise<Fault[]> => {
    const { outcome, channel, note, occurredAt, move: moved } = said;
    const about = {
      record: found.id,
      who: knownAs(found.person, found.number),
      edit: { path: `/cases/${found.id}/follow-up?month=${visit.month}` },
    };
    const recorded = await record.send(
      { case: found.id, month: visit.month, outcome, channel, occurredAt, ...(note && { note }) },
      { ...about, label: { id: texts.id.recordLabel, en: texts.en.recordLabel } },
    );
    if (!recorded.kept && !recorded.done) return faultsOf(recorded);
    if (!moved) return [];
    const result = await move.send(
      { case: found.id, ...moved, occurredAt },
      { ...about, label: { id: texts.id.moveLabel, en: texts.en.moveLabel } },
    );
    return result.kept ? [] : faultsOf(result);
  };
  return { send, busy: record.busy || move.busy };
}
