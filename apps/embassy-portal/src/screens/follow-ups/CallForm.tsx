import { useState } from 'react';
import {
  contactChannels,
  followUpMoveReasons,
  followUpOutcomes,
  type FollowUpOutcome,
  type Label,
  type Lang,
} from '#domain';
import { askAllAgain } from '../../api/known';
import { takeBack } from '../../device/leave';
import { itemsNow } from '../../device/queue';
import { inWords, momentInWords } from '../../device/said';
import { useDeed } from '../../device/useDeed';
import { useDraft } from '../../device/useDraft';
import type { PutRight } from '../../device/usePutRight';
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
import { emptyCall, nextOf, outcomesOfCalls, readCall, type Call } from './call';
import { aboutMove, type Move } from './MoveDialog';
import { MOVE_FOLLOW_UP, RECORD_FOLLOW_UP, type Followed, type Visit } from './questions';
import { movesBehind } from './standing';
import { texts } from './texts';

const says = labelsOf(texts);

interface Calling {
  found: Followed;
  visit: Visit;
  /** What Pulang refused of it, filled in again. */
  refused: PutRight<Call> | undefined;
  /** Until both acts have their answer, it is this visit that is looked at. */
  onSending: (visit: Visit | undefined) => void;
  onDone: (told: Label) => void;
  onMoveRefused: (move: Move, faults: readonly Fault[]) => void;
}

/** How a call or a visit went, and when the next one is: with a line or without one. */
export function CallForm({ found, visit, refused: given, onSending, onDone, onMoveRefused }: Calling) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const { zone } = useMe().unit;
  const [refused] = useState(given);
  const draft = useDraft(
    ['follow-up', visit.id, ...(refused ? [refused.seq] : [])].join(' '),
    () => refused?.form ?? emptyCall(new Date(), zone),
  );
  const { send, busy } = useCall(found, visit, refused?.seq);
  const { faults, sends, setFaults, mend, mended } = useFaults(refused?.faults);
  const call = draft.value;
  const set = (change: Partial<typeof call>) => draft.change({ ...call, ...change });
  if (!draft.ready) return null;

  const submit = async () => {
    const next = nextOf(found.followUps, visit, call.outcome);
    const said = readCall(call, next, new Date(), zone, says);
    if (Array.isArray(said)) return setFaults(said);
    onSending(visit);
    try {
      const { faults: wrong, moved } = await send(said, call);
      if (wrong.length > 0) return setFaults(wrong);
      draft.drop();
      onDone(saved(visit.month, said.outcome));
      if (said.move && moved.length > 0) onMoveRefused(said.move, moved);
    } finally {
      onSending(undefined);
    }
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

function saved(month: number, outcome: FollowUpOutcome): Label {
  const said = (to: Lang) =>
    texts[to].saved(`${texts[to].month(String(month))}, ${followUpOutcomes.label(outcome, to)}`);
  return { id: said('id'), en: said('en') };
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
function useCall(found: Followed, visit: Visit, instead: number | undefined) {
  const { login } = useMe();
  const record = useDeed(RECORD_FOLLOW_UP);
  const move = useDeed(MOVE_FOLLOW_UP);
  const faultsOf = useFaultsOf();
  const send = async (
    said: Exclude<ReturnType<typeof readCall>, Fault[]>,
    form: Call,
  ): Promise<{ faults: readonly Fault[]; moved: readonly Fault[] }> => {
    const { outcome, channel, note, occurredAt, move: next } = said;
    // What was said with it before goes with what was refused.
    if (instead !== undefined)
      for (const { seq } of movesBehind(itemsNow(), instead, found.id)) await takeBack(login, seq);
    const recorded = await record.send(
      { case: found.id, month: visit.month, outcome, channel, occurredAt, ...(note && { note }) },
      {
        record: found.id,
        who: knownAs(found.person, found.number),
        label: { id: texts.id.recordLabel, en: texts.en.recordLabel },
        edit: { path: `/cases/${found.id}/follow-up?month=${visit.month}`, form },
        said: inWords((to) => [
          texts[to].month(String(visit.month)),
          followUpOutcomes.label(outcome, to),
          contactChannels.label(channel, to),
          momentInWords(form.day, form.time, to),
          note,
        ]),
      },
      instead,
      !next,
    );
    if (!recorded.kept && !recorded.done) return { faults: faultsOf(recorded), moved: [] };
    if (!next) return { faults: [], moved: [] };
    const result = await move.send({ case: found.id, ...next, occurredAt }, aboutMove(found, next));
    if (result.kept) return { faults: [], moved: [] };
    if (!result.done) await askAllAgain();
    return { faults: [], moved: faultsOf(result) };
  };
  return { send, busy: record.busy || move.busy };
}
