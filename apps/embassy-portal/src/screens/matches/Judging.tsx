import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useTexts } from '../../language/language';
import { Deed } from '../../parts/Deed';
import { NoteField } from '../../parts/NoteField';
import { JUDGE } from './questions';
import { texts } from './texts';

const verdicts = ['SAME', 'SAME_NEW_EPISODE', 'DIFFERENT'] as const;
type Verdict = (typeof verdicts)[number];

interface Judged {
  id: string;
  version: number;
  case: { number: string };
  other: { number: string };
}

/** The three answers to whether two cases are of one person. */
export function Judging({ pair }: { pair: Judged }) {
  const t = useTexts(texts);
  const [asked, setAsked] = useState<Verdict>();
  return (
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
      {asked && <Judge pair={pair} verdict={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

function Judge({ pair, verdict, onClose }: { pair: Judged; verdict: Verdict; onClose: () => void }) {
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
          <NoteField of={draft} label={t.note} faults={faults} />
        </>
      )}
    </Deed>
  );
}
