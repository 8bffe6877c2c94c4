import { useState } from 'react';
import { agencyKinds, countries, foundsOthers, mayGive, provinces, type AgencyKind } from '#domain';
import { useAsk } from '../../api/useAsk';
import { cityOf, labelOf, nameOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { useMay } from '../../session/session';
import { ChangeUnit, NewUnit } from './UnitDialogs';
import { Houses } from './Houses';
import { Limits } from './Limits';
import { Months } from './Months';
import { Others } from './Others';
import { Rename } from './Rename';
import { ALL, type Organisation, type Unit } from './questions';
import { texts } from './texts';
import '../../parts/table.css';

/** An administrator’s own organisation with its units, its limits and its months; and, where the national desk is, the others. */
export default function Units() {
  const t = useTexts(texts);
  const all = useAsk(ALL, {});
  return (
    <Page title={t.title} wide>
      <Answer of={all}>
        {({ me, units, organisations, awaitedOrganisations }) => {
          const own = organisations.find(({ id }) => id === me.organisation.id);
          if (!own) return <p className="notice">{t.noOwn}</p>;
          const ownUnits = units.filter(({ organisation }) => organisation.id === own.id);
          const awaits = new Set(awaitedOrganisations.map(({ id }) => id));
          return (
            <>
              <Own organisation={own} />
              <OwnUnits units={ownUnits} />
              {mayGive(own.kind as AgencyKind, 'shelter') && <Houses units={ownUnits} />}
              <Limits />
              <Months />
              {foundsOthers(own.kind as AgencyKind) && (
                <Others organisations={organisations.filter(({ id }) => id !== own.id)} awaits={awaits} />
              )}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

function Own({ organisation }: { organisation: Organisation }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const [renaming, setRenaming] = useState(false);
  const { code, kind } = organisation;
  return (
    <Part name="own" title={t.own}>
      <p>
        <strong>{nameOf(organisation, language)}</strong> <span className="number">{code}</span> ·{' '}
        {labelOf(agencyKinds, kind, language)}
      </p>
      {may.do('changeOrganisation') && (
        <div className="deeds">
          <button
            className="second"
            aria-label={t.renameOf(nameOf(organisation, language))}
            onClick={() => setRenaming(true)}
          >
            {t.rename}
          </button>
        </div>
      )}
      {renaming && <Rename organisation={organisation} onClose={() => setRenaming(false)} />}
    </Part>
  );
}

function OwnUnits({ units }: { units: readonly Unit[] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Unit>();
  return (
    <Part name="units" title={t.units}>
      <p>{t.unitsText}</p>
      <table className="rows">
        <thead>
          <tr>
            <th>{t.name}</th>
            <th>{t.code}</th>
            <th>{t.place}</th>
            <th>{t.zone}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.id}>
              <th scope="row" className="name">
                {nameOf(unit, language)}
              </th>
              <td data-label={t.code} className="number">
                {unit.code}
              </td>
              <td data-label={t.place}>
                {unit.province
                  ? labelOf(provinces, unit.province, language)
                  : labelOf(countries, unit.country, language)}
              </td>
              <td data-label={t.zone}>{cityOf(unit.zone)}</td>
              <td>
                {may.do('changeUnit') && (
                  <button
                    className="plain"
                    aria-label={t.changeUnitOf(nameOf(unit, language))}
                    onClick={() => setChanging(unit)}
                  >
                    {t.changeUnit}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {may.do('createUnit') && (
        <div className="deeds">
          <button className="second" onClick={() => setAdding(true)}>
            {t.addUnit}
          </button>
        </div>
      )}
      {adding && <NewUnit onClose={() => setAdding(false)} />}
      {changing && <ChangeUnit unit={changing} onClose={() => setChanging(undefined)} />}
    </Part>
  );
}
