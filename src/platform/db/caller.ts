import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '#server';

const callers = new AsyncLocalStorage<Actor>();

export const asCaller = <T>(actor: Actor, run: () => T): T => callers.run(actor, run);

/** Who asks, for a resolver that plans differently for the national desk or a machine. */
export function caller(): Actor {
  const actor = callers.getStore();
  if (!actor) throw new Error('Nobody is asking: only an operation has a caller.');
  return actor;
}
