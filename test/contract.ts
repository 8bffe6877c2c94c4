import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { routes } from '../apps/iom-api/src/routes/table';
import type { Route } from '../apps/iom-api/src/routes/route';
import { sent, type Partner, type Sent } from './door';

/* What the checked-in document says, and the answers of a running server held against it. */

export const text = readFileSync('docs/openapi.json', 'utf8');
export const document = JSON.parse(text);
const ajv = addFormats(new Ajv2020({ strict: false }));
ajv.addSchema({ ...document, $id: 'document' });

const judges = new Map<string, ValidateFunction>();
/** Compiled once: many answers are of one shape. */
export function judgeOf(schema: object): ValidateFunction {
  const at = JSON.stringify(schema).replaceAll('"#/', '"document#/');
  const judge = judges.get(at) ?? ajv.compile(JSON.parse(at));
  judges.set(at, judge);
  return judge;
}

export const operationOf = ({ path, method }: Route) => document.paths[path][method];
export const byId = (id: string): Route => {
  const found = routes.find((route) => route.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
};

const seen = new Map<string, Set<number>>();

/** Holds an answer against what the document declares for its status. */
export function judged(route: Route, answer: Sent): Sent {
  const declared = operationOf(route).responses[answer.status];
  if (!declared)
    throw new Error(`${route.id} answered ${answer.status}, which is not declared: ${JSON.stringify(answer.body)}`);
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const schema = declared.content[type]?.schema;
  if (!schema) throw new Error(`${route.id} ${answer.status} came as ${type}`);
  const judge = judgeOf(schema);
  if (!judge(answer.body))
    throw new Error(`${route.id} ${answer.status}: ${JSON.stringify(judge.errors)} ${JSON.stringify(answer.body)}`);
  for (const header of Object.keys(declared.headers)) {
    if (!answer.headers.has(header)) throw new Error(`${route.id} ${answer.status} has no ${header}`);
  }
  seen.set(route.id, (seen.get(route.id) ?? new Set()).add(answer.status));
  return answer;
}

/** What says nothing of what is asked for: the same at every address that declares it. */
const anywhere = new Set([400, 401, 403, 404, 408, 413, 415, 428, 429, 500, 502, 503, 504]);
const isCommon = ({ body }: Route, status: number) => anywhere.has(status) || (status === 422 && body !== undefined);

/** What the document declares and no answer was judged by: of what is common to all addresses, or of each one's own. */
export const unseen = (which: 'common' | 'own'): string[] =>
  routes.flatMap((route) =>
    Object.keys(operationOf(route).responses)
      .map(Number)
      .filter((status) => isCommon(route, status) === (which === 'common') && !seen.get(route.id)?.has(status))
      .map((status) => `${route.id} ${status}`),
  );

export const addressOf = (route: Route) => {
  const needed = route.parameters.filter((one) => one.in === 'query' && one.required);
  const query = needed.map(({ name, example }) => `${name}=${String(example)}`).join('&');
  const path = route.path.replace(/\{\w+\}/g, (name) => (name === '{version}' ? '2020-1' : randomUUID()));
  return query ? `${path}?${query}` : path;
};

/** An operation of nobody's, as the document's own example has it. */
export const sending = (
  route: Route,
  by: Partner,
  headers: Record<string, string | undefined> = {},
  body: unknown = route.body?.example,
) =>
  route.method === 'get'
    ? by.get(addressOf(route), headers as Record<string, string>)
    : by.send(route.method, addressOf(route), body, { 'if-match': '"1"', ...headers });

export const withStatus = (status: number) => routes.filter((route) => operationOf(route).responses[status]);
export const rows = (of: readonly Route[]) => of.map((route) => [route.id, route] as const);

/** An operation as its address stands, judged by the document. */
export const doneBy =
  (by: () => Partner) =>
  async (
    id: string,
    ids: readonly string[] = [],
    body?: unknown,
    headers: Record<string, string> = {},
    query = '',
  ): Promise<Sent> => {
    const [route, left] = [byId(id), [...ids]];
    const address = `${route.path.replace(/\{\w+\}/g, () => left.shift() ?? '')}${query}`;
    return judged(
      route,
      await (route.method === 'get' ? by().get(address, headers) : by().send(route.method, address, body, headers)),
    );
  };

export const without = async (url: string, route: Route) =>
  sent(`${url}${addressOf(route)}`, {
    method: route.method.toUpperCase(),
    ...(route.body ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}),
  });
