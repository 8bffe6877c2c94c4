/** A statement, a pause between two, or a whole transaction was given up by the database; it takes no more connections. */
const GIVEN_UP = new Set(['57014', '25P03', '25P04', '53300']);

/** No connection came free in time, or none was made in time: the driver has words for it, and no code. */
const NO_LINE = /timeout exceeded when trying to connect|due to connection timeout|^timeout expired$/;

export const TOO_MUCH = 'Too much at once. Nothing was done; try again in a moment.';

/** Whether there was too much to do, and nothing is broken: whoever asks again later is served. */
export const isFull = (error: unknown): boolean =>
  error instanceof Error && (NO_LINE.test(error.message) || ('code' in error && GIVEN_UP.has(String(error.code))));
