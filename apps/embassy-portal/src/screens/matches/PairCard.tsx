import type { ReactNode } from 'react';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { reasons } from '../case/reasons';
import { Beside } from './Beside';
import type { Pair } from './questions';
import { texts } from './texts';
import '../../parts/table.css';
import './matches.css';

/** Two cases side by side, how likely they are of one person and why; below, what can be done about it. */
export function PairCard({ pair, children }: { pair: Pair; children: ReactNode }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number, list } = useFormats();
  const { case: later, other: earlier } = pair;
  return (
    <section className="card" aria-label={t.pair(later.number, earlier.number)}>
      <p>
        <span className="tag care">{t.weight(number(pair.weight))}</span> {t.foundBy}:{' '}
        <strong>{list(pair.reasons.map((reason) => labelOf(reasons, reason, language)))}</strong>
      </p>
      <Beside later={later} earlier={earlier} />
      {children}
    </section>
  );
}
