import { useEffect } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ask } from './ask';
import { textOf, type Question } from './graphql';

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
  const { data, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [textOf(question as never), variables, 'pages'],
    queryFn: ({ pageParam, signal }) => ask(question, { ...variables, after: pageParam }, { signal }),
    initialPageParam: variables.after ?? null,
    getNextPageParam: nextOf,
    enabled,
    ...(every ? { refetchInterval: every } : {}),
  });
  useEffect(() => {
    if (whole && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [whole, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    pages: data?.pages ?? [],
    /** Asks for the next page; nothing where there is none. */
    more: hasNextPage && !whole ? () => void fetchNextPage() : undefined,
    busy: isFetchingNextPage,
    /** Nothing has come yet. */
    waits: isPending,
  };
}
