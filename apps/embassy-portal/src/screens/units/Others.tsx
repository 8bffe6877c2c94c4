import { useState } from 'react';
import { agencyKinds, mayBeFounded } from '#domain';
import { useAct } from '../../api/useAct';
import { labelOf, nameOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { FieldGroup, SelectField, TextField } from '../../parts/form';
import { Part } from '../../parts/Part';
import { useMay } from '../../session/session';
import { FirstAdministrator } from './FirstAdministrator';
import { missingNames, missingOf, NameFields, namesOf, noUnit, UnitFields, unitOf } from './form';
import { CREATE_ORGANISATION, type Organisation } from './questions';
import { Rename } from './Rename';
import { texts } from './texts';

const says = labelsOf(texts);

interface Props {
  organisations: readonly Organisation[];
  /** Founded by one’s own, and nobody has come into them yet. */
  awaits: ReadonlySet<string>;
}

/** All that work with Pulang, those first that wait for their first administrator. */
export function Others({ organisations, awaits }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const [founding, setFounding] = useState(false);
  const [inviting, setInviting] = useState<Organisation>();
  const [renaming, setRenaming] = useState<Organisation>();
  const first = organisations.toSorted((a, b) => Number(awaits.has(b.id)) - Number(awaits.has(a.id)));
  return (
    <Part name="others" title={t.others}>
      <p>{t.othersText}</p>
      {may.do('createOrganisation') && (
        <div className="deeds">
          <button className="second" onClick={() => setFounding(true)}>
            {t.found}
          </button>
        </div>
      )}
      <table className="rows">
        <thead>
          <tr>
            <th>{t.name}</th>
            <th>{t.code}</th>
            <th>{t.kind}</th>
            <th>{t.state}</th>
          </tr>
        </thead>
        <tbody>
          {first.map((one) => (
            <tr key={one.id}>
              <th scope="row" className="name">
                {nameOf(one, language)}
              </th>
              <td data-label={t.code} className="number">
                {one.code}
              </td>
              <td data-label={t.kind}>{labelOf(agencyKinds, one.kind, language)}</td>
              <td data-label={t.state}>
                {awaits.has(one.id) ? (
                  <>
                    <span className="tag care">○ {t.awaits}</span>{' '}
                    {may.do('inviteFirstAdministrator') && (
                      <button
                        className="plain"
                        aria-label={t.inviteOf(nameOf(one, language))}
                        onClick={() => setInviting(one)}
                      >
                        {t.invite}
                      </button>
                    )}{' '}
                    {may.do('changeOrganisation') && (
                      <button
                        className="plain"
                        aria-label={t.renameOf(nameOf(one, language))}
                        onClick={() => setRenaming(one)}
                      >
                        {t.rename}
                      </button>
                    )}
                  </>
                ) : (
                  t.going
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {founding && <Found onClose={() => setFounding(false)} />}
      {inviting && <FirstAdministrator of={inviting} onClose={() => setInviting(undefined)} />}
      {renaming && <Rename organisation={renaming} onClose={() => setRenaming(undefined)} />}
    </Part>
  );
}

function Found({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const create = useAct(CREATE_ORGANISATION);
  const [typed, setTyped] = useState({ code: '', kind: '', nameId: '', nameEn: '' });
  const [unit, setUnit] = useState(noUnit);
  const change = (more: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...more }));
  const send = () => {
    const { kind } = typed;
    const wrong = [
      ...(typed.code.trim() ? [] : [{ field: 'code', text: says.missingCode }]),
      ...(agencyKinds.has(kind) ? [] : [{ field: 'kind', text: says.missingKind }]),
      ...missingNames(typed),
      ...missingOf(unit, 'unit.'),
    ];
    if (wrong.length > 0 || !agencyKinds.has(kind)) return wrong;
    return create.send({ code: typed.code.trim(), kind, ...namesOf(typed), unit: unitOf(unit) });
  };
  return (
    <Deed title={t.found} label={t.found} busy={create.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <TextField
            name="code"
            label={t.code}
            help={t.foundCodeHelp}
            value={typed.code}
            onValue={(code) => change({ code })}
            faults={faults}
            native={{ autoCapitalize: 'characters', spellCheck: false }}
          />
          <SelectField
            name="kind"
            label={t.kind}
            value={typed.kind}
            onValue={(kind) => change({ kind })}
            faults={faults}
            options={optionsOf(agencyKinds, language, agencyKinds.codes.filter(mayBeFounded))}
          />
          <NameFields value={typed} onChange={change} faults={faults} />
          <FieldGroup name="unit" legend={t.firstUnit} faults={faults}>
            <UnitFields
              at="unit."
              value={unit}
              onChange={(more) => setUnit((now) => ({ ...now, ...more }))}
              faults={faults}
            />
          </FieldGroup>
        </>
      )}
    </Deed>
  );
}
