import lists from '../codes/htcds-2.0-codelists.json';
import { htcdsFields, htcdsNames, type HtcdsField, type HtcdsName } from './fields';

export type HtcdsValue = string | number | boolean | readonly string[];
/** One row of the standard: the person, the case and at most one support plan. */
export type HtcdsRow = Partial<Record<HtcdsName, HtcdsValue>>;

/** The support plan's fields may be there several times; in CSV each is a row that repeats the rest. */
export const planNames = htcdsNames.filter((name) => name.startsWith('spl_'));

/** One case. `pulang_Case` is ours: the standard has no number of a case. */
export interface HtcdsRecord {
  pulang_Case?: string;
  fields: HtcdsRow;
  supportPlans: readonly HtcdsRow[];
}

const codeLists = lists as Record<string, { value: string }[]>;
/** The standard's values of a field, none where it has no list of its own. */
export const htcdsCodes = (name: HtcdsName): readonly string[] => (codeLists[name] ?? []).map(({ value }) => value);

const MOST = 10_000;

function shapeOf(name: HtcdsName): object {
  const codes = htcdsCodes(name);
  const { kind }: HtcdsField = htcdsFields[name];
  switch (kind) {
    case 'code':
      return { type: 'string', enum: codes };
    case 'codes':
      return { type: 'array', items: { type: 'string', enum: codes }, uniqueItems: true, maxItems: codes.length };
    case 'countries':
      return {
        type: 'array',
        items: { type: 'string', pattern: '^[A-Z]{2}$', maxLength: 2 },
        uniqueItems: true,
        maxItems: 20,
      };
    case 'date':
      return { type: 'string', format: 'date', maxLength: 10 };
    case 'number':
      return { type: 'number' };
    case 'yes':
      return { type: 'boolean' };
    default:
      return { type: 'string', maxLength: MOST, pattern: '^[^\\u0000]*$' };
  }
}

const object = (names: readonly HtcdsName[], more: object = {}) => ({
  type: 'object',
  properties: { ...more, ...Object.fromEntries(names.map((name) => [name, shapeOf(name)])) },
  additionalProperties: false,
});

/** HTCDS 2.0 as JSON, which the standard itself leaves open: its own field names, lists where it allows several values. */
export const htcdsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:pulang:htcds:2.0',
  title: 'Human Trafficking Case Data Standard 2.0, a case',
  description:
    'Field names and codes are those of the standard (CC BY 4.0, International Organization for Migration; no endorsement). pulang_Case is the id of the case here.',
  ...object(
    htcdsNames.filter((name) => !planNames.includes(name)),
    {
      pulang_Case: { type: 'string', format: 'uuid', maxLength: 36 },
      supportPlans: { type: 'array', items: object(planNames), maxItems: 500 },
    },
  ),
};

/** As it travels in JSON: one level, the support plans as a list. */
export const toHtcdsJson = ({ pulang_Case, fields, supportPlans }: HtcdsRecord): Record<string, unknown> => ({
  ...(pulang_Case === undefined ? {} : { pulang_Case }),
  ...fields,
  ...(supportPlans.length > 0 ? { supportPlans } : {}),
});

export function fromHtcdsJson(record: Readonly<Record<string, unknown>>): HtcdsRecord {
  const { pulang_Case, supportPlans = [], ...fields } = record;
  return {
    ...(typeof pulang_Case === 'string' ? { pulang_Case } : {}),
    fields: fields,
    supportPlans: supportPlans as HtcdsRow[],
  };
}
