import { useState } from 'react';
import {
  determinationBodies,
  determinationOutcomes,
  determinationRoles,
  sectors,
  traffickingMeans,
  traffickingPurposes,
} from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { useMay, useMe } from '../../session/session';
import { texts } from './finding-texts';
import { FindingDialog } from './FindingDialog';
import { None } from './None';
import { FINDINGS, type Head, type Opened } from './questions';
import './case.css';

interface Props {
  opened: Opened;
  found: Head;
}

/** Who found whether somebody is a victim, of what, and at what work; and, for who may, another such finding. */
export function Findings({ opened, found }: Props) {
  const t = useTexts(texts);
  const may = useMay();
  const [recording, setRecording] = useState(false);
  return (
    <Part name="findings" title={t.findings}>
      <Found opened={opened} />
      {may.act('recordDetermination', found) && (
        <div className="deeds">
          <button className="second" onClick={() => setRecording(true)}>
            {t.record}
          </button>
        </div>
      )}
      {recording && <FindingDialog id={opened.id} version={found.version} onClose={() => setRecording(false)} />}
    </Part>
  );
}

/** All that was found, by whom and when. */
export function Found({ opened }: { opened: Opened }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment, list } = useFormats();
  const { zone } = useMe().unit;
  const findings = useAsk(FINDINGS, opened);
  const said = (codes: Parameters<typeof labelOf>[0], all: readonly string[]) =>
    all.length > 0 ? ` · ${list(all.map((code) => labelOf(codes, code, language)))}` : '';
  return (
    <Answer of={findings}>
      {({ case: found }) => (
        <>
          {found?.determinations.length === 0 && <None>{t.none}</None>}
          <ul className="lines">
            {found?.determinations.map((one) => (
              <li key={one.id}>
                <span>
                  <strong>{labelOf(determinationOutcomes, one.outcome, language)}</strong>
                  {' · '}
                  {labelOf(determinationBodies, one.body, language)}
                  {said(traffickingPurposes, one.purposes)}
                  {said(sectors, one.sectors)}
                  <span className="soft">
                    {said(traffickingMeans, one.means)}
                    {one.role !== 'NONE' && said(determinationRoles, [one.role])}
                    {one.note && ` · ${one.note}`}
                    {` · ${nameOf(one.unit, language)}, ${moment(one.occurredAt, zone)}`}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Answer>
  );
}
