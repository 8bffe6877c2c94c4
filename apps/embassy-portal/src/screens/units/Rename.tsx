import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { nameOf, useLanguage, useTexts } from '../../language/language';
import { Deed } from '../../parts/Deed';
import { missingNames, NameFields, namesOf } from './form';
import { CHANGE_ORGANISATION, type Organisation } from './questions';
import { texts } from './texts';

export function Rename({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const act = useAct(CHANGE_ORGANISATION);
  const { id, version, nameId, nameEn } = organisation;
  const [typed, setTyped] = useState({ nameId, nameEn });
  const send = () => {
    const wrong = missingNames(typed);
    return wrong.length > 0 ? wrong : act.send({ organisation: id, version, ...namesOf(typed) });
  };
  return (
    <Deed title={t.renameOf(nameOf(organisation, language))} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <NameFields value={typed} onChange={(more) => setTyped((now) => ({ ...now, ...more }))} faults={faults} />
      )}
    </Deed>
  );
}
