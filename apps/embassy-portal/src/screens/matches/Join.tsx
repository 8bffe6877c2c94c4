import { readCaseNumber } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Deed } from '../../parts/Deed';
import { Choices, FieldGroup, TextField, type Fault } from '../../parts/form';
import { knownAs } from '../../parts/person';
import { BY_NUMBER, MERGE } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

const verdicts = ['SAME', 'SAME_NEW_EPISODE'] as const;

/** What the desk knows from elsewhere: two cases that nothing here paired are of one person. */
export function Join({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const merge = useAct(MERGE);
  const draft = useDraft('join', () => ({ case: '', other: '', verdict: '', note: '' }));
  const { value: form, set: change } = draft;
  const [one, other] = [useByNumber(form.case), useByNumber(form.other)];
  const send = () => {
    const verdict = verdicts.find((code) => code === form.verdict);
    const wrong: Fault[] = [
      ...(one ? [] : [{ field: 'case', text: says.wrongNumber }]),
      ...(other ? [] : [{ field: 'other', text: says.wrongNumber }]),
      ...(one && one.id === other?.id ? [{ field: 'other', text: says.sameCase }] : []),
      ...(verdict ? [] : [{ field: 'verdict', text: says.missingVerdict }]),
      ...(form.note.trim() ? [] : [{ field: 'note', text: says.missingWhy }]),
    ];
    if (wrong.length > 0 || !one || !other || !verdict) return wrong;
    return merge.send({ case: one.id, other: other.id, verdict, note: form.note.trim() });
  };
  return (
    <Deed draft={draft} title={t.join} label={t.judge} busy={merge.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <p>{t.joinText}</p>
          {(['case', 'other'] as const).map((field) => {
            const found = field === 'case' ? one : other;
            return (
              <div key={field}>
                <TextField
                  name={field}
                  label={field === 'case' ? t.oneNumber : t.otherNumber}
                  help={t.numberHelp}
                  value={form[field]}
                  onValue={(number) => change({ [field]: number })}
                  faults={faults}
                  native={{ maxLength: 40, autoCapitalize: 'characters', spellCheck: false }}
                />
                <div role="status">
                  {found && (
                    <p className="notice good">
                      ✓ {knownAs(found.person, t.unnamed)}, {found.number}
                    </p>
                  )}
                </div>
              </div>
            );
          })}
          <FieldGroup name="verdict" legend={t.whatTheyAre} faults={faults}>
            <Choices
              name="verdict"
              value={form.verdict}
              onValue={(verdict) => change({ verdict })}
              options={verdicts.map((value) => ({ value, label: t[value] }))}
            />
          </FieldGroup>
          <TextField
            name="note"
            label={t.note}
            rows={3}
            value={form.note}
            onValue={(note) => change({ note })}
            faults={faults}
          />
        </>
      )}
    </Deed>
  );
}

function useByNumber(typed: string) {
  const number = readCaseNumber(typed);
  const found = useAsk(BY_NUMBER, { number: number ?? '' }, { enabled: number !== null, onDevice: false });
  return number === null ? null : found.data?.case;
}
