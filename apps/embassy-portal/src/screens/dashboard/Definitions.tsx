import { useState } from 'react';
import { breakdowns } from '#domain';
import { useAsk } from '../../api/useAsk';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { DEFINITIONS } from './questions';
import { texts } from './texts';

/** What each number means, asked for once somebody wants to know. */
export function Definitions({ release }: { release: number | null }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  return (
    <details className="screen" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.meanings}</summary>
      {open && <Meanings release={release} />}
    </details>
  );
}

function Meanings({ release }: { release: number | null }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { list } = useFormats();
  const answer = useAsk(DEFINITIONS, { release }, { keep: true });
  return (
    <Answer of={answer}>
      {({ publishedDefinitions: found }) =>
        !found || found.measures.length === 0 ? (
          <p>{t.noMeanings}</p>
        ) : (
          <dl className="meanings">
            {found.measures.map(({ measure, label, definition, by }) => (
              <div key={measure}>
                <dt>{label}</dt>
                <dd>
                  {definition}{' '}
                  <span className="soft">
                    {t.toldBy(list(by.map((one) => breakdowns.label(one, language).toLocaleLowerCase(language))))}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        )
      }
    </Answer>
  );
}
