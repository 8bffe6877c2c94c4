import { useEffect, useState } from 'react';
import { useAsk } from '../../api/useAsk';
import { useTexts } from '../../language/language';
import { Part } from '../../parts/Part';
import { Judging } from './Judging';
import { PairCard } from './PairCard';
import { PAIRS } from './questions';
import { texts } from './texts';

const SOUGHT_MS = 30_000;
const AGAIN_MS = 10_000;

/** Likenesses of names are sought after the act: for half a minute it is asked again what was found. */
function useSeeking(after: unknown): boolean {
  const [sought, setSought] = useState<unknown>();
  useEffect(() => {
    const timer = setTimeout(() => setSought(after), SOUGHT_MS);
    return () => clearTimeout(timer);
  }, [after]);
  return sought !== after;
}

interface About {
  group?: string;
  case?: string;
  /** What changes whenever somebody was registered. */
  after: string | number;
}

/** Of those who were registered just now, whom this unit may have already: side by side, and answered here. */
export default function Pairs({ after, ...about }: About) {
  const t = useTexts(texts);
  const every = useSeeking(after) ? AGAIN_MS : undefined;
  const found = useAsk(PAIRS, { verdict: 'OPEN', note: false, ...about }, { keep: true, every });
  const pairs = found.data?.matches.items ?? [];
  if (pairs.length === 0) return null;
  return (
    <Part name="pairs" title={t.title}>
      <p>{t.here}</p>
      {pairs.map((pair) => (
        <PairCard key={pair.id} pair={pair}>
          <Judging pair={pair} />
        </PairCard>
      ))}
    </Part>
  );
}
