import { useState } from 'react';
import { ask } from './ask';
import { textOf, type Question } from './graphql';
import { useKnown } from './known';

interface Options {
  enabled?: boolean;
  /** Asked again by itself, in milliseconds. */
  every?: number;
  /** All there are, one page after another: of what is counted, and never only of what is looked through. */
  whole?: boolean;
}

/** A list that grows by a page at a time, from the page that `variables.after` names. */
export function usePages<Answer, Variables extends { after?: string | null }>(
  question: Question<Answer, Variables>,
  variables: Variables,
  nextOf: (answer: Answer) => string | null,
  { enabled = true, every, whole = false }: Options = {},
) {
  const key = JSON.stringify([textOf(question as never), variables, 'pages']);
  const nextAfter = (pages: readonly Answer[]) => {
    const last = pages.at(-1);
    return last === undefined ? (variables.after ?? null) : nextOf(last);
  };
  const known = useKnown<readonly Answer[]>(
    key,
    async ({ signal, before = [], more }) => {
      const by = more || before.length === 0 ? 'work' : 'background';
      const page = (after: string | null) => ask(question, { ...variables, after }, { signal, by });
      if (more) return [...before, await page(nextAfter(before))];
      const pages = [await page(nextAfter([]))];
      // As many as are shown.
      while ((whole || pages.length < before.length) && nextAfter(pages) !== null)
        pages.push(await page(nextAfter(pages)));
      return pages;
    },
    { enabled, every },
  );
  const { data: pages = [], askMore } = known;
  const [busy, setBusy] = useState(false);
  const next = pages.length > 0 ? nextAfter(pages) : null;
  const more = () => {
    setBusy(true);
    void askMore().finally(() => setBusy(false));
  };
  return {
    pages,
    /** Asks for the next page; nothing where there is none. */
    more: next !== null && !whole ? more : undefined,
    busy,
    /** All of it as one answer, or why there is none. */
    of: known,
  };
}
