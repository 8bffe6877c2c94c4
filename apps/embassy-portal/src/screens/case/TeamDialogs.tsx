import { assignmentReasons, barReasons } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import type { Head } from './questions';
import { ASSIGN_CASE, BAR } from './team';
import { texts } from './team-texts';

const says = labelsOf(texts);

export interface Colleague {
  id: string;
  login: string;
}

interface Props {
  of: Head;
  colleagues: readonly Colleague[];
  onClose: () => void;
}

const whoOf = (colleagues: readonly Colleague[]) => colleagues.map(({ id, login }) => ({ value: id, label: login }));

/** Those that a person gives; the rest are said by the act that brings them. */
const givenReasons = assignmentReasons.codes.filter((code) => code !== 'INTAKE' && code !== 'BARRED');

/** A colleague of one’s own unit, or nobody. */
export function Assign({ of, colleagues, onClose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const assign = useAct(ASSIGN_CASE);
  const draft = useDraft(`assign ${of.id}`, () => ({ account: '', reason: '', note: '' }));
  const { account, reason, note } = draft.value;
  const send = () =>
    assignmentReasons.has(reason)
      ? assign.send({
          case: of.id,
          version: of.version,
          occurredAt: new Date().toISOString(),
          reason,
          ...(account && { account }),
          ...(note.trim() && { note: note.trim() }),
        })
      : [{ field: 'reason', text: says.missingReason }];
  return (
    <Deed draft={draft} title={t.assign} busy={assign.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="account"
            label={t.inCharge}
            value={account}
            onValue={(account) => draft.set({ account })}
            faults={faults}
            empty={t.nobodyNamed}
            options={whoOf(colleagues)}
          />
          <SelectField
            name="reason"
            label={t.reason}
            value={reason}
            onValue={(reason) => draft.set({ reason })}
            faults={faults}
            options={optionsOf(assignmentReasons, language, givenReasons)}
          />
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}

/** One colleague who must not know of it: from then on it does not exist for them. */
export function Bar({ of, colleagues, onClose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const bar = useAct(BAR);
  const draft = useDraft(`bar ${of.id}`, () => ({ account: '', reason: '', note: '' }));
  const { account, reason, note } = draft.value;
  const send = () => {
    const wrong = [
      ...(account ? [] : [{ field: 'account', text: says.missingWho }]),
      ...(reason ? [] : [{ field: 'reason', text: says.missingReason }]),
    ];
    if (wrong.length > 0 || !barReasons.has(reason)) return wrong;
    return bar.send({
      case: of.id,
      version: of.version,
      account,
      reason,
      occurredAt: new Date().toISOString(),
      ...(note.trim() && { note: note.trim() }),
    });
  };
  return (
    <Deed draft={draft} title={t.bar} label={t.doBar} busy={bar.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <p>{t.barText}</p>
          <SelectField
            name="account"
            label={t.who}
            value={account}
            onValue={(account) => draft.set({ account })}
            faults={faults}
            options={whoOf(colleagues)}
          />
          <SelectField
            name="reason"
            label={t.reason}
            value={reason}
            onValue={(reason) => draft.set({ reason })}
            faults={faults}
            options={optionsOf(barReasons, language)}
          />
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}
