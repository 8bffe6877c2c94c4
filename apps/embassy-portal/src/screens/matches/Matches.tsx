import { useState } from 'react';
import { Link, useSearchParams } from '../../parts/address';
import { matchVerdicts, type MatchVerdict } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { TextField } from '../../parts/form';
import { Page } from '../../parts/Page';
import { Paging } from '../../parts/Paging';
import { reasons } from '../case/reasons';
import { useMay, useMoment } from '../../session/session';
import { Beside } from './Beside';
import { Join } from './Join';
import { JUDGE, PAIRS, UNMERGE, type Pair } from './questions';
import { texts } from './texts';
import '../../parts/table.css';
import './matches.css';

const says = labelsOf(texts);

/** Pairs that may be of one person, for the national desk to judge; and those that it judged. */
export default function Matches() {
  const t = useTexts(texts);
  const [query] = useSearchParams();
  const asked = query.get('verdict') ?? '';
  const verdict = matchVerdicts.has(asked) ? asked : 'OPEN';
  const may = useMay();
  const [joining, setJoining] = useState(false);
  const pairs = useAsk(PAIRS, { verdict, after: query.get('after') }, { keep: true });
  const tabs: [MatchVerdict, string][] = [
    ['OPEN', t.open],
    ['SAME', t.same],
    ['SAME_NEW_EPISODE', t.again],
    ['DIFFERENT', t.different],
  ];
  return (
    <Page title={t.title}>
      <p>{t.intro}</p>
      {may.do('mergePeople') && (
        <div className="deeds">
          <button className="second" onClick={() => setJoining(true)}>
            {t.join}
          </button>
        </div>
      )}
      <nav className="tabs" aria-label={t.title}>
        {tabs.map(([code, label]) => (
          <Link key={code} to={`/matches?verdict=${code}`} aria-current={code === verdict ? 'page' : undefined}>
            {label}
          </Link>
        ))}
      </nav>
      <Answer of={pairs}>
        {({ matches: { items, next } }) => (
          <>
            {items.length === 0 && <p className="card">{t.none}</p>}
            {items.map((pair) => (
              <One key={pair.id} pair={pair} />
            ))}
            <Paging next={next} />
          </>
        )}
      </Answer>
      {joining && <Join onClose={() => setJoining(false)} />}
    </Page>
  );
}

const verdicts = ['SAME', 'SAME_NEW_EPISODE', 'DIFFERENT'] as const;

function One({ pair }: { pair: Pair }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number, list } = useFormats();
  const moment = useMoment();
  const [asked, setAsked] = useState<(typeof verdicts)[number] | 'undo'>();
  const close = () => setAsked(undefined);
  const { case: later, other: earlier } = pair;
  return (
    <section className="card" aria-label={t.pair(later.number, earlier.number)}>
      <p>
        <span className="tag care">{t.weight(number(pair.weight))}</span> {t.foundBy}:{' '}
        <strong>{list(pair.reasons.map((reason) => labelOf(reasons, reason, language)))}</strong>
      </p>
      <Beside later={later} earlier={earlier} />
      {pair.verdict === 'OPEN' ? (
        <div className="deeds">
          {verdicts.map((verdict) => (
            <button
              key={verdict}
              className={verdict === 'DIFFERENT' ? 'second' : undefined}
              onClick={() => setAsked(verdict)}
            >
              {t[verdict]}
            </button>
          ))}
        </div>
      ) : (
        <>
          <p>
            <span className="tag">{labelOf(matchVerdicts, pair.verdict, language)}</span>{' '}
            {pair.judgedAt && t.judgedAt(moment(pair.judgedAt))}
            {pair.note && `: ${pair.note}`}
          </p>
          {pair.verdict !== 'DIFFERENT' && (
            <button className="second" onClick={() => setAsked('undo')}>
              {t.undo}
            </button>
          )}
        </>
      )}
      {asked === 'undo' && <Undo pair={pair} onClose={close} />}
      {asked && asked !== 'undo' && <Judge pair={pair} verdict={asked} onClose={close} />}
    </section>
  );
}

function Judge({ pair, verdict, onClose }: { pair: Pair; verdict: (typeof verdicts)[number]; onClose: () => void }) {
  const t = useTexts(texts);
  const judge = useAct(JUDGE);
  const draft = useDraft(`match ${verdict} ${pair.id}`, () => ({ note: '' }));
  const { note } = draft.value;
  const { id, version } = pair;
  const said = note.trim() === '' ? {} : { note: note.trim() };
  return (
    <Deed
      draft={draft}
      title={t.judgeTitle(t[verdict])}
      busy={judge.busy}
      label={t.judge}
      send={() => judge.send({ match: id, version, verdict, ...said })}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p>{t.judgeText(pair.case.number, pair.other.number)}</p>
          <TextField
            name="note"
            label={t.note}
            optional
            rows={3}
            value={note}
            onValue={(note) => draft.set({ note })}
            faults={faults}
          />
        </>
      )}
    </Deed>
  );
}

function Undo({ pair: { id, version }, onClose }: { pair: Pair; onClose: () => void }) {
  const t = useTexts(texts);
  const undo = useAct(UNMERGE);
  const draft = useDraft(`match undo ${id}`, () => ({ note: '' }));
  const { note } = draft.value;
  const send = () =>
    note.trim() === ''
      ? [{ field: 'note', text: says.missingWhy }]
      : undo.send({ match: id, version, note: note.trim() });
  return (
    <Deed draft={draft} title={t.undoTitle} busy={undo.busy} label={t.undo} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <p>{t.undoText}</p>
          <TextField
            name="note"
            label={t.why}
            rows={3}
            value={note}
            onValue={(note) => draft.set({ note })}
            faults={faults}
          />
        </>
      )}
    </Deed>
  );
}
