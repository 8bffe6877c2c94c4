import { consentPurposes, rightsKinds, type CodeOf } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { Several } from '../../parts/Several';
import { texts as parts } from '../../parts/texts';
import { useWhen, When } from '../../parts/When';
import { RECORD_REQUEST, type Found } from './questions';
import { texts } from './texts';

const says = { ...labelsOf(parts), ...labelsOf(texts) };

type Purpose = CodeOf<typeof consentPurposes>;

/** What may be asked now: of one kind one request waits at a time, and only a consent in force is withdrawn. */
const askable = ({ rightsRequests }: Found, inForce: readonly Purpose[]) =>
  rightsKinds.codes.filter(
    (code) =>
      !rightsRequests.some(({ kind, state }) => kind === code && state === 'OPEN') &&
      (code !== 'WITHDRAWAL' || inForce.length > 0),
  );

/** What somebody asked, and when it came: the clock of the law runs from then. */
export function RecordDialog({ found, onClose }: { found: Found; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const record = useAct(RECORD_REQUEST);
  const when = useWhen();
  const draft = useDraft(`rights ${found.id}`, () => ({ kind: '', purposes: [] as readonly Purpose[], note: '' }));
  const { kind, purposes, note } = draft.value;
  const inForce = [
    ...new Set(found.consents.flatMap(({ purpose, given, withdrawnAt }) => (given && !withdrawnAt ? [purpose] : []))),
  ];
  const send = () => {
    const wrong = [
      ...(rightsKinds.has(kind) ? [] : [{ field: 'kind', text: says.missingKind }]),
      ...(when.at ? [] : [{ field: 'occurredAt', text: says.missingWhen }]),
    ];
    if (wrong.length > 0 || !rightsKinds.has(kind) || !when.at) return wrong;
    return record.send({
      case: found.id,
      version: found.version,
      kind,
      purposes: kind === 'WITHDRAWAL' ? [...purposes] : [],
      occurredAt: when.at.toISOString(),
      ...(note.trim() && { note: note.trim() }),
    });
  };
  return (
    <Deed draft={draft} title={t.record} busy={record.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="kind"
            label={t.kind}
            value={kind}
            onValue={(kind) => draft.set({ kind })}
            faults={faults}
            options={optionsOf(rightsKinds, language, askable(found, inForce))}
          />
          {kind === 'WITHDRAWAL' && (
            <Several
              name="purposes"
              legend={t.withdrawn}
              help={t.withdrawnText}
              faults={faults}
              options={optionsOf(consentPurposes, language, inForce)}
              value={purposes}
              onValue={(next) => draft.set({ purposes: inForce.filter((one) => next.includes(one)) })}
            />
          )}
          <When of={when} label={t.received} help={t.receivedHelp} faults={faults} />
          <NoteField of={draft} label={t.said} faults={faults} />
        </>
      )}
    </Deed>
  );
}
