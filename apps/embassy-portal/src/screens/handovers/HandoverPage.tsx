import { useState } from 'react';
import { Link, useParams } from '../../parts/address';
import { handoverSides, handoverWithdrawals, itemGaps, personRefusals, type HandoverSide } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { usePlaces } from '../../parts/places';
import { knownAs } from '../../parts/person';
import { useMay, useMe } from '../../session/session';
import { Standing, useSideName, zoneOf } from './Handovers';
import { Answering } from './Answering';
import { NotTold, useThing, WhoIsGiven } from './Given';
import { allTaken, isToWithdraw, sideToSign, titleOf, type Answer as Answered } from './paper';
import { HANDOVER, type Handed, type Handover } from './questions';
import { Sign, answered } from './Sign';
import { texts } from './texts';
import { Withdraw } from './Withdraw';
import { WitnessSigns } from './WitnessSigns';
import '../../parts/table.css';
import './handovers.css';

/** One BAST: between whom, who is on it with what, and the signature that is still awaited. */
export default function HandoverPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const handover = useAsk(HANDOVER, { id }, { keep: true });
  const paper = handover.data?.handover;
  return (
    <Page title={paper ? titleOf(paper.number) : t.handover} wide>
      <Answer of={handover}>
        {({ handover: found }) =>
          found ? (
            // What was ticked on one paper is nothing of the next.
            <Parts key={found.id} of={found} />
          ) : (
            <>
              <p>{t.gone}</p>
              <p>
                <Link to="/handovers">{t.back}</Link>
              </p>
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function Parts({ of }: { of: Handover }) {
  const t = useTexts(texts);
  const { unit } = useMe();
  const may = useMay();
  const [answer, setAnswer] = useState<Answered>(allTaken);
  const [asked, setAsked] = useState(false);
  const signs = may.do('signHandover') ? sideToSign(of, unit.id) : null;
  // Only who receives says who was taken, and nobody does of an addendum.
  const answers = signs && signs.side === 'receiver' && of.corrects === null ? answer : null;
  const signing = { of, answer: answers ?? allTaken, asked, onAsked: () => setAsked(true) };
  const unsaid = asked ? answered(signing).faults : [];
  const people = of.people.toSorted((a, b) => knownAs(a.person, t.unnamed).localeCompare(knownAs(b.person, t.unnamed)));
  return (
    <>
      <Head of={of} />
      <Part name="people" title={t.list}>
        {answers && <p>{t.signAsReceiver}</p>}
        {people.length === 0 && <p>{signs?.side === 'giver' ? t.nobodyLeft : t.nobodyShown}</p>}
        <ul className="handed-people">
          {people.map((one) =>
            answers ? (
              <Answering key={one.id} one={one} answer={answers} faults={unsaid} onAnswer={setAnswer} />
            ) : (
              <Line key={one.id} one={one} told={of.withdrawnAt !== null} />
            ),
          )}
        </ul>
      </Part>
      {signs && !signs.witness && people.length > 0 && <Sign {...signing} side={signs.side} />}
      {signs?.witness && <WitnessSigns {...signing} side={signs.side} />}
      <Addenda of={of} />
    </>
  );
}

function Head({ of }: { of: Handover }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const sideName = useSideName();
  const { moment } = useFormats();
  const { nameOf: called } = usePlaces();
  const { unit } = useMe();
  const may = useMay();
  const [withdrawing, setWithdrawing] = useState(false);
  const zone = zoneOf(of);
  const side = (which: HandoverSide, at: string | null, by: string | null) => (
    <>
      {sideName(of, which)}
      <br />
      {at ? (
        <>
          <span className="tag good">✓ {moment(at, zone)}</span> {by && <span className="soft">{t.confirmedBy}</span>}
        </>
      ) : (
        !of.withdrawnAt && <span className="tag care">◷ {t.notSigned}</span>
      )}
    </>
  );
  const [witness] = of.people.flatMap(({ witnesses }) => witnesses);
  return (
    <div className="card">
      <p>
        <Standing of={of} />
      </p>
      <dl className="facts">
        <div>
          <dt>{t.given}</dt>
          <dd>{side('GIVER', of.giverSignedAt, of.giverConfirmedAt)}</dd>
        </div>
        <div>
          <dt>{t.received}</dt>
          <dd>{side('RECEIVER', of.receiverSignedAt, of.receiverConfirmedAt)}</dd>
        </div>
        {witness && (
          <div>
            <dt>{t.witness}</dt>
            <dd>
              {witness.name} · {labelOf(handoverSides, witness.side, language)}
            </dd>
          </div>
        )}
        <div>
          <dt>{t.when}</dt>
          <dd>
            {moment(of.occurredAt, zone)} · {called(of.place)}
          </dd>
        </div>
        {of.withdrawnAt && (
          <div>
            <dt>{t.withdrawn}</dt>
            <dd>
              {moment(of.withdrawnAt, zone)} · {labelOf(handoverWithdrawals, of.withdrawal ?? '', language)}
            </dd>
          </div>
        )}
        {of.corrects && (
          <div>
            <dt>{t.addenda}</dt>
            <dd>
              <Link to={`/handovers/${of.corrects.id}`}>{t.addendumOf(of.corrects.number)}</Link>
            </dd>
          </div>
        )}
        {of.movement && (
          <div>
            <dt>{t.journey}</dt>
            <dd>
              <Link to={`/movements/${of.movement.id}`}>{of.movement.reference}</Link>
            </dd>
          </div>
        )}
      </dl>
      {!of.withdrawnAt && (
        <div className="deeds">
          <Link className="button second" to={`/handovers/${of.id}/paper`}>
            {t.paper}
          </Link>
          {may.do('withdrawHandover') && isToWithdraw(of, unit.id) && (
            <button type="button" className="second" onClick={() => setWithdrawing(true)}>
              {t.withdraw}
            </button>
          )}
        </div>
      )}
      {withdrawing && <Withdraw of={of} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

/** What is on a paper that was withdrawn asks nobody to tell of anything. */
function Line({ one, told }: { one: Handed; told: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const thing = useThing();
  return (
    <li>
      <WhoIsGiven one={one} />
      {one.refusal && (
        <p className="tag care">
          ✕ {t.refusedTag}: {labelOf(personRefusals, one.refusal, language)}
        </p>
      )}
      {one.items.length > 0 && (
        <ul>
          {one.items.map((item) => (
            <li key={item.id}>
              {thing(item)}{' '}
              {item.missing && (
                <span className="tag care">
                  ✕ {t.missingTag}: {labelOf(itemGaps, item.missing, language)}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {!told && <NotTold one={one} />}
    </li>
  );
}

function Addenda({ of }: { of: Handover }) {
  const t = useTexts(texts);
  const { unit } = useMe();
  const may = useMay();
  if (of.corrects || !of.giverSignedAt || !of.receiverSignedAt) return null;
  const party = unit.id === of.giver?.id || unit.id === of.receiver?.id;
  return (
    <Part name="addenda" title={t.addenda}>
      <p>{t.addendaHelp}</p>
      {of.addenda.length === 0 && <p className="soft">{t.noAddenda}</p>}
      <ul>
        {of.addenda.map((one) => (
          <li key={one.id}>
            <Link to={`/handovers/${one.id}`}>{one.number}</Link> <Standing of={one} />
          </li>
        ))}
      </ul>
      {/* Who took nobody sees nobody on it, and can say nothing more of them. */}
      {party && of.people.length > 0 && may.do('draftAddendum') && (
        <Link className="button second" to={`/handovers/${of.id}/addendum`}>
          {t.addAddendum}
        </Link>
      )}
    </Part>
  );
}
