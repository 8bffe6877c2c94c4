import { useContext } from 'react';
import { ask, Unanswered } from './ask';
import { dropAnswer, keepAnswer, readAnswer } from '../device/answers';
import { KeptHere } from '../device/kept';
import { useMe } from '../session/session';
import { textOf, type Question } from './graphql';
import { useKnown, type About, type Known } from './known';

/** What of an answer this device may keep; where it is undefined nothing, nor what was kept of it before. */
export type Keeps<Answer> = (answer: Answer) => Answer | undefined;

interface Options<Answer> {
  enabled?: boolean;
  /** The answer of before stays until there is another: a page turned, a filter changed. */
  keep?: boolean;
  /**
   * The last answer is kept on this device, and stands in while there is no line: for what is worked on without one.
   * False where it may not be, and then nothing of it stays.
   */
  onDevice?: boolean | Keeps<Answer>;
  /** Asked again by itself, in milliseconds. */
  every?: number;
}

const isNoLine = (error: unknown): boolean => error instanceof Unanswered && error.why === 'LINE';

const keptAt = new WeakMap<object, number>();
/** When this was answered, where it is what the device had kept of an earlier answer. */
export const ofBefore = (answer: unknown): number | undefined =>
  typeof answer === 'object' && answer !== null ? keptAt.get(answer) : undefined;

const keyOfQuestion = <Answer, Variables>(question: Question<Answer, Variables>, variables: Variables, unit?: string) =>
  JSON.stringify([textOf(question as never), variables, ...(unit === undefined ? [] : [unit])]);

const keepOrDrop = (login: string, about: string, kept: unknown): Promise<void> =>
  kept === undefined ? dropAnswer(login, about) : keepAnswer(login, about, kept);

/** Asks now, and keeps of the answer what may be kept on this device, for when there is no line. */
export async function takeAlong<Answer, Variables>(
  login: string,
  question: Question<Answer, Variables>,
  variables: Variables,
  keeps: Keeps<Answer> = (answer) => answer,
): Promise<void> {
  await keepOrDrop(login, keyOfQuestion(question, variables), keeps(await ask(question, variables)));
}

/** What was taken along of somebody of whom nothing may lie here any more. */
export const leaveBehind = <Answer, Variables>(
  login: string,
  question: Question<Answer, Variables>,
  variables: Variables,
): Promise<void> => dropAnswer(login, keyOfQuestion(question, variables));

/** What the core answers to a question; asked again when an act was done, and when the page is looked at again. */
export function useAsk<Answer, Variables>(
  question: Question<Answer, Variables>,
  variables: Variables,
  { enabled = true, keep = false, every, onDevice: told }: Options<Answer> = {},
): Known<Answer> {
  const here = useContext(KeptHere);
  const onDevice = told ?? here;
  const { login, actingFor } = useMe();
  const asked = async ({ signal, before }: About<Answer>): Promise<Answer> => {
    const by = before === undefined ? 'work' : 'background';
    if (onDevice === undefined) return ask(question, variables, { by, signal });
    // What one unit may see is not shown where another is acted for.
    const about = keyOfQuestion(question, variables, actingFor?.code);
    try {
      const answer = await ask(question, variables, { by, signal });
      const kept = typeof onDevice === 'function' ? onDevice(answer) : onDevice ? answer : undefined;
      void keepOrDrop(login, about, kept).catch(() => undefined);
      return answer;
    } catch (error) {
      const kept = onDevice && isNoLine(error) ? await readAnswer(login, about).catch(() => undefined) : undefined;
      if (kept === undefined) throw error;
      keptAt.set(kept.answer, kept.at);
      return kept.answer as Answer;
    }
  };
  return useKnown(keyOfQuestion(question, variables), asked, { enabled, keep, every, asIs: Boolean(onDevice) });
}
