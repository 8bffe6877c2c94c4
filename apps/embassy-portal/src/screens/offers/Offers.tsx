import { useEffect, useRef, useState } from 'react';
import { optionsOf } from '../../parts/choices';
import { Link, useSearchParams } from '../../parts/address';
import { offerKinds, personGroups, referralStates, refusalReasons, type Label } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { SelectField, Summary, useFaultsOf, type Fault } from '../../parts/form';
import { Page } from '../../parts/Page';
import { knownAs } from '../../parts/person';
import { useMay, useMe } from '../../session/session';
import { ANSWER, OFFERS, type Listed } from './questions';
import { Refuse } from './Refuse';
import { texts } from './texts';
import { tagOf, whatOf } from './what';
import { Withdraw } from './Withdraw';
import './offers.css';

const says = labelsOf(texts);

const boxes = ['IN', 'OUT'] as const;

/** What other units ask of this one, and what it asked of others; each with its answer. */
export default function Offers() {
  const t = useTexts(texts);
  const language = useLanguage();
  const [query, setQuery] = useSearchParams();
  const [told, setTold] = useState<Label>();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const box = query.get('box') === 'OUT' ? 'OUT' : 'IN';
  const state = query.get('state');
  const after = query.get('after');
  const offers = useAsk(
    OFFERS,
    { box, state: referralStates.has(state) ? state : null, after },
    { keep: true, every: 60_000 },
  );
  /** What others did meanwhile is shown beside why it was refused. */
  const refused = (why: readonly Fault[]) => {
    setTold(undefined);
    setFaults(why);
    void offers.refetch();
  };
  const done = (what: Label) => {
    setFaults([]);
    setTold(what);
  };
  const address = (more: Record<string, string>) => ({ box, ...(state ? { state } : {}), ...more });
  return (
    <Page title={t.title}>
      <nav className="deeds" aria-label={t.box}>
        {boxes.map((one) => (
          <Link
            key={one}
            className={one === box ? 'button' : 'button second'}
            aria-current={one === box ? 'page' : undefined}
            to={`/offers?box=${one}`}
          >
            {t[one]}
          </Link>
        ))}
      </nav>
      <SelectField
        name="state"
        label={t.state}
        empty={t.anyState}
        value={state ?? ''}
        onValue={(next) => setQuery({ box, ...(next ? { state: next } : {}) })}
        options={optionsOf(referralStates, language)}
      />
      <Summary faults={faults} />
      <div role="status">{told && <p className="notice good">✓ {told[language]}</p>}</div>
      <Answer of={offers}>
        {({ referrals: { items, next } }) => (
          <>
            {items.length === 0 && (
              <div className="card">
                <p>
                  <strong>{state ? t.emptyHere : t.empty}</strong>
                </p>
                {!state && <p>{box === 'IN' ? t.emptyText : t.emptyOut}</p>}
              </div>
            )}
            <ul className="offers">
              {items.map((offer) => (
                <One
                  key={offer.id}
                  offer={offer}
                  box={box}
                  sought={query.get('open') === offer.id}
                  onTold={done}
                  onRefused={refused}
                />
              ))}
            </ul>
            <div className="deeds">
              {after && (
                <button className="second" onClick={() => setQuery(address({}))}>
                  {t.first}
                </button>
              )}
              {next && (
                <button className="second" onClick={() => setQuery(address({ after: next }))}>
                  {t.next}
                </button>
              )}
            </div>
          </>
        )}
      </Answer>
    </Page>
  );
}

interface Shown {
  offer: Listed;
  box: 'IN' | 'OUT';
  /** The one that somebody was led to. */
  sought: boolean;
  onTold: (what: Label) => void;
  onRefused: (why: readonly Fault[]) => void;
}

