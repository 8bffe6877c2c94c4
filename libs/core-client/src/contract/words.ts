/** JSON Schema 2020-12, as far as it is used here. */
export interface Shape {
  $ref?: string;
  type?: string | readonly string[];
  description?: string;
  enum?: readonly unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Shape;
  maxItems?: number;
  properties?: Readonly<Record<string, Shape>>;
  required?: readonly string[];
  additionalProperties?: boolean;
  anyOf?: readonly Shape[];
  default?: unknown;
}

/** A text that no database refuses; nobody's words are cut off before this. */
const text: Shape = { type: 'string', maxLength: 100_000, pattern: '^[^\\u0000]*$' };

const scalars: Readonly<Record<string, Shape>> = {
  ID: { type: 'string', format: 'uuid', maxLength: 36 },
  String: text,
  Boolean: { type: 'boolean' },
  Int: { type: 'integer', format: 'int32', minimum: -2_147_483_648, maximum: 2_147_483_647 },
  Float: { type: 'number' },
  DateTime: { type: 'string', format: 'date-time', maxLength: 40 },
  Day: { type: 'string', format: 'date', maxLength: 10 },
  MinorUnits: { type: 'integer', format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
};

/** How a scalar of the core looks in JSON. */
export function words(scalar: string): Shape {
  const shape = scalars[scalar];
  if (!shape) throw new Error(`How ${scalar} looks in JSON is not written down.`);
  return shape;
}
