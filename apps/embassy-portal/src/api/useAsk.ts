import { keepPreviousData, QueryClient, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { ask, Unanswered } from './ask';
import { textOf, type Question } from './graphql';

interface Options {
  enabled?: boolean;
  /** The answer of before stays until there is another: a page turned, a filter changed. */
  keep?: boolean;
  /** Asked again by itself, in milliseconds. */
  every?: number;
}

const retry = (failures: number, error: Error) =>
  failures < 2 && !(error instanceof Unanswered && error.why !== 'LINE');

export const makeClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // `networkMode`: a browser that thinks it has no line is often wrong in an embassy's network; trying tells.
      queries: { retry, retryDelay: 1500, staleTime: 5_000, gcTime: 10 * 60_000, networkMode: 'always' },
    },
  });

/** What the core answers to a question; asked again when an act was done, and when the page is looked at again. */
export function useAsk<Answer, Variables>(
  question: Question<Answer, Variables>,
  variables: Variables,
  { enabled = true, keep = false, every }: Options = {},
): UseQueryResult<Answer> {
  const client = useQueryClient();
  const queryKey = [textOf(question as never), variables];
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => {
      const by = client.getQueryData(queryKey) === undefined ? 'work' : 'background';
      return ask(question, variables, { by, signal });
    },
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(every ? { refetchInterval: every } : {}),
  });
}
