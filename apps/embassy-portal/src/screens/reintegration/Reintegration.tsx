import { useState } from 'react';
import { Link, useParams } from '../../parts/address';
import { caseStates, type Label } from '#domain';
import { KeptHere, useMayKeep } from '../../device/kept';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { useMay } from '../../session/session';
import { Whole } from '../case/None';
import { Safe } from '../case/Safe';
import { AidPart } from './AidPart';
import { PlanPart } from './PlanPart';
import type { AtHome } from './questions';
import { Scores } from './Scores';
import { texts } from './texts';
import { useHome } from './useHome';
import '../case/case.css';
import './reintegration.css';

/** What was agreed with somebody who is home, what they were given of it, and how they fare. */
export default function Reintegration() {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { id = '' } = useParams();
  const mayKeep = useMayKeep();
  const home = useHome(id);
  const found = home.data?.case;
  return (
    <Page
      title={found ? t.titleOf(knownAs(found.person, p.unnamed)) : t.title}
      tab={found && `${t.title} ${found.number}`}
      wide
    >
      <p>
        <Link to={`/cases/${id}`}>← {t.toCase}</Link>
      </p>
      <Answer of={home}>
        {({ case: at }) =>
          at ? (
            <KeptHere value={mayKeep(at)}>
              <Parts found={at} />
            </KeptHere>
          ) : (
            <p>{t.none}</p>
          )
        }
      </Answer>
    </Page>
  );
}

function Parts({ found }: { found: AtHome }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const [told, setTold] = useState<Label>();
  return (
    <>
      <p className="under">
        <span className="number">{found.number}</span> · {labelOf(caseStates, found.state, language)}
        {may.name('Query.followUps') && <Link to={`/cases/${found.id}/follow-up`}>{t.toSheet}</Link>}
      </p>
      {may.name('Case.contactRules') && (
        <Whole of={found}>
          <Safe opened={{ id: found.id, purpose: 'CASE_WORK' }} />
        </Whole>
      )}
      <div role="status">{told && <p className="notice good">✓ {told[language]}</p>}</div>
      <div className="case">
        <div>
          <PlanPart found={found} onTold={setTold} />
          <AidPart found={found} onTold={setTold} />
        </div>
        <Scores found={found} />
      </div>
    </>
  );
}
