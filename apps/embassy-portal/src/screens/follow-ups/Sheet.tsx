import { useState } from 'react';
import { Link, useParams, useSearchParams } from '../../parts/address';
import { caseStates, contactChannels, dayIn, followUpOutcomes, readPurposes, regencies, type Label } from '#domain';
import { useAsk } from '../../api/useAsk';
import { KeptHere } from '../../device/kept';
import { isAct } from '../../device/queue';
import { useDeed } from '../../device/useDeed';
import { isOpen, putRightOf, type PutRight } from '../../device/usePutRight';
import { useQueue } from '../../device/useQueue';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Summary, useFaultsOf, type Fault } from '../../parts/form';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { daysBetween } from '../../parts/days';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { useMay, useMe } from '../../session/session';
import { MOVE } from '../case/acts';
import { Whole } from '../case/None';
import { Safe } from '../case/Safe';
import { GiveAid } from '../reintegration/GiveAid';
import type { Call } from './call';
import { CallForm } from './CallForm';
import { MoveDialog, type Move } from './MoveDialog';
import { SHEET, type Followed, type Visit } from './questions';
import { refusedHere, saidHere } from './standing';
import { texts } from './texts';
import '../case/case.css';
import './follow-ups.css';

/** Before a call or a visit: how to reach somebody safely, first of all; then how it went, and when again. */
export default function Sheet() {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { id = '' } = useParams();
  const [query] = useSearchParams();
  const asked = query.get('purpose');
  const opened = { id, purpose: readPurposes.has(asked) ? asked : ('CASE_WORK' as const) };
  const sheet = useAsk(SHEET, opened, {
    onDevice: ({ case: found }) => (found?.restrictedSince ? undefined : { case: found }),
  });
  const found = sheet.data?.case;
  return (
    <Page
      title={found ? t.sheetTitle(knownAs(found.person, p.unnamed)) : t.sheet}
      tab={found && `${t.sheet} ${found.number}`}
    >
      <p>
        <Link to="/follow-ups">← {t.back}</Link>
      </p>
      <Answer of={sheet}>
        {({ case: followed }) =>
          followed ? (
            <>
              <Head found={followed} />
              <KeptHere value={!followed.restrictedSince}>
                <Whole of={followed}>
                  <Safe opened={opened} />
                </Whole>
              </KeptHere>
              <Visits found={followed} month={Number(query.get('month'))} />
            </>
          ) : (
            <p>{t.none}</p>
          )
        }
      </Answer>
    </Page>
  );
}

function Head({ found: { id, number, state, person } }: { found: Followed }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <p className="under">
      <span className="number">{number}</span> · {labelOf(caseStates, state, language)}
      {person.homeRegency && ' ·'}
      {person.homeRegency && (
        <span>
          {t.home} {labelOf(regencies, person.homeRegency, language)}
        </span>
      )}
      <Link to={`/cases/${id}`}>{t.toCase}</Link>
      <Link to={`/cases/${id}/reintegration`}>{t.toReintegration}</Link>
    </p>
  );
}

/** The one that was asked for, if it is still open; else the first that is. */
const chosenOf = (visits: readonly Visit[], month: number): Visit | undefined => {
  const open = visits.filter(({ doneAt }) => doneAt === null);
  return open.find((one) => one.month === month) ?? open[0];
};

function Visits({ found, month }: { found: Followed; month: number }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const may = useMay();
  const { items } = useQueue();
  const [giving, setGiving] = useState(false);
  const [told, setTold] = useState<Label>();
  const [calling, setCalling] = useState<Visit>();
  const [moving, setMoving] = useState<PutRight<Move> | Omit<PutRight<Move>, 'seq'>>();
  const chosen = calling ?? chosenOf(found.followUps, month);
  const said = chosen && !calling && saidHere(items, found.id, chosen.month);
  const [query] = useSearchParams();
  const cameFor = Number(query.get('waiting'));
  const refusedMove = putRightOf<Move>(refusedHere(items, cameFor, 'moveFollowUp', found.id));
  return (
    <>
      <div role="status">{told && <p className="notice good">✓ {told[language]}</p>}</div>
      {found.state === 'MISSING' && <Missing found={found} />}
      {refusedMove && may.do('moveFollowUp') && (
        <div className="notice wrong">
          <p>▲ {t.nextRefused}</p>
          <button className="second" onClick={() => setMoving(refusedMove)}>
            {t.putNextRight}
          </button>
        </div>
      )}
      {chosen ? (
        <Part name="visit" title={t.month(number(chosen.month))}>
          <Tried visit={chosen} />
          {said && (
            <p className="notice">
              ● {t.waitsHere(`${t.month(number(chosen.month))}, ${followUpOutcomes.label(said, language)}`)}
            </p>
          )}
          {!said && may.act('recordFollowUp', found) && (
            <CallForm
              key={chosen.id}
              found={found}
              visit={chosen}
              refused={putRightOf<Call>(refusedHere(items, cameFor, 'recordFollowUp', found.id, chosen.month))}
              onSending={setCalling}
              onMoveRefused={(form, faults) => setMoving({ form, faults })}
              onDone={setTold}
            />
          )}
        </Part>
      ) : (
        <p>{found.followUps.length > 0 ? t.nothingOpen : t.nothingPlanned}</p>
      )}
      {may.act('logAssistance', found) && (
        <div className="deeds">
          <button className="second" onClick={() => setGiving(true)}>
            {t.giveAid}
          </button>
        </div>
      )}
      {found.followUps.length > 0 && <Others found={found} chosen={chosen} />}
      {moving && (
        <MoveDialog
          found={found}
          move={moving.form}
          faults={moving.faults}
          seq={'seq' in moving ? moving.seq : undefined}
          onClose={() => setMoving(undefined)}
        />
      )}
      {giving && (
        <GiveAid
          about={{ id: found.id, who: knownAs(found.person, found.number) }}
          onClose={() => setGiving(false)}
          onDone={setTold}
        />
      )}
    </>
  );
}

