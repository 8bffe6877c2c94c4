import { createHash } from 'node:crypto';
import type { CoreDocument } from '#core-client';
import { limits } from '#server';
import { isProblem, NotThere, type CoreProblem, refusal, rowRefusal, type Places } from '../problems';
import { idempotencyKey, ifMatch, pageOf } from './parameters';
import type { AnswerOf, Asked, Parameter, Route, ShapeOf } from './route';

type Named = Pick<Route, 'id' | 'path' | 'tag' | 'summary' | 'description'>;

export const cursorOf = ({ cursor }: Asked['query']): string | null => (typeof cursor === 'string' ? cursor : null);

/** A page of a list. */
export function page(
  named: Named & { of: ShapeOf & { page: string }; parameters: readonly Parameter[]; problems?: readonly number[] },
  // `one` is whose list it is, where it is somebody's.
  document: CoreDocument<{ one?: object | null; page: { items: readonly object[]; next: string | null } }, never>,
  variables: (query: Asked['query'], path: Asked['path']) => object = (query) => query,
): Route {
  const { of, parameters, problems = [], ...rest } = named;
  return {
    ...rest,
    method: 'get',
    parameters: [...parameters, ...pageOf],
    status: 200,
    answer: { description: 'A page, and where to go on.', of },
    problems: [403, ...problems],
    run: async ({ query, path, ask }) => {
      const { limit, cursor, ...others } = query;
      const found = await ask(document, { first: limit, after: cursor, ...variables(others, path) } as never);
      if (found.one === null) throw new NotThere();
      return { status: 200, body: found.page };
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
    method?: 'post' | 'patch' | 'delete';
    /** What the core takes; what stands in the headers and the path is no part of the body. */
    input: string;
    fixed?: object;
    parameters: readonly Parameter[];
    answer: AnswerOf;
    /** Of the body; there is none where there is nothing to say. */
    example?: object;
    /** Makes something new, of which nobody can have read a version. */
    makes?: true;
    /** Whether the state of the thing can stand against it. */
    always?: true;
  },
  document: CoreDocument<Done, never>,
): Route {
  const { input, fixed = {}, example, parameters, method = 'post', makes = false, always = false, ...rest } = named;
  const told = parameters.map(({ name }) => name);
  const status = method === 'post' ? 201 : 200;
  const body = example && {
    of: { input, without: ['key', 'version', ...told, ...Object.keys(fixed)] },
    as: `${named.id[0]?.toUpperCase() ?? ''}${named.id.slice(1)}`,
    example,
    limit: limits.body,
  };
  return {
    ...rest,
    method,
    parameters: [...parameters, idempotencyKey, ...(makes ? [] : [ifMatch])],
    ...(body ? { body } : {}),
    status,
    problems: [400, 403, 422, ...(makes ? [] : [404, 412, 428]), ...(always ? [] : [409]), ...(body ? [413, 415] : [])],
    run: async ({ body: said, inBody, path, key, version, ask }) => {
      const read = makes ? {} : { version };
      const { done } = await ask(document, {
        input: { ...(said as object), ...fixed, ...path, ...read, key },
      } as never);
      if (isProblem(done)) throw refusal(done, { inPath: told, fixed: Object.keys(fixed), inBody });
      const now = 'version' in done && typeof done.version === 'number' ? done.version : undefined;
      return { status, body: done, ...(now === undefined ? {} : { version: now }) };
    },
  };
}

interface BatchRow {
  status: number;
  value?: object;
  problem?: object;
}

/** The key of a row follows from the batch's: the same batch sent again does only what was not done. */
export function keyOfRow(batch: string, row: number | string): string {
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
      each: 'rows',
    },
    status: 200,
    answer: { description: 'An answer to every row, in their order.', of: { rows: answer, as: `${as}Answer` } },
    problems: [400, 403, 413, 415, 422],
    run: async ({ body, inBody, key, faultOf, ask }) => {
      const places = { inPath: [], fixed: Object.keys(fixed), inBody };
      const { rows } = body as { rows: object[] };
      const faults = rows.map(faultOf);
      const good = rows.flatMap((row, at) =>
        faults[at] ? [] : [{ at, row: { ...row, ...fixed, key: keyOfRow(key, at) } }],
      );
      // Asked of the core even with no row left: who may not do it is told so first.
      const { done } = await ask(document, { rows: good.map(({ row }) => row) } as never, { within: 'batch' });
      const forbidden = done.length !== good.length ? done.find(isProblem) : undefined;
      if (forbidden) throw refusal(forbidden, places);
      const answers = new Map(good.map(({ at }, i) => [at, answerOfRow(done[i] as object, at, places)]));
      const answered = faults.map((problem, at) => (problem ? { status: problem.status, problem } : answers.get(at)));
      return { status: 200, body: { rows: answered } };
    },
  };
}

const answerOfRow = (done: object | CoreProblem, row: number, places: Places): BatchRow => {
  if (!isProblem(done)) return { status: 200, value: done };
  const problem = rowRefusal(done, row, places);
  return { status: problem.status, problem };
};
