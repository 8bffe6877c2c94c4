import { GraphQLISODateTime, registerEnumType } from '@nestjs/graphql';
import { GraphQLScalarType, Kind } from 'graphql';
import { type ColumnOptions } from 'typeorm';
import { Transform } from 'class-transformer';
import { IsIn, type ValidationOptions } from 'class-validator';

/** A code list as the rules know it. */
interface Codes {
  readonly codes: readonly string[];
  row?(code: never): { readonly id: string; readonly en: string };
}

const lists = new Map<string, Codes>();

/**
 * What a code is called, for a reader who has no form: in the list that the schema names; where it names none, as all that
 * have the code call it, or null if they do not agree.
 */
export function codeLabel(code: string, name: string | null): readonly [id: string, en: string] | null {
  const having = [...lists].filter(([list, { codes }]) => (name ? list === name : codes.includes(code)));
  const rows = having.flatMap(([, list]) => (list.codes.includes(code) && list.row?.(code as never)) || []);
  const [first] = rows;
  return first && rows.every(({ id }) => id === first.id) ? [first.id, first.en] : null;
}

/** A code list as a GraphQL enum; columns stay text, since enum equality loses its index under row-level security. */
export function codeEnum(name: string, list: Codes): Record<string, string> {
  const values = Object.fromEntries(list.codes.map((code) => [code, code]));
  registerEnumType(values, { name });
  lists.set(name, list);
  return values;
}

export const IsCode = (list: Codes, options?: ValidationOptions): PropertyDecorator =>
  IsIn([...list.codes], {
    ...options,
    context: { code: 'UNKNOWN_CODE', params: { codes: list.codes.slice(0, 40).join(', ') } },
  });

/** Without the blanks around it, before its rules are asked. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** An instant, UTC. */
export const instant: ColumnOptions = { type: 'timestamptz' };
/** Calendar day without a zone, as text. */
export const day: ColumnOptions = { type: 'date' };
export { GraphQLISODateTime as Instant };

const parseDay = (input: unknown): string => {
  const text = typeof input === 'string' ? input : '';
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) {
    throw new TypeError('A day is written as YYYY-MM-DD and exists in the calendar.');
  }
  return text;
};

/** ISO 8601 calendar day. */
export const Day = new GraphQLScalarType<string, string>({
  name: 'Day',
  description: 'A calendar day, YYYY-MM-DD, without time or zone.',
  serialize: String,
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : null),
});

const parseMinor = (input: unknown): number => {
  if (typeof input !== 'number' || !Number.isSafeInteger(input) || input < 0) {
    throw new TypeError('Money is a whole number of minor units, 0 or more.');
  }
  return input;
};

/** Money in minor units of its currency (ISO 4217), a safe integer. */
export const MinorUnits = new GraphQLScalarType<number, number>({
  name: 'MinorUnits',
  description: 'Money in minor units of its currency (ISO 4217): 150000 IDR is 15000000.',
  serialize: Number,
  parseValue: parseMinor,
  parseLiteral: (node) => parseMinor(node.kind === Kind.INT ? Number(node.value) : null),
});
