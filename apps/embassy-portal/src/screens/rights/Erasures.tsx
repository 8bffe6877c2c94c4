import { useState } from 'react';
import { erasureReasons, erasureStates, groundsAgainst, hasEnded, retention, rightsGrounds } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Link, useSearchParams } from '../../parts/address';
import { Particulars } from '../../parts/Particulars';
import { Check, optionsOf } from '../../parts/choices';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { FieldGroup, SelectField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { Page } from '../../parts/Page';
import { Paging } from '../../parts/Paging';
import { useMay, useMoment } from '../../session/session';
import { APPROVE, DECLINE, ERASURES, type Erasure } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** What is to be forgotten: proposed by one, decided by another. */
export default function Erasures() {
  const t = useTexts(texts);
  const language = useLanguage();
  const [query] = useSearchParams();
  const asked = query.get('state');
  const state = erasureStates.has(asked) ? asked : 'PROPOSED';
  const erasures = useAsk(ERASURES, { state, after: query.get('after') }, { keep: true });
  return (
    <Page title={t.erasures}>
      <p>{t.erasuresText}</p>
      <nav className="tabs" aria-label={t.erasures}>
        {erasureStates.codes.map((one) => (
          <Link key={one} to={`/erasures?state=${one}`} aria-current={one === state ? 'page' : undefined}>
            {erasureStates.label(one, language)}
          </Link>
        ))}
      </nav>
      <Answer of={erasures}>
        {({ erasures: { items, next } }) => (
          <>
            {items.length === 0 && <p className="card">{t.noErasures}</p>}
            {items.map((one) => (
              <One key={one.id} erasure={one} />
            ))}
            <Paging next={next} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function One({ erasure }: { erasure: Erasure }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const moment = useMoment();
  const [asked, setAsked] = useState<'approve' | 'decline'>();
  const { id, category, reason, dueSince, proposedAt, state, answeredAt, own, case: of } = erasure;
  const close = () => setAsked(undefined);
  const waits = state === 'PROPOSED';
  const ended = hasEnded(of.state);
  // What the person asked for themselves is refused, by whoever proposed it too.
  const takesBack = own && !erasure.requested;
  const rows: [string, string | null][] = [
    [t.reason, labelOf(erasureReasons, reason, language)],
    [t.dueSince, moment(dueSince)],
    [t.proposedAt, moment(proposedAt)],
    [t.decidedAt, answeredAt && moment(answeredAt)],
  ];
  return (
    <section className="card" aria-label={of.number}>
      <h2>
        <Link className="number" to={`/cases/${of.id}`}>
          {of.number}
        </Link>{' '}
        {labelOf(retention, category, language)}
      </h2>
      <Particulars rows={rows} />
      {waits && !ended && <p className="notice">{t.live}</p>}
      {waits && ended && own && <p className="notice">{t.own}</p>}
      <div className="deeds">
        {waits && ended && !own && may.do('approveErasure') && (
          <button className="danger" aria-label={t.approveOf(of.number)} onClick={() => setAsked('approve')}>
            {t.approve}
          </button>
        )}
        {waits && may.do('declineErasure') && (
          <button
            className="second"
            aria-label={takesBack ? t.takeBackOf(of.number) : t.declineOf(of.number)}
            onClick={() => setAsked('decline')}
          >
            {takesBack ? t.takeBack : t.decline}
          </button>
        )}
        {state === 'ERASED' && (
          <a className="button second" href={`/rights/erasures/${id}`} download aria-label={t.certificateOf(of.number)}>
            {t.certificate}
          </a>
        )}
      </div>
      {asked === 'approve' && <Approve erasure={erasure} onClose={close} />}
      {asked === 'decline' && <Decline erasure={erasure} takesBack={takesBack} onClose={close} />}
    </section>
  );
}

function Approve({ erasure, onClose }: { erasure: Erasure; onClose: () => void }) {
  const t = useTexts(texts);
  const approve = useAct(APPROVE);
  const [understood, setUnderstood] = useState(false);
  const { id, version, case: of } = erasure;
  const send = () =>
    understood
      ? approve.send({ erasure: id, version, occurredAt: new Date().toISOString() })
      : [{ field: 'understood', text: says.missingUnderstood }];
  return (
    <Deed title={t.approveTitle(of.number)} label={t.erase} danger busy={approve.busy} send={send} onClose={onClose}>
      {(faults) => (
        <FieldGroup name="understood" legend={t.approve} help={t.approveText} faults={faults}>
          <Check label={t.understood} on={understood} onTurn={() => setUnderstood(!understood)} />
        </FieldGroup>
      )}
    </Deed>
  );
}

function Decline({ erasure, takesBack, onClose }: { erasure: Erasure; takesBack: boolean; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const decline = useAct(DECLINE);
  const draft = useDraft(`erasure ${erasure.id}`, () => ({ ground: '', note: '' }));
  const { ground, note } = draft.value;
  const { id, version, requested, case: of } = erasure;
  const send = () =>
    requested && !ground
      ? [{ field: 'ground', text: says.missingGround }]
      : decline.send({
          erasure: id,
          version,
          occurredAt: new Date().toISOString(),
          ...(requested && rightsGrounds.has(ground) && { ground }),
          ...(note.trim() && { note: note.trim() }),
        });
  return (
    <Deed
      draft={draft}
      title={takesBack ? t.takeBackTitle(of.number) : t.declineTitle(of.number)}
      label={takesBack ? t.takeBack : t.decline}
      busy={decline.busy}
      send={send}
      onClose={onClose}
    >
      {(faults) => (
        <>
          {requested && (
            <>
              <p>{t.declineRequested}</p>
              <SelectField
                name="ground"
                label={t.ground}
                help={t.groundHelp}
                value={ground}
                onValue={(ground) => draft.set({ ground })}
                faults={faults}
                options={optionsOf(rightsGrounds, language, groundsAgainst('ERASURE'))}
              />
            </>
          )}
          <NoteField of={draft} label={requested ? t.toldNote : t.declineNote} optional={false} faults={faults} />
        </>
      )}
    </Deed>
  );
}
