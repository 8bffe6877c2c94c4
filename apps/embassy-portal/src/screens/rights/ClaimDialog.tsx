import { claimKinds, currencies, readMoney } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { texts as parts } from '../../parts/texts';
import { useWhen, When } from '../../parts/When';
import { RECORD_CLAIM, type Found } from './questions';
import { texts } from './texts';

const says = { ...labelsOf(parts), ...labelsOf(texts) };

/** What became known to be owed, and since when: its clock runs from then. */
export function ClaimDialog({ found, onClose }: { found: Found; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const record = useAct(RECORD_CLAIM);
  const when = useWhen();
  const draft = useDraft(`claim ${found.id}`, () => ({ kind: '', amount: '', currency: 'IDR', note: '' }));
  const { kind, amount, currency, note } = draft.value;
  const awarded = kind === 'RESTITUTION' && amount.trim() !== '';
  const send = () => {
    const read = awarded && currencies.has(currency) ? readMoney(amount, currency, language) : undefined;
    const wrong = [
      ...(claimKinds.has(kind) ? [] : [{ field: 'kind', text: says.missingClaim }]),
      ...(awarded && !read?.ok ? [{ field: 'amountMinor', text: says.wrongAmount }] : []),
      ...(when.at ? [] : [{ field: 'occurredAt', text: says.missingWhen }]),
    ];
    if (wrong.length > 0 || !claimKinds.has(kind) || !when.at) return wrong;
    return record.send({
      case: found.id,
      version: found.version,
      kind,
      occurredAt: when.at.toISOString(),
      ...(read?.ok && currencies.has(currency) && { amountMinor: read.minor, currency }),
      ...(note.trim() && { note: note.trim() }),
    });
  };
  return (
    <Deed draft={draft} title={t.recordClaim} busy={record.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="kind"
            label={t.claimKind}
            value={kind}
            onValue={(kind) => draft.set({ kind })}
            faults={faults}
            options={optionsOf(claimKinds, language)}
          />
          {kind === 'RESTITUTION' && (
            <div className="row">
              <TextField
                name="amountMinor"
                label={t.amount}
                help={t.amountHelp}
                optional
                value={amount}
                onValue={(amount) => draft.set({ amount })}
                faults={faults}
                native={{ inputMode: 'decimal' }}
              />
              <SelectField
                name="currency"
                label={t.currency}
                value={currency}
                onValue={(currency) => draft.set({ currency })}
                faults={faults}
                options={currencies.codes.map((code) => ({
                  value: code,
                  label: `${code} · ${currencies.label(code, language)}`,
                }))}
              />
            </div>
          )}
          <When of={when} label={t.claimSince} help={t.claimSinceHelp} faults={faults} />
          <NoteField of={draft} label={t.claimNote} optional={false} faults={faults} />
        </>
      )}
    </Deed>
  );
}
