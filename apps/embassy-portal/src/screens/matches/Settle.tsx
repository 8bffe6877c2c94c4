import { useState } from 'react';
import { disagreementKinds, factGrounds, factProofs, factStandings, type CodeOf } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { labelOf, nameOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { Choices, FieldGroup, SelectField, type Fault } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { knownAs } from '../../parts/person';
import { useMay } from '../../session/session';
import { factText } from '../case/fact-text';
import { Found } from '../case/Findings';
import { RESOLVE, SAID, type Disagreement } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** Ends a disagreement: by what is to stand, or of two findings by the ground alone. What was said is opened for it. */
export function Settle({ of, onClose }: { of: Disagreement; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const resolve = useAct(RESOLVE);
  const finding = of.kind === 'VICTIM_STATUS';
  const kinship = of.kind === 'KINSHIP';
  const said = useAsk(SAID, { id: of.case.id }, { enabled: !finding && !kinship });
  const draft = useDraft(`disagreement ${of.id}`, () => ({ fact: '', stands: '', ground: '', note: '' }));
  const { fact, stands, ground, note } = draft.value;
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = () => {
    const wrong: Fault[] = [
      ...(!finding && !kinship && fact === '' ? [{ field: 'fact', text: says.missingFact }] : []),
      ...(kinship && stands === '' ? [{ field: 'stands', text: says.missingFact }] : []),
      ...(ground === '' ? [{ field: 'ground', text: says.missingGround }] : []),
      ...(note.trim() === '' ? [{ field: 'note', text: says.missingWhy }] : []),
    ];
    if (wrong.length > 0) return wrong;
    return resolve.send({
      disagreement: of.id,
      version: of.version,
      ...(finding || kinship ? {} : { fact }),
      ...(kinship ? { stands: stands === 'yes' } : {}),
      ground: ground as CodeOf<typeof factGrounds>,
      occurredAt,
      note: note.trim(),
    });
  };
  const title = t.settleTitle(labelOf(disagreementKinds, of.kind, language), knownAs(of.case.person, t.unnamed));
  return (
    <Deed draft={draft} title={title} busy={resolve.busy} label={t.settle} send={send} onClose={onClose}>
      {(faults) => (
        <>
          {finding && may.name('Case.determinations') && <Found opened={{ id: of.case.id, purpose: 'CASE_WORK' }} />}
          {finding && <p>{t.finding}</p>}
          {!finding && !kinship && (
            <Answer of={said}>
              {({ case: found }) => (
                <FieldGroup name="fact" legend={t.which} faults={faults}>
                  <Choices
                    name="fact"
                    value={fact}
                    onValue={(fact) => draft.set({ fact })}
                    options={(found?.person.facts ?? [])
                      .filter(({ field, standing }) => field === of.kind && standing !== 'WITHDRAWN')
                      .map((one) => ({
                        value: one.id,
                        label: `${factText(one, language)} · ${nameOf(one.unit, language)} · ${labelOf(factProofs, one.proof, language)} · ${labelOf(factStandings, one.standing, language)}`,
                      }))}
                  />
                </FieldGroup>
              )}
            </Answer>
          )}
          {kinship && (
            <FieldGroup name="stands" legend={t.stands} faults={faults}>
              <Choices
                name="stands"
                value={stands}
                onValue={(stands) => draft.set({ stands })}
                options={[
                  { value: 'yes', label: t.standsYes },
                  { value: 'no', label: t.standsNo },
                ]}
              />
            </FieldGroup>
          )}
          <SelectField
            name="ground"
            label={t.ground}
            value={ground}
            onValue={(ground) => draft.set({ ground })}
            faults={faults}
            options={optionsOf(factGrounds, language)}
          />
          <NoteField of={draft} label={t.why} optional={false} faults={faults} />
        </>
      )}
    </Deed>
  );
}
