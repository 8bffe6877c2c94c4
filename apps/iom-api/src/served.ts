import { readFileSync } from 'node:fs';
import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { Refusal } from './problems';
import type { Parameter, Route } from './routes/route';

interface Operation {
  parameters: readonly (Parameter & { schema: object })[];
  requestBody?: { content: Readonly<Record<string, { schema: Schema }>> };
}

interface Schema {
  $ref?: string;
  properties?: Readonly<Record<string, { items?: object }>>;
}

interface Document {
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  components: { schemas: Readonly<Record<string, object>> };
}

/** What is served at /openapi.json is what requests are held against. */
export class Served {
  readonly text = readFileSync(require.resolve('#openapi'), 'utf8');
  private readonly document = JSON.parse(this.text) as Document;
  private readonly ajv = addFormats(
    new Ajv2020({ strict: false, useDefaults: true, coerceTypes: false, allErrors: false }),
  );
  private readonly coercing = addFormats(new Ajv2020({ strict: false, useDefaults: true, coerceTypes: true }));

  constructor() {
    for (const ajv of [this.ajv, this.coercing]) ajv.addSchema({ ...this.document, $id: 'document' });
  }

  /** Holds headers, path and query against the document; answers them as they are meant. */
  parametersOf({ path, method, id }: Route): (given: Given) => Record<string, unknown> {
    const parameters = this.document.paths[path]?.[method]?.parameters;
    if (!parameters) throw new Error(`${id} is not in the document: run \`npm run docs\`.`);
    const judges = parameters.map((one) => ({ ...one, judge: this.compile(this.coercing, one.schema) }));
    return (given) => {
      const read: Record<string, unknown> = {};
      for (const { name, in: place, required, judge } of judges) {
        const text = place === 'header' ? given.header[name.toLowerCase()] : given[place][name];
        if (text === undefined && required) throw missing(name);
        const box = { value: text };
        if (!judge(box))
          throw new Refusal(
            place === 'path' ? 404 : 400,
            place === 'path' ? 'NOT_FOUND' : 'PARAMETER',
            { parameter: name },
            { name },
          );
        if (box.value !== undefined) read[name] = box.value;
      }
      const known = new Set(judges.filter((one) => one.in === 'query').map(({ name }) => name));
      const unknown = Object.keys(given.query).find((name) => !known.has(name));
      if (unknown !== undefined)
        throw new Refusal(
          400,
          'PARAMETER_UNKNOWN',
          { parameter: unknown.slice(0, 60) },
          { name: unknown.slice(0, 60), names: [...known].join(', ') || '-' },
        );
      return read;
    };
  }

  /** Holds a body against the document, but for the entries of its list; fills in what it may leave out. */
  bodyOf(route: Route): (body: unknown) => void {
    const { schema, list } = this.shapeOf(route);
    if (!schema) return () => undefined;
    const judge = this.compile(this.ajv, list ? { ...schema, properties: { [list.name]: list.whole } } : schema);
    return (body) => {
      if (!judge({ value: body })) throw refusalOf(judge.errors?.[0]);
    };
  }

  /** Holds an entry of a body's list against the document, by itself. */
  entryOf(route: Route): (entry: unknown, place: number) => Refusal | null {
    const { list } = this.shapeOf(route);
    if (!list) return () => null;
    const judge = this.compile(this.ajv, list.items);
    return (entry, place) => (judge({ value: entry }) ? null : refusalOf(judge.errors?.[0], `/${list.name}/${place}`));
  }

  /** The names that the body may have, or an entry of its list. */
  namesOf(route: Route): ReadonlySet<string> {
    const { schema, list } = this.shapeOf(route);
    return new Set(Object.keys((list ? this.resolved(list.items) : schema)?.properties ?? {}));
  }

  private resolved(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : (this.document.components.schemas[name] as Schema);
  }

  private shapeOf({ path, method, body }: Route): {
    schema?: Schema;
    list?: { name: string; whole: object; items: object };
  } {
    const ref = this.document.paths[path]?.[method]?.requestBody?.content['application/json']?.schema;
    if (!ref) return {};
    const schema = this.resolved(ref);
    const whole = body?.each && schema.properties?.[body.each];
    return whole && body.each
      ? { schema, list: { name: body.each, whole: { ...whole, items: {} }, items: whole.items ?? {} } }
      : { schema };
  }

  /** In a box, so that a value of its own can be coerced and filled in. */
  private compile(ajv: Ajv2020, schema: object): ValidateFunction {
    const text = JSON.stringify({ type: 'object', properties: { value: schema } });
    return ajv.compile(JSON.parse(text.replaceAll('"#/components/', '"document#/components/')) as object);
  }
}

export interface Given {
  path: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  header: Readonly<Record<string, unknown>>;
}

/** 428 asks for the one header that makes a write safe (RFC 6585). */
const missing = (name: string): Refusal =>
  name === 'If-Match'
    ? new Refusal(428, 'IF_MATCH_MISSING', { parameter: name })
    : new Refusal(400, 'PARAMETER_MISSING', { parameter: name }, { name });

function refusalOf(error: ErrorObject | undefined, under = ''): Refusal {
  const path = (error?.instancePath ?? '').replace(/^\/value/, under);
  const params = (error?.params ?? {}) as Named;
  const at = (name?: string) => ({ pointer: name === undefined ? path : `${path}/${escaped(name)}` });
  const field = path.split('/').at(-1) || 'body';
  switch (error?.keyword) {
    case 'required':
      return new Refusal(422, 'VALUE_MISSING', at(params.missingProperty), {
        field: params.missingProperty,
      });
    case 'additionalProperties':
      return new Refusal(422, 'UNKNOWN_FIELD', at(params.additionalProperty), {
        field: params.additionalProperty.slice(0, 60),
      });
    case 'enum':
      return new Refusal(422, 'UNKNOWN_CODE', at(), { codes: params.allowedValues.join(', ') });
    case 'maxItems':
      return new Refusal(422, 'BATCH_TOO_LARGE', at(), { most: params.limit });
    default:
      return new Refusal(422, 'INVALID_VALUE', at(), { field });
  }
}

/** What ajv says of the keywords that are told apart. */
interface Named {
  missingProperty: string;
  additionalProperty: string;
  allowedValues: readonly unknown[];
  limit: number;
}

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 200);
