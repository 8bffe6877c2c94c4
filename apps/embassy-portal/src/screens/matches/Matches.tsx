import { useState } from 'react';
import { Link, useSearchParams } from '../../parts/address';
import { matchVerdicts, type MatchVerdict } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { NoteField } from '../../parts/NoteField';
import { Page } from '../../parts/Page';
import { Paging } from '../../parts/Paging';
import { useMay, useMoment } from '../../session/session';
import { Join } from './Join';
import { Judging } from './Judging';
import { PairCard } from './PairCard';
import { PAIRS, UNMERGE, type Pair } from './questions';
import { texts } from './texts';
import '../../parts/table.css';

const says = labelsOf(texts);

/** Pairs that may be of one person, for whoever answers for both or for the national desk; and those that were judged. */
export default function Matches() {
  const t = useTexts(texts);
  const [query] = useSearchParams();
  const asked = query.get('verdict') ?? '';
  const verdict = matchVerdicts.has(asked) ? asked : 'OPEN';
  const may = useMay();
  const [joining, setJoining] = useState(false);
  const pairs = useAsk(
    PAIRS,
    { verdict, note: may.name('PersonMatch.note'), after: query.get('after') },
    { keep: true },
  );
  const tabs: [MatchVerdict, string][] = [
    ['OPEN', t.open],
    ['SAME', t.same],
    ['SAME_NEW_EPISODE', t.again],
    ['DIFFERENT', t.different],
  ];
  return (
    <Page title={t.title}>
      <p>{may.do('unmergePeople') ? t.intro : t.here}</p>
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

function One({ pair }: { pair: Pair }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const moment = useMoment();
  const [undoing, setUndoing] = useState(false);
  return (
    <PairCard pair={pair}>
      {pair.verdict === 'OPEN' ? (
        <Judging pair={pair} />
      ) : (
        <>
          <p>
            <span className="tag">{labelOf(matchVerdicts, pair.verdict, language)}</span>{' '}
            {pair.judgedAt && t.judgedAt(moment(pair.judgedAt))}
            {pair.note && `: ${pair.note}`}
          </p>
          {pair.verdict !== 'DIFFERENT' && may.do('unmergePeople') && (
            <button className="second" onClick={() => setUndoing(true)}>
              {t.undo}
            </button>
          )}
        </>
      )}
      {undoing && <Undo pair={pair} onClose={() => setUndoing(false)} />}
    </PairCard>
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
          <NoteField of={draft} label={t.why} optional={false} faults={faults} />
        </>
      )}
    </Deed>
  );
}
