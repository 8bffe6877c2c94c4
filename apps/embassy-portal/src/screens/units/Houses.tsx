import { useState } from 'react';
import { bedKinds } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField } from '../../parts/form';
import { HouseFields, houseOf, typedOf, wrongIn, type TypedHouse } from '../../parts/HouseFields';
import { Part } from '../../parts/Part';
import { useMay } from '../../session/session';
import { OPEN_SHELTER, SHELTERS, type Unit } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** The houses that units of one's own organisation run. */
export function Houses({ units }: { units: readonly Unit[] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const may = useMay();
  const all = useAsk(SHELTERS, {});
  const [opening, setOpening] = useState(false);
  const own = new Set(units.map(({ id }) => id));
  return (
    <Part name="shelters" title={t.shelters}>
      <p>{t.sheltersText}</p>
      <Answer of={all}>
        {({ shelters }) => {
          const houses = shelters.filter(({ unit }) => own.has(unit.id));
          if (houses.length === 0) return <p>{t.noShelters}</p>;
          return (
            <table className="rows">
              <thead>
                <tr>
                  <th>{t.name}</th>
                  <th>{t.code}</th>
                  <th>{t.runBy}</th>
                  <th>{t.beds}</th>
                </tr>
              </thead>
              <tbody>
                {houses.map(({ id, code, name, unit, beds }) => (
                  <tr key={id}>
                    <th scope="row" className="name">
                      {name}
                    </th>
                    <td data-label={t.code} className="number">
                      {code}
                    </td>
                    <td data-label={t.runBy}>{nameOf(unit, language)}</td>
                    <td data-label={t.beds}>
                      {beds
                        .map(({ kind, count }) => `${labelOf(bedKinds, kind, language)} ${number(count)}`)
                        .join(' · ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Answer>
      {may.do('openShelter') && (
        <div className="deeds">
          <button className="second" onClick={() => setOpening(true)}>
            {t.openShelter}
          </button>
        </div>
      )}
      {opening && <Open units={units} onClose={() => setOpening(false)} />}
    </Part>
  );
}

const noHouse = { unit: '', code: '', ...typedOf({ name: '', beds: [] }) };

function Open({ units, onClose }: { units: readonly Unit[]; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const act = useAct(OPEN_SHELTER);
  const [typed, setTyped] = useState<TypedHouse & { unit: string; code: string }>(noHouse);
  const change = (more: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...more }));
  const { unit, code } = typed;
  const send = () => {
    const wrong = [
      ...(unit ? [] : [{ field: 'unit', text: says.missingRunner }]),
      ...(code.trim() ? [] : [{ field: 'code', text: says.missingCode }]),
      ...wrongIn(typed),
    ];
    return wrong.length > 0 ? wrong : act.send({ unit, code: code.trim(), ...houseOf(typed) });
  };
  return (
    <Deed title={t.openShelter} label={t.openShelter} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="unit"
            label={t.runBy}
            value={unit}
            onValue={(chosen) => change({ unit: chosen })}
            faults={faults}
            options={units.map((one) => ({ value: one.id, label: nameOf(one, language) }))}
          />
          <TextField
            name="code"
            label={t.code}
            help={t.shelterCodeHelp}
            value={code}
            onValue={(said) => change({ code: said })}
            faults={faults}
            native={{ autoCapitalize: 'characters', spellCheck: false }}
          />
          <HouseFields value={typed} onChange={change} faults={faults} />
        </>
      )}
    </Deed>
  );
}
