import { useCallback, useRef, useState } from 'react';
import { ask, Unanswered, type How, type Why } from './ask';
import type { Question } from './graphql';
import { newId } from './ids';
import { askAllAgain } from './known';

export interface Problem {
  code: string;
  message: string;
  field: string | null;
  remedy: string;
  /** Whole, in each language; null of what was kept before the core said both. */
  saidId?: string | null;
  saidEn?: string | null;
}

type Said<Outcome> = Exclude<Outcome, { __typename: 'Problem' }>;

/** What became of an act: done, refused, or not known, since nothing came back. Then it may be sent again as it was. */
export type Done<Outcome> =
  | { readonly done: Said<Outcome>; readonly problem?: undefined; readonly why?: undefined }
  | { readonly problem: Problem; readonly done?: undefined; readonly why?: undefined }
  | { readonly why: Why; readonly done?: undefined; readonly problem?: undefined };

const isProblem = (outcome: object): outcome is Problem =>
  (outcome as { __typename?: string }).__typename === 'Problem';

export const outcomeOf = <Outcome extends object>(outcome: Outcome): Done<Outcome> =>
  isProblem(outcome) ? { problem: outcome } : { done: outcome as Said<Outcome> };

const failed = (error: unknown): { why: Why } => ({ why: error instanceof Unanswered ? error.why : 'FAULT' });

/** The same content goes out under the same key until it is answered, so that a cut line never does a thing twice. */
function useKeys() {
  const keys = useRef(new Map<string, string>());
  return {
    of: (input: object): string => {
      const content = JSON.stringify(input);
      const known = keys.current.get(content) ?? newId();
      keys.current.set(content, known);
      return known;
    },
    answered: (input: object) => keys.current.delete(JSON.stringify(input)),
  };
}

type Keyless<Input> = Omit<Input, 'key'>;

/** One act of the core. Whatever is shown is asked for anew when it is done. */
export function useAct<Name extends string, Outcome extends object, Input extends { key: string }>(
  question: Question<Record<Name, Outcome>, { input: Input }>,
) {
  const keys = useKeys();
  const [busy, setBusy] = useState(false);
  /** `changes`: false where nothing does, or where more follows; what is shown is not asked for anew. */
  const send = async (
    input: Keyless<Input>,
    { changes = true, ...how }: { changes?: boolean } & How = {},
  ): Promise<Done<Outcome>> => {
    setBusy(true);
    try {
      const answer = await ask(question, { input: { ...input, key: keys.of(input) } as Input }, how);
      keys.answered(input);
      const result = outcomeOf(Object.values<Outcome>(answer)[0] as Outcome);
      if (result.done && changes) await askAllAgain();
      return result;
    } catch (error) {
      return failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { send, busy };
}

const ROWS = 100;

/** Many acts of one kind, each row with its own key and answer, a hundred in a request; how many are through is told. */
export function useActs<Name extends string, Outcome extends object, Row extends { key: string }>(
  question: Question<Record<Name, readonly Outcome[]>, { rows: Row[] }>,
) {
  const keys = useKeys();
  const [through, setThrough] = useState<number>();
  const send = useCallback(
    async (rows: readonly Keyless<Row>[]): Promise<Done<Outcome>[]> => {
      const results: Done<Outcome>[] = [];
      for (let from = 0; from < rows.length; from += ROWS) {
        setThrough(from);
        const part = rows.slice(from, from + ROWS);
        try {
          const answer = await ask(
            question,
            { rows: part.map((row) => ({ ...row, key: keys.of(row) }) as Row) },
            { kind: 'batch' },
          );
          part.forEach((row) => keys.answered(row));
          results.push(...Object.values<readonly Outcome[]>(answer).flat().map(outcomeOf));
        } catch (error) {
          results.push(...part.map(() => failed(error)));
        }
      }
      setThrough(undefined);
      await askAllAgain();
      return results;
    },
    [keys, question],
  );
  return { send, through, busy: through !== undefined };
}