function One({ offer, box, sought, onTold, onRefused }: Shown) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment } = useFormats();
  const { zone } = useMe().unit;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!sought) return;
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: 'center' });
  }, [sought]);
  const what = whatOf(offer, language);
  const other = box === 'IN' ? t.from(nameOf(offer.unit, language)) : t.to(nameOf(offer.toUnit, language));
  const open = offer.state === 'OFFERED';
  return (
    <li className={open ? 'card open' : 'card'}>
      <h2 ref={head} tabIndex={-1}>
        {what} <span className="soft">{other}</span>
      </h2>
      <p>
        <span className={tagOf(offer.state)}>{labelOf(referralStates, offer.state, language)}</span>{' '}
        {offer.refusal && <span>{labelOf(refusalReasons, offer.refusal, language)} · </span>}
        <span className="soft">
          {t.offeredAt(moment(offer.occurredAt, zone))}
          {open && ` · ${t.until(moment(offer.expiresAt, zone))}`}
          {offer.answeredAt && ` · ${t.answered(moment(offer.answeredAt, zone))}`}
        </span>
      </p>
      {offer.case ? (
        <>
          <p>
            {knownAs(offer.case.person, t.unnamed)} <span className="number soft">{offer.case.number}</span>
          </p>
          <div className="deeds">
            <Link
              className="button second"
              to={`/cases/${offer.case.id}`}
              aria-label={t.openCaseOf(knownAs(offer.case.person, t.unnamed))}
            >
              {t.openCase}
            </Link>
          </div>
        </>
      ) : (
        <p>
          {open && `${t.preview}: `}
          <strong>{labelOf(personGroups, offer.preview, language)}</strong>
        </p>
      )}
      {open && <Answering offer={offer} box={box} what={`${what}, ${other}`} onTold={onTold} onRefused={onRefused} />}
    </li>
  );
}

function Answering({ offer, box, what, onTold, onRefused }: Omit<Shown, 'sought'> & { what: string }) {
  const t = useTexts(texts);
  const may = useMay();
  const answer = useAct(ANSWER);
  const faultsOf = useFaultsOf();
  const [asked, setAsked] = useState<'REFUSE' | 'WITHDRAW'>();
  const close = () => setAsked(undefined);
  const done = (text: Label) => {
    close();
    onTold(text);
  };
  const accept = async () => {
    const input = { referral: offer.id, version: offer.version, accept: true, occurredAt: new Date().toISOString() };
    const result = await answer.send(input);
    if (result.done) onTold(says[`accepted${offer.kind}`]);
    // There is no field to lead to: the offer was accepted or not.
    else onRefused(faultsOf(result).map(({ text }) => ({ field: null, text })));
  };
  const asks = offer.kind === 'REQUEST';
  // To pass a case is for roles whose units answer for cases.
  const takes = offer.kind === 'REFERRAL' || may.do('transferCase');
  return (
    <>
      {box === 'IN' && <p>{offerKinds.has(offer.kind) && t[offer.kind]}</p>}
      {box === 'IN' && !offer.case && <p className="soft">{t.previewText}</p>}
      <div className="deeds">
        {box === 'IN' && may.do('answerReferral') && (
          <>
            {takes && (
              <button
                aria-label={asks ? t.agreeThis(what) : t.acceptThis(what)}
                disabled={answer.busy}
                onClick={() => void accept()}
              >
                {asks ? t.agree : t.accept}
              </button>
            )}
            <button className="second" aria-label={t.refuseThis(what)} onClick={() => setAsked('REFUSE')}>
              {t.refuse}
            </button>
          </>
        )}
        {box === 'OUT' && offer.case && may.act('withdrawReferral', offer.case) && (
          <button className="second" aria-label={t.withdrawThis(what)} onClick={() => setAsked('WITHDRAW')}>
            {t.withdraw}
          </button>
        )}
      </div>
      {asked === 'REFUSE' && <Refuse offer={offer} what={what} onClose={close} onDone={() => done(says.refused)} />}
      {asked === 'WITHDRAW' && (
        <Withdraw offer={offer} what={what} onClose={close} onDone={() => done(says.withdrawn)} />
      )}
    </>
  );
}
