import { refTo, type Contract, type Shape } from '#core-contract';
import { acceptLanguage } from '../routes/parameters';
import { tags, type Parameter, type Route, type ShapeOf } from '../routes/route';
import { answerHeaders, description, problemSchema, statusWords } from './words';

/** A shape may be of any keyword here: the document says more than the core's contract does. */
type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of a table of routes, with shapes from the contract with the core. */
export function openApi(routes: readonly Route[], contract: Contract): Json {
  const schemas = new Schemas(contract);
  const paths: Record<string, Json> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operation(route, schemas);
  const shown = schemas.reached({ paths, problemSchema });
  return upward({
    openapi: '3.1.0',
    info: {
      title: 'Pulang for partners',
      version: '1',
      summary: 'Take over people who are referred to you, log what you did for them, and get what changed.',
      description,
      contact: {
        name: 'Whoever registered your client',
        url: 'https://pulang.example',
        email: 'partners@pulang.example',
      },
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
    },
    servers: [
      {
        url: '/',
        description: 'Where this document is served: the local sandbox, staging or production.',
        'x-internal': 'false',
      },
    ],
    security: [{ token: [] }],
    tags: Object.entries(tags).map(([name, text]) => ({ name, description: text })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'A token of ten minutes by client_credentials, asked for with a private_key_jwt assertion (RFC 7523) and `resource=urn:pulang:core`. Tokens are made and judged as RFC8725 asks.',
        },
      },
      headers: answerHeaders,
      schemas: { ...shown, Problem: problemSchema },
    },
  });
}

/** Names what routes take and answer, and keeps only what is reached. */
class Schemas {
  private readonly named: Record<string, Json>;

  constructor(private readonly contract: Contract) {
    this.named = { ...(contract.shapes as Readonly<Record<string, never>>) };
  }

  of(shape: ShapeOf, as?: string): Json {
    if ('shape' in shape) return { ...refTo(shape.shape) };
    if ('literal' in shape) return this.name(shape.as, shape.literal as Json);
    if ('input' in shape) return this.name(as ?? shape.input, this.without(shape.input, shape.without));
    if ('page' in shape) return this.name(shape.as, pageOf(shape.page));
    if ('changes' in shape) return this.name(shape.as, changesOf(shape.changes));
    if ('rows' in shape) return this.name(as ?? shape.as, this.rows(shape.rows, as ? shape.as : undefined));
    const { data } = this.contract.operations[shape.operation] ?? {};
    const found = shape.at === '' ? data : data?.properties?.[shape.at];
    return this.name(shape.as, notNull(found ?? {}));
  }

  reached(from: unknown, known = new Set<string>()): Json {
    for (const [, name = ''] of JSON.stringify(from).matchAll(/"#\/\$defs\/(\w+)"/g)) {
      if (known.has(name)) continue;
      known.add(name);
      this.reached(this.named[name], known);
    }
    return Object.fromEntries([...known].sort().map((name) => [name, this.named[name]]));
  }

  private name(as: string, shape: Json): Json {
    this.named[as] = shape;
    return { ...refTo(as) };
  }

  private without(input: string, left: readonly string[]): Json {
    const shape = this.contract.shapes[input] ?? {};
    const properties = Object.fromEntries(
      Object.entries(shape.properties ?? {}).filter(([name]) => !left.includes(name)),
    );
    return { ...shape, properties, required: shape.required?.filter((name) => !left.includes(name)) };
  }

  /** Rows that are sent, or the answers to them. */
  private rows(of: ShapeOf, sentAs: string | undefined): Json {
    const list = (items: Json, minItems: number): Json => ({
      type: 'object',
      properties: { rows: { type: 'array', items, minItems, maxItems: 500 } },
      required: ['rows'],
      additionalProperties: false,
    });
    if (!sentAs || !('input' in of)) {
      const value = this.of(of);
      return list(
        {
          type: 'object',
          description: 'The thing, or why it was refused.',
          properties: { status: httpStatus, value, problem: refTo('Problem') },
          required: ['status'],
          additionalProperties: false,
        },
        0,
      );
    }
    const row = this.without(of.input, of.without);
    const version = {
      ...((row['properties'] as Json)['version'] as Json),
      description: 'The version that was read; null where what is said does not rest on it.',
    };
    const required = [...new Set([...(row['required'] as string[]), 'version'])];
    const named = this.name(sentAs, { ...row, properties: { ...(row['properties'] as Json), version }, required });
    return list(named, 1);
  }
}

