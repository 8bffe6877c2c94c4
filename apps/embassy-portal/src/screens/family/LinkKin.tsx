import { useState } from 'react';
import { factProofs, kinRelations, readCaseNumber } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { BY_NUMBER, LINK, type Family } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** Two who are registered are kin: the other one by the number of their case, shown by name before anything is said. */
export function LinkKin({ of, onClose }: { of: Family; onClose: () => void }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const link = useAct(LINK);
  const [form, setForm] = useState({ other: '', relation: '', proof: '' });
  const change = (more: Partial<typeof form>) => setForm({ ...form, ...more });
  const [occurredAt] = useState(() => new Date().toISOString());
  const number = readCaseNumber(form.other);
  const relative = useAsk(BY_NUMBER, { number: number ?? '' }, { enabled: number !== null, onDevice: false });
  const found = number === null ? null : relative.data?.case;
  const name = knownAs(of.person, p.unnamed);
  const send = () => {
    const { relation, proof } = form;
    const wrong: Fault[] = [
      ...(number === null ? [{ field: 'other', text: says.missingOther }] : []),
      ...(number !== null && !found ? [{ field: 'other', text: says.notOpen }] : []),
      ...(found?.id === of.id ? [{ field: 'other', text: says.self }] : []),
      ...(kinRelations.has(relation) ? [] : [{ field: 'relation', text: says.missingRelation }]),
      ...(factProofs.has(proof) ? [] : [{ field: 'proof', text: says.missingProof }]),
    ];
    if (wrong.length > 0 || !found || !kinRelations.has(relation) || !factProofs.has(proof)) return wrong;
    // Named is what this person is to the other.
    return link.send({ case: of.id, other: found.id, relation: kinRelations.row(relation).inverse, proof, occurredAt });
  };
  return (
    <Deed title={t.add} label={t.send} busy={link.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <TextField
            name="other"
            label={t.other}
            help={t.otherHelp}
            value={form.other}
            onValue={(other) => change({ other })}
            faults={faults}
            native={{ maxLength: 40, autoCapitalize: 'characters' }}
          />
          <div role="status">
            {found && <p className="notice good">✓ {t.foundOther(knownAs(found.person, p.unnamed), found.number)}</p>}
            {found === null && number !== null && <p className="notice">{t.notOpen}</p>}
          </div>
          <SelectField
            name="relation"
            label={t.relation(name)}
            value={form.relation}
            onValue={(relation) => change({ relation })}
            faults={faults}
            options={optionsOf(kinRelations, language)}
          />
          <SelectField
            name="proof"
            label={t.proof}
            value={form.proof}
            onValue={(proof) => change({ proof })}
            faults={faults}
            options={optionsOf(factProofs, language)}
          />
        </>
      )}
    </Deed>
  );
}
