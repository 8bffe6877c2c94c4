import { useState } from 'react';
import { factFields, factGrounds } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { factText } from './fact-text';
import { CONFIRM_FACT, DISPUTE_FACT, WITHDRAW_FACT, type Fact } from './facts';
import type { Head } from './questions';
import { texts } from './stance-texts';

const says = labelsOf(texts);

/** What may be said of what an agency said: of another's, that it is so or is not; of one's own, that it is taken back. */
export type StanceKind = 'CONFIRM' | 'DISPUTE' | 'WITHDRAW';

interface Props {
  kind: StanceKind;
  fact: Fact;
  of: Head;
  onClose: () => void;
}

export function StanceDialog({ kind, fact, of, onClose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const confirm = useAct(CONFIRM_FACT);
  const dispute = useAct(DISPUTE_FACT);
  const withdraw = useAct(WITHDRAW_FACT);
  const [occurredAt] = useState(() => new Date().toISOString());
  const draft = useDraft(`${kind} ${fact.id}`, () => ({ ground: '', note: '' }));
  const { ground, note } = draft.value;
  const about = {
    ...{ case: of.id, version: of.version, fact: fact.id, occurredAt },
    ...(note.trim() && { note: note.trim() }),
  };
  const send = () => {
    if (kind === 'CONFIRM') return confirm.send(about);
    if (!factGrounds.has(ground)) return [{ field: 'ground', text: says.missingGround }];
    return (kind === 'DISPUTE' ? dispute : withdraw).send({ ...about, ground });
  };
  return (
    <Deed
      draft={draft}
      title={`${t[kind]}: ${labelOf(factFields, fact.field, language)} ${factText(fact, language)}`}
      label={t[kind]}
      busy={confirm.busy || dispute.busy || withdraw.busy}
      send={send}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p>{t[`text${kind}`]}</p>
          {kind !== 'CONFIRM' && (
            <SelectField
              name="ground"
              label={t.ground}
              value={ground}
              onValue={(ground) => draft.set({ ground })}
              faults={faults}
              options={optionsOf(factGrounds, language)}
            />
          )}
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}