const httpStatus = { type: 'integer', format: 'int32', minimum: 200, maximum: 599 };

const pageOf = (item: string): Json => ({
  type: 'object',
  properties: {
    items: { type: 'array', items: refTo(item), maxItems: 500 },
    next: {
      type: ['string', 'null'],
      description: 'Send as `cursor` for the next page; null on the last.',
      maxLength: 2000,
      pattern: '^[\\w=.-]+$',
    },
  },
  required: ['items', 'next'],
  additionalProperties: false,
});

const changesOf = (item: string): Json => {
  const page = pageOf(item);
  const { items, next } = page['properties'] as { items: Json; next: Json };
  const properties = {
    items,
    next: {
      ...next,
      type: 'string',
      description: 'Keep it, and ask again with it as `cursor`, also after the last page.',
    },
    more: { type: 'boolean', description: 'Whether there is more now.' },
  };
  return { ...page, properties, required: Object.keys(properties) };
};

/** A resource that is there: that it is not has a status of its own. */
function notNull(shape: Shape): Json {
  const [first, ...others] = shape.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  if (first && others.length === 0) return { ...first };
  return {
    ...shape,
    ...(Array.isArray(shape.type) ? { type: shape.type.find((one: string) => one !== 'null') } : {}),
  };
}

function operation(route: Route, schemas: Schemas): Json {
  const { id, tag, summary, body, parameters, answer, status } = route;
  const of = (mediaTypes: readonly string[] | undefined, schema: Json, example?: unknown) =>
    Object.fromEntries(
      (mediaTypes ?? ['application/json']).map((type) => [
        type,
        type === 'application/json'
          ? { schema, ...(example === undefined ? {} : { example }) }
          : { schema: textOf(type) },
      ]),
    );
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: route.description ?? `${summary}.`,
    parameters: [...parameters, acceptLanguage].map(parameter),
    ...(body
      ? { requestBody: { required: true, content: of(body.mediaTypes, schemas.of(body.of, body.as), body.example) } }
      : {}),
    responses: {
      [status]: {
        description: answer.description,
        headers: headersOf([...(answer.etag ? ['ETag'] : []), ...(answer.link ? ['Link'] : [])]),
        content: of(answer.mediaTypes, schemas.of(answer.of)),
      },
      ...Object.fromEntries(statusesOf(route).map((one) => [one, problem(one)])),
    },
  };
}

/** Every address may also answer these. */
const always = [400, 401, 429, 500, 502, 503, 504];
const statusesOf = ({ method, problems }: Route): number[] =>
  [...new Set([...always, ...(method === 'get' ? [] : [408]), ...problems])].sort((a, b) => a - b);

const problem = (status: number): Json => ({
  description: statusWords[status],
  headers: headersOf(status === 429 || status === 503 ? ['Retry-After'] : status === 401 ? ['WWW-Authenticate'] : []),
  content: { 'application/problem+json': { schema: refTo('Problem') } },
});

const headersOf = (more: readonly string[]): Json =>
  Object.fromEntries(
    ['RateLimit-Policy', 'X-RateLimit-Limit', 'Access-Control-Allow-Origin', ...more].map((name) => [
      name,
      { $ref: `#/components/headers/${name}` },
    ]),
  );

const parameter = ({ schema, ...rest }: Parameter): Json => ({ ...rest, required: rest.required ?? false, schema });

const textOf = (type: string): Json => ({
  type: 'string',
  maxLength: 50_000_000,
  pattern: '^[^\\u0000]*$',
  contentMediaType: type,
});

/** References of the contract become those of the document. */
const upward = (document: Json): Json =>
  JSON.parse(JSON.stringify(document).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
