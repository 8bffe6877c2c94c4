import { createHash } from 'node:crypto';
import type { CoreDocument } from '#core-client';
import { limits } from '#server';
import { isProblem, NotThere, type CoreProblem, refusal, rowRefusal } from '../problems';
import { idempotencyKey, ifMatch, pageOf } from './parameters';
import type { AnswerOf, Asked, Parameter, Route, ShapeOf } from './route';

type Named = Pick<Route, 'id' | 'path' | 'tag' | 'summary' | 'description'>;

export const cursorOf = ({ cursor }: Asked['query']): string | null => (typeof cursor === 'string' ? cursor : null);

/** A page of a list. */
export function page(
  named: Named & { of: ShapeOf & { page: string }; parameters: readonly Parameter[] },
  document: CoreDocument<{ page: { items: readonly object[]; next: string | null } }, never>,
  variables: (query: Asked['query']) => object,
): Route {
  const { of, parameters, ...rest } = named;
  return {
    ...rest,
    method: 'get',
    parameters: [...parameters, ...pageOf],
    status: 200,
    answer: { description: 'A page, and where to go on.', of },
    problems: [403],
    run: async ({ query, ask }) => {
      const { limit, cursor, ...others } = query;
      const asked = { first: limit, after: cursor, ...variables(others) };
      return { status: 200, body: (await ask(document, asked as never)).page };
    },
  };
}

/** One thing; whoever may not know of it is told that it is not there. */
export function one<Data extends { one: object | null }>(
  named: Named & { answer: AnswerOf; parameters?: readonly Parameter[]; problems?: readonly number[] },
  document: CoreDocument<Data, never>,
  variables: (asked: Asked) => object = () => ({}),
): Route {
  const { parameters = [], problems = [], ...rest } = named;
  return {
    ...rest,
    method: 'get',
    parameters,
    status: 200,
    problems,
    run: async (asked) => {
      const { one: found } = await asked.ask(document, variables(asked) as never);
      if (!found) throw new NotThere();
      const version = 'version' in found && typeof found.version === 'number' ? found.version : undefined;
      return { status: 200, body: found, ...(version === undefined ? {} : { version }) };
    },
  };
}

type Done = { done: object };

/** An act on one thing: done once whatever is sent again, and only if nobody changed the thing meanwhile. */
export function act(
  named: Named & {
    method?: 'post' | 'patch';
    /** What the core takes; what stands in the headers and the path is no part of the body. */
    input: string;
    fixed?: object;
    parameters: readonly Parameter[];
    answer: AnswerOf;
    example: object;
  },
  document: CoreDocument<Done, never>,
): Route {
  const { input, fixed = {}, example, parameters, method = 'post', ...rest } = named;
  const told = parameters.map(({ name }) => name);
  return {
    ...rest,
    method,
    parameters: [...parameters, idempotencyKey, ifMatch],
    body: {
      of: { input, without: ['key', 'version', ...told, ...Object.keys(fixed)] },
      as: `${named.id[0]?.toUpperCase() ?? ''}${named.id.slice(1)}`,
      example,
      limit: limits.body,
    },
    status: method === 'post' ? 201 : 200,
    problems: [400, 403, 404, 409, 412, 413, 415, 422, 428],
    run: async ({ body, path, key, version, ask }) => {
      const { done } = await ask(document, {
        input: { ...(body as object), ...fixed, ...path, key, version },
      } as never);
      if (isProblem(done)) throw refusal(done, told);
      const now = 'version' in done && typeof done.version === 'number' ? done.version : undefined;
      return { status: method === 'post' ? 201 : 200, body: done, ...(now === undefined ? {} : { version: now }) };
    },
  };
}

interface BatchRow {
  status: number;
  value?: object;
  problem?: object;
}

/** The key of a row follows from the batch's: the same batch sent again does only what was not done. */
export function keyOfRow(batch: string, row: number): string {
  const hex = createHash('sha256').update(`${batch} ${row}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** The same act up to 500 times, each row with its own answer; what is wrong with one is no matter of the others. */
export function batch(
  named: Named & { input: string; fixed?: object; answer: ShapeOf; example: object },
  document: CoreDocument<{ done: readonly object[] }, never>,
): Route {
  const { input, fixed = {}, answer, example, ...rest } = named;
  const as = `${named.id[0]?.toUpperCase() ?? ''}${named.id.slice(1)}`;
  return {
    ...rest,
    method: 'post',
    parameters: [idempotencyKey],
    body: {
      of: { rows: { input, without: ['key', ...Object.keys(fixed)] }, as: `${as}Row` },
      as,
      example: { rows: [example] },
      limit: limits.batchBody,
    },
    status: 200,
    answer: { description: 'An answer to every row, in their order.', of: { rows: answer, as: `${as}Answer` } },
    problems: [400, 403, 413, 415, 422],
    run: async ({ body, key, ask }) => {
      const rows = (body as { rows: object[] }).rows.map((row, i) => ({ ...row, ...fixed, key: keyOfRow(key, i) }));
      const { done } = await ask(document, { rows } as never, 'batch');
      const forbidden = done.length < rows.length ? done.find(isProblem) : undefined;
      if (forbidden) throw refusal(forbidden, []);
      return { status: 200, body: { rows: done.map(answerOfRow) } };
    },
  };
}

const answerOfRow = (done: object | CoreProblem, row: number): BatchRow => {
  if (!isProblem(done)) return { status: 200, value: done };
  const problem = rowRefusal(done, row);
  return { status: problem.status, problem };
};
