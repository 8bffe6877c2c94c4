import { useState } from 'react';
import { caseStates } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Link, useParams } from '../../parts/address';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { useMay } from '../../session/session';
import { None, Whole } from '../case/None';
import { LinkKin } from './LinkKin';
import { FAMILY, type Family as Found } from './questions';
import { Relative } from './Relative';
import { texts } from './texts';
import '../case/case.css';

/** Who is kin to the person of a case, who says so, and who says otherwise. */
export default function Family() {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { id = '' } = useParams();
  const family = useAsk(FAMILY, { id, purpose: 'CASE_WORK' }, { onDevice: false });
  const found = family.data?.case;
  return (
    <Page
      title={found ? t.titleOf(knownAs(found.person, p.unnamed)) : t.title}
      tab={found && `${t.title} ${found.number}`}
    >
      <p>
        <Link to={`/cases/${id}`}>← {t.toCase}</Link>
      </p>
      <Answer of={family}>
        {({ case: here, me }) =>
          here ? (
            <Whole of={here}>
              <Kinfolk found={here} organisation={me.unit.organisation.code} />
            </Whole>
          ) : (
            <p>{t.gone}</p>
          )
        }
      </Answer>
    </Page>
  );
}

function Kinfolk({ found, organisation }: { found: Found; organisation: string }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const [linking, setLinking] = useState(false);
  return (
    <>
      <p className="under">
        <span className="number">{found.number}</span> · {labelOf(caseStates, found.state, language)}
      </p>
      <p>{t.intro}</p>
      {found.separated && <p className="notice wrong">▲ {t.separated}</p>}
      <Part name="kin" title={t.kin}>
        {found.kin.length === 0 && <None>{t.none}</None>}
        <ul className="lines">
          {found.kin.map((kin) => (
            <Relative key={kin.id} kin={kin} of={found} organisation={organisation} />
          ))}
        </ul>
        {may.act('linkKin', found) && (
          <div className="deeds">
            <button onClick={() => setLinking(true)}>{t.add}</button>
          </div>
        )}
        {linking && <LinkKin of={found} onClose={() => setLinking(false)} />}
      </Part>
    </>
  );
}
