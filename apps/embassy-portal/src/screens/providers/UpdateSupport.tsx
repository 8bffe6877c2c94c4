import { useState } from 'react';
import { assistanceStates, dayIn, formatAmount } from '#domain';
import { useAct } from '../../api/useAct';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { Choices, FieldGroup, TextField } from '../../parts/form';
import { useMe } from '../../session/session';
import { Cost } from '../reintegration/Cost';
import { costOf, isFault, type Typed } from '../reintegration/money';
import { UPDATE_SUPPORT, type Support } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** How it stands and what it cost; what was given stays given. */
export function UpdateSupport({ support, what, onClose }: { support: Support; what: string; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { zone } = useMe().unit;
  const update = useAct(UPDATE_SUPPORT);
  const { id, version, costMinor, currency } = support;
  const planned = support.state === 'PLANNED';
  const [form, setForm] = useState<Typed & { state: string; givenOn: string }>({
    state: planned ? 'GIVEN' : support.state,
    givenOn: support.givenOn ?? dayIn(new Date(), zone),
    cost: costMinor === null || !currency ? '' : formatAmount({ minor: costMinor, currency }, language),
    currency: currency ?? 'IDR',
  });
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const { state, givenOn } = form;
  const given = state === 'GIVEN';
  const send = () => {
    const cost = costOf(form, language, 'costMinor', says.wrongCost);
    if (isFault(cost)) return [cost];
    if (given && !givenOn) return [{ field: 'givenOn', text: says.missingDay }];
    if (!assistanceStates.has(state)) return [];
    return update.send({ ...{ support: id, version, state, ...cost }, ...(given && { givenOn }) });
  };
  return (
    <Deed title={t.updateThis(what)} busy={update.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          {planned && (
            <FieldGroup name="state" legend={t.state} faults={faults}>
              <Choices
                name="state"
                value={state}
                onValue={(to) => set({ state: to })}
                options={optionsOf(assistanceStates, language)}
              />
            </FieldGroup>
          )}
          {given && (
            <TextField
              name="givenOn"
              label={t.givenOn}
              value={givenOn}
              onValue={(on) => set({ givenOn: on })}
              faults={faults}
              native={{ type: 'date' }}
            />
          )}
          <Cost value={form} onChange={set} faults={faults} />
        </>
      )}
    </Deed>
  );
}