/** That its day has gone by; nothing while it has not. */
function Late({ dueOn }: { dueOn: string }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const days = daysBetween(dueOn, dayIn(new Date(), useMe().unit.zone));
  return days > 0 && <span className="tag wrong">▲ {t.lateBy(number(days))}</span>;
}

function Tried({ visit }: { visit: Visit }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day, moment } = useFormats();
  const { zone } = useMe().unit;
  return (
    <>
      <p>
        {t.due(day(visit.dueOn))} <Late dueOn={visit.dueOn} />
        {visit.firstDueOn && <span className="soft"> ({t.moved(day(visit.firstDueOn))})</span>}
      </p>
      {visit.attempts.length > 0 && (
        <>
          <h3>{t.tried}</h3>
          <ul className="lines">
            {visit.attempts.map((attempt) => (
              <li key={attempt.id}>
                <span>
                  {labelOf(contactChannels, attempt.channel, language)}
                  {attempt.note && <span className="soft"> · {attempt.note}</span>}
                </span>
                <span className="soft">{moment(attempt.occurredAt, zone)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {visit.loseContactOffered && <p className="notice">▲ {t.offerLoss}</p>}
    </>
  );
}

/** Whoever comes back is followed again. */
function Missing({ found }: { found: Followed }) {
  const t = useTexts(texts);
  const may = useMay();
  const reconnect = useDeed(MOVE);
  const faultsOf = useFaultsOf();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [kept, setKept] = useState(false);
  const { items } = useQueue();
  const refused = items.find(
    ({ standing, deed }) => isOpen(standing) && deed.record === found.id && isAct(deed, 'moveCase'),
  );
  const come = async () => {
    const occurredAt = new Date().toISOString();
    const input = { case: found.id, version: found.version, step: 'reconnect' as const, occurredAt };
    const label = { id: texts.id.foundLabel, en: texts.en.foundLabel };
    const about = { record: found.id, label, who: knownAs(found.person, found.number) };
    const result = await reconnect.send(
      input,
      { ...about, edit: { path: `/cases/${found.id}/follow-up` } },
      refused?.seq,
    );
    setKept(result.kept ?? false);
    setFaults(result.kept ? [] : faultsOf(result));
  };
  return (
    <section className="notice" aria-label={t.missing}>
      <p>
        <strong>◌ {t.lost}</strong> {t.foundText}
      </p>
      <Summary faults={faults} />
      {kept ? (
        <p>● {t.waitsHere(t.foundLabel)}</p>
      ) : (
        may.act('moveCase', found) && (
          <button disabled={reconnect.busy} onClick={() => void come()}>
            {t.found}
          </button>
        )
      )}
    </section>
  );
}

function Others({ found, chosen }: { found: Followed; chosen: Visit | undefined }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day, number, moment } = useFormats();
  const { zone } = useMe().unit;
  return (
    <Part name="all" title={t.all}>
      <ul className="lines">
        {found.followUps.map((visit) => (
          <li key={visit.id}>
            <span>
              <strong>{t.month(number(visit.month))}</strong> · {day(visit.dueOn)}{' '}
              {!visit.doneAt && <Late dueOn={visit.dueOn} />}
              {visit.note && <span className="soft"> · {visit.note}</span>}
            </span>
            {visit.doneAt ? (
              <span className="tag good">
                ✓ {visit.outcome && labelOf(followUpOutcomes, visit.outcome, language)},{' '}
                {t.done(moment(visit.doneAt, zone))}
              </span>
            ) : (
              visit.id !== chosen?.id && (
                <Link
                  className="button second"
                  to={`/cases/${found.id}/follow-up?month=${visit.month}`}
                  aria-label={t.chooseThis(t.month(number(visit.month)))}
                >
                  {t.choose}
                </Link>
              )
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
