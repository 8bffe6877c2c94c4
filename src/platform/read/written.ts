/**
 * JSON as the database wrote it. What has nothing to be opened goes to the caller as it came: half a megabyte is not
 * taken apart and put together again.
 */
export class Written {
  constructor(readonly text: string) {}

  /** Whoever serialises it without `written` gets the same. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

const textOf = (value: unknown): string => (value instanceof Written ? value.text : JSON.stringify(value ?? null));

/** An object of which some values may be `Written`. */
export const writtenObject = (fields: readonly (readonly [key: string, value: unknown])[]): Written =>
  new Written(`{${fields.map(([key, value]) => `${JSON.stringify(key)}:${textOf(value)}`).join(',')}}`);

/** The whole answer to a request. */
export const writtenResult = (result: { data?: unknown; errors?: unknown }): string =>
  result.data && !result.errors
    ? `{"data":${writtenObject(Object.entries(result.data)).text}}`
    : JSON.stringify(result);
