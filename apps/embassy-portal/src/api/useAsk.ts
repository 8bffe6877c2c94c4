import { useContext } from 'react';
import { keepPreviousData, QueryClient, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { ask, Unanswered } from './ask';
import { keepAnswer, readAnswer } from '../device/answers';
import { KeptHere } from '../device/kept';
import { useMe } from '../session/session';
import { textOf, type Question } from './graphql';

/** What of an answer this device may keep; nothing where it is undefined. */
export type Keeps<Answer> = (answer: Answer) => Answer | undefined;

interface Options<Answer> {
  enabled?: boolean;
  /** The answer of before stays until there is another: a page turned, a filter changed. */
  keep?: boolean;
  /** The last answer is kept on this device, and stands in while there is no line: for what is worked on without one. */
  onDevice?: boolean | Keeps<Answer>;
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

const isNoLine = (error: unknown): boolean => error instanceof Unanswered && error.why === 'LINE';

const ofBefore = new WeakSet<object>();
const asOfBefore = <Answer>(answer: Answer): Answer => {
  ofBefore.add(answer as object);
  return answer;
};
/** Whether this is what the device had kept of an earlier answer. */
export const isOfBefore = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && ofBefore.has(answer);

const keyOfQuestion = <Answer, Variables>(question: Question<Answer, Variables>, variables: Variables) => [
  textOf(question as never),
  variables,
];

/** Asks now, and keeps of the answer what may be kept on this device, for when there is no line. */
export async function takeAlong<Answer, Variables>(
  login: string,
  question: Question<Answer, Variables>,
  variables: Variables,
  keeps: Keeps<Answer> = (answer) => answer,
): Promise<void> {
  const kept = keeps(await ask(question, variables));
  if (kept !== undefined) await keepAnswer(login, JSON.stringify(keyOfQuestion(question, variables)), kept);
}

/** What the core answers to a question; asked again when an act was done, and when the page is looked at again. */
export function useAsk<Answer, Variables>(
  question: Question<Answer, Variables>,
  variables: Variables,
  { enabled = true, keep = false, every, onDevice: told }: Options<Answer> = {},
): UseQueryResult<Answer> {
  const here = useContext(KeptHere);
  const onDevice = told ?? here;
  const client = useQueryClient();
  const { login, actingFor } = useMe();
  const queryKey = keyOfQuestion(question, variables);
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const by = client.getQueryData(queryKey) === undefined ? 'work' : 'background';
      if (!onDevice) return ask(question, variables, { by, signal });
      // What one unit may see is not shown where another is acted for.
      const about = JSON.stringify(actingFor ? [...queryKey, actingFor.code] : queryKey);
      try {
        const answer = await ask(question, variables, { by, signal });
        const kept = onDevice === true ? answer : onDevice(answer);
        if (kept !== undefined) void keepAnswer(login, about, kept).catch(() => undefined);
        return answer;
      } catch (error) {
        const kept = isNoLine(error) ? await readAnswer<Answer>(login, about).catch(() => undefined) : undefined;
        if (kept === undefined) throw error;
        return asOfBefore(kept);
      }
    },
    enabled,
    structuralSharing: !onDevice,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(every ? { refetchInterval: every } : {}),
  });
}
