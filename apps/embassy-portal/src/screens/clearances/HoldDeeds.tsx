import { useState } from 'react';
import { holdCodes } from '#domain';
import { useActs, type Done } from '../../api/useAct';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { CLEAR_HOLDS, OPEN_HOLDS } from '../../parts/papers/acts';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField } from '../../parts/form';
import { knownAs } from '../../parts/person';
import type { Result } from '../../parts/Refusals';
import { holdKinds, openHolds } from './standing';
import type { Row } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

interface Deeds {
  rows: readonly Row[];
  onClose: () => void;
  onDone: (results: readonly Result[]) => void;
}

/** Told beside the list once anybody was done; while nobody was, the dialog says why. */
function useTold({ onDone }: Deeds) {
  const t = useTexts(texts);
  return (rows: readonly Row[], results: readonly Done<object>[]): Done<object> => {
    const told = rows.map(({ id, person }, i) => ({
      id,
      name: knownAs(person, t.unnamed),
      result: results[i] ?? ({ why: 'FAULT' } as const),
    }));
    const done = told.find(({ result }) => result.done);
    if (done) onDone(told);
    return done?.result ?? results[0] ?? { why: 'FAULT' };
  };
}

/** One kind of hold, of all who are selected and have it. */
export function ClearHolds(deeds: Deeds) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const kinds = holdKinds(deeds.rows);
  const [code, setCode] = useState(kinds[0] ?? '');
  const [occurredAt] = useState(() => new Date().toISOString());
  const clear = useActs(CLEAR_HOLDS);
  const told = useTold(deeds);
  const having = deeds.rows.flatMap((row) =>
    openHolds(row).flatMap((one) => (one.code === code ? [{ row, one }] : [])),
  );
  const send = async () =>
    told(
      having.map(({ row }) => row),
      await clear.send(having.map(({ row, one }) => ({ case: row.id, hold: one.id, occurredAt }))),
    );
  return (
    <Deed
      title={t.clearHolds}
      busy={clear.busy}
      send={() => (having.length > 0 ? send() : [{ field: 'code', text: says.chooseHold }])}
      onClose={deeds.onClose}
    >
      {(faults) => (
        <>
          <SelectField
            name="code"
            label={t.clearWhich}
            value={code}
            onValue={setCode}
            faults={faults}
            options={kinds.map((value) => ({ value, label: labelOf(holdCodes, value, language) }))}
          />
          <p>{t.clearText(number(having.length))}</p>
        </>
      )}
    </Deed>
  );
}

/** The same hold for all who are selected. */
export function OpenHolds(deeds: Deeds) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [code, setCode] = useState('');
  const [expectedOn, setExpected] = useState('');
  const [occurredAt] = useState(() => new Date().toISOString());
  const open = useActs(OPEN_HOLDS);
  const told = useTold(deeds);
  const send = () => {
    if (!holdCodes.has(code)) return [{ field: 'code', text: says.chooseHold }];
    const said = { code, occurredAt, ...(expectedOn && { expectedOn }) };
    return open
      .send(deeds.rows.map(({ id, version }) => ({ case: id, version, ...said })))
      .then((results) => told(deeds.rows, results));
  };
  return (
    <Deed title={t.openHold} busy={open.busy} send={send} onClose={deeds.onClose}>
      {(faults) => (
        <>
          <SelectField
            name="code"
            label={t.whichHold}
            value={code}
            onValue={setCode}
            faults={faults}
            options={optionsOf(holdCodes, language)}
          />
          <TextField
            name="expectedOn"
            label={t.expectedOn}
            optional
            value={expectedOn}
            onValue={setExpected}
            faults={faults}
            native={{ type: 'date' }}
          />
        </>
      )}
    </Deed>
  );
}
