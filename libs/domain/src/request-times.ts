/**
 * Milliseconds that the core grants a request of each kind: an answer, the rows of a batch, a file to come in (four
 * megabytes over a line of half a megabit). Whoever asks waits for longer than that, or what is done looks lost.
 */
export const requestTimes = { answer: 10_000, batch: 60_000, file: 90_000 } as const;
export type RequestKind = keyof typeof requestTimes;
