const SERIALIZATION_FAILURES = new Set(['40001', '40P01']);

/** Values that the core makes at random (the number of a case): that two are alike is nobody's doing, and a new one is made. */
const MADE_AT_RANDOM = new Set(['UQ_ae60d858083bc354a00442863bd']);

/** Whether it was others who stood in the way, for a moment. */
export function isTransient(error: unknown): boolean {
  const { code = '', constraint = '' } = error as { code?: string; constraint?: string };
  return SERIALIZATION_FAILURES.has(code) || MADE_AT_RANDOM.has(constraint);
}

export async function retried<T>(attempt: () => Promise<T>, left = 3): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (left === 0 || !isTransient(error)) throw error;
    return retried(attempt, left - 1);
  }
}
