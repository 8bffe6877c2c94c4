import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { useTexts } from '../../language/language';
import { Deed } from '../../parts/Deed';
import { HouseFields, houseOf, typedOf, wrongIn, type TypedHouse } from '../../parts/HouseFields';
import { CHANGE_SHELTER, type Shelter } from './questions';
import { texts } from './texts';

/** What the house is called and how many beds it has from now on. */
export function ChangeHouse({ house, onClose }: { house: Shelter; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct(CHANGE_SHELTER);
  const [typed, setTyped] = useState<TypedHouse>(() => typedOf(house));
  const { id, version, name } = house;
  const send = () => {
    const wrong = wrongIn(typed);
    return wrong.length > 0 ? wrong : act.send({ shelter: id, version, ...houseOf(typed) });
  };
  return (
    <Deed title={t.changeOf(name)} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <HouseFields value={typed} onChange={(more) => setTyped((now) => ({ ...now, ...more }))} faults={faults} />
      )}
    </Deed>
  );
}
