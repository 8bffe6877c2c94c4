import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { nameOf, useLanguage, useTexts } from '../../language/language';
import { Deed } from '../../parts/Deed';
import { missingNames, missingOf, NameFields, namesOf, noUnit, UnitFields, unitOf, ZoneField } from './form';
import { CHANGE_UNIT, CREATE_UNIT, type Unit } from './questions';
import { texts } from './texts';

export function NewUnit({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const create = useAct(CREATE_UNIT);
  const [typed, setTyped] = useState(noUnit);
  const send = () => {
    const wrong = missingOf(typed);
    return wrong.length > 0 ? wrong : create.send(unitOf(typed));
  };
  return (
    <Deed title={t.addUnit} busy={create.busy} send={send} onClose={onClose}>
      {(faults) => (
        <UnitFields value={typed} onChange={(change) => setTyped((now) => ({ ...now, ...change }))} faults={faults} />
      )}
    </Deed>
  );
}

export function ChangeUnit({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const act = useAct(CHANGE_UNIT);
  const { id, version, nameId, nameEn, zone } = unit;
  const [typed, setTyped] = useState({ nameId, nameEn, zone });
  const change = (more: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...more }));
  const send = () => {
    const wrong = missingNames(typed);
    return wrong.length > 0 ? wrong : act.send({ unit: id, version, zone: typed.zone, ...namesOf(typed) });
  };
  return (
    <Deed title={t.changeUnitOf(nameOf(unit, language))} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <NameFields value={typed} onChange={change} faults={faults} />
          <ZoneField value={typed} onChange={change} faults={faults} />
        </>
      )}
    </Deed>
  );
}
