import { Link } from '../../parts/address';
import { worklists } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { withChange, type Shown } from './address';
import { WORKLISTS } from './questions';
import { texts } from './texts';

/** The lists of this role with how much is on each, in the order of the way home. */
export function Lists({ shown }: { shown: Shown }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const todo = useAsk(WORKLISTS, {}, { every: 60_000, onDevice: true });
  const to = (code: string) => `/?${withChange(shown, { todo: code }).toString()}`;
  return (
    <nav className="lists card" aria-label={t.todo}>
      <h2>{t.todo}</h2>
      <Answer of={todo}>
        {(answer) => {
          const waiting = answer.todo.filter(({ code, count }) => count > 0 || code === shown.todo);
          return (
            <>
              {waiting.length === 0 && <p>{t.nothingToDo}</p>}
              <ul>
                {waiting.map(({ code, count }) => (
                  <li key={code}>
                    <Link to={to(code)} aria-current={code === shown.todo ? 'true' : undefined}>
                      <span>{labelOf(worklists, code, language)}</span> <strong>{number(count)}</strong>
                    </Link>
                  </li>
                ))}
                <li>
                  <Link to={to('')} aria-current={shown.todo ? undefined : 'true'}>
                    <span>{t.all}</span>
                  </Link>
                </li>
              </ul>
            </>
          );
        }}
      </Answer>
    </nav>
  );
}
