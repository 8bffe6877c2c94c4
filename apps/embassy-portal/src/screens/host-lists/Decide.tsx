import { useState } from 'react';
import { hostResolutions, type HostResolution, type HostStanding } from '#domain';
import { useActs, type Done } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { knownAs } from '../../parts/person';
import type { Result } from '../../parts/Refusals';
import { UnitField } from '../../parts/UnitField';
import { OURS, RESOLVE, UNITS, type Entry, type HostList } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

const gone = ['NOT_RELEASED', 'LEFT_BEFORE', 'LIST_MISTAKE'] as const;

/** How a difference of each kind can end. */
const ends: Readonly<Record<HostStanding, readonly HostResolution[]>> = {
  BOTH: [],
  UNSURE: ['SAME_PERSON', 'OTHER_PERSON'],
  ONLY_THEIRS: ['SAME_PERSON', 'REGISTERED', 'NOT_INDONESIAN', ...gone],
  ONLY_OURS: gone,
};

interface Deciding {
  list: HostList;
  standing: HostStanding;
  entries: readonly (Entry & { called: string })[];
  onClose: () => void;
  onTold: (results: readonly Result[]) => void;
}

/** What a difference came to, or who is to find it; of several at once what is true of all of them. */
export function Decide({ list, standing, entries, onClose, onTold }: Deciding) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const act = useActs(RESOLVE);
  const [only] = entries;
  const draft = useDraft(`decision ${entries.map(({ id }) => id).join()}`, () => ({
    resolution: '',
    person: '',
    owner: only?.owner.id ?? '',
    note: '',
  }));
  const { resolution, person, owner, note } = draft.value;
  const [occurredAt] = useState(() => new Date().toISOString());
  const units = useAsk(UNITS, {}).data?.units ?? [];
  const ours = useAsk(OURS, { group: list.group.id }, { enabled: standing === 'ONLY_THEIRS' });
  const namesCase = (code: string) => hostResolutions.has(code) && hostResolutions.row(code).case;
  const found = ends[standing].filter((code) => entries.length === 1 || standing !== 'ONLY_THEIRS' || !namesCase(code));
  const asksCase = standing === 'ONLY_THEIRS' && namesCase(resolution);
  const both = new Set(list.entries.flatMap((one) => (one.standing === 'BOTH' && one.case ? [one.case.id] : [])));

  const send = async (): Promise<Done<object>> => {
    const said = {
      ...(hostResolutions.has(resolution) && { resolution }),
      ...(asksCase && { case: person }),
      ...(owner && !entries.every((one) => one.owner.id === owner) && { owner }),
      ...(note.trim() && { note: note.trim() }),
      occurredAt,
    };
    const results = await act.send(entries.map(({ id, version }) => ({ entry: id, version, ...said })));
    const result = results.find(({ done }) => done) ?? results[0] ?? { why: 'FAULT' };
    if (result.done)
      onTold(entries.map(({ id, called }, i) => ({ id, name: called, result: results[i] ?? { why: 'FAULT' } })));
    return result;
  };
  const check = () => {
    if (!resolution && entries.every((one) => !owner || one.owner.id === owner))
      return [{ field: 'resolution', text: says.missingResolution }];
    if (asksCase && !person) return [{ field: 'case', text: says.missingCase }];
    return send();
  };
  return (
    <Deed
      draft={draft}
      title={only && entries.length === 1 ? t.decideOn(only.called) : t.decideOnMany(number(entries.length))}
      busy={act.busy}
      send={check}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <SelectField
            name="resolution"
            label={t.resolution}
            empty={t.unresolved}
            value={resolution}
            onValue={(resolution) => draft.set({ resolution })}
            faults={faults}
            options={optionsOf(hostResolutions, language, found)}
          />
          {asksCase && (
            <SelectField
              name="case"
              label={t.ourCase}
              value={person}
              onValue={(person) => draft.set({ person })}
              faults={faults}
              options={(ours.data?.cases.items ?? [])
                .filter(({ id }) => !both.has(id))
                .map(({ id, number: label, person: one }) => ({
                  value: id,
                  label: `${knownAs(one, t.unnamed)} · ${label}`,
                }))}
            />
          )}
          {!resolution && (
            <UnitField
              name="owner"
              label={t.owner}
              units={units}
              value={owner}
              onValue={(owner) => draft.set({ owner })}
              faults={faults}
            />
          )}
          <NoteField of={draft} label={t.note} faults={faults} />
        </>
      )}
    </Deed>
  );
}
