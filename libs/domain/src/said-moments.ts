/** A moment in a text for people whose clock is not known to whoever writes it: in UTC, to the minute. */
export const inUtc = (value: string): string =>
  value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(\.\d+)?Z$/, '$1 $2 UTC');

/** The same text where their clock is known. */
export const byClock = (text: string, clock: (instant: string) => string): string =>
  text.replace(/(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC/g, (_said, day: string, time: string) => clock(`${day}T${time}:00Z`));
