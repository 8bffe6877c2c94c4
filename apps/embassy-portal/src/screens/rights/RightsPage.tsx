import { useState } from 'react';
import { caseStates } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Link, useParams } from '../../parts/address';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { NoteField } from '../../parts/NoteField';
import { Page } from '../../parts/Page';
import { knownAs } from '../../parts/person';
import { useMay, useMoment } from '../../session/session';
import { Claims } from './Claims';
import { Copy } from './Copy';
import { LIFT, RIGHTS, type Found } from './questions';
import { Requests } from './Requests';
import { texts } from './texts';
import '../case/case.css';

/** What somebody may ask of the record about them, and what the law owes them; each with its clock. */
export default function RightsPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const rights = useAsk(RIGHTS, { id });
  const found = rights.data?.case;
  return (
    <Page
      title={found ? t.titleOf(knownAs(found.person, found.number)) : t.title}
      tab={found && `${t.title} ${found.number}`}
    >
      <p>
        <Link to={`/cases/${id}`}>← {t.toCase}</Link>
      </p>
      <Answer of={rights}>{({ case: of }) => (of ? <Parts found={of} /> : <p>{t.none}</p>)}</Answer>
    </Page>
  );
}

function Parts({ found }: { found: Found }) {
  const language = useLanguage();
  const may = useMay();
  // Only to who answers for the case is told who opened it.
  const answers = may.name('Query.subjectRecord') && may.act('answerRightsRequest', found);
  return (
    <>
      <p className="under">
        <span className="number">{found.number}</span> · {labelOf(caseStates, found.state, language)}
      </p>
      {found.restrictedSince && <Restricted found={found} since={found.restrictedSince} />}
      <Requests found={found} />
      {answers && <Copy id={found.id} />}
      <Claims found={found} />
    </>
  );
}

function Restricted({ found, since }: { found: Found; since: string }) {
  const t = useTexts(texts);
  const may = useMay();
  const moment = useMoment();
  const lift = useAct(LIFT);
  const [lifting, setLifting] = useState(false);
  const draft = useDraft(`lift ${found.id}`, () => ({ note: '' }));
  const { note } = draft.value;
  const send = () =>
    lift.send({
      case: found.id,
      version: found.version,
      occurredAt: new Date().toISOString(),
      ...(note.trim() && { note: note.trim() }),
    });
  return (
    <div className="notice">
      <p>{t.restricted(moment(since))}</p>
      {may.act('liftRestriction', found) && (
        <div className="deeds">
          <button className="second" onClick={() => setLifting(true)}>
            {t.lift}
          </button>
        </div>
      )}
      {lifting && (
        <Deed
          draft={draft}
          title={t.lift}
          label={t.lift}
          busy={lift.busy}
          send={send}
          onClose={() => setLifting(false)}
        >
          {(faults) => (
            <>
              <p>{t.liftText}</p>
              <NoteField of={draft} label={t.liftNote} faults={faults} />
            </>
          )}
        </Deed>
      )}
    </div>
  );
}
