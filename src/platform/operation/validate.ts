import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { ProblemCode } from '#domain';
import { Refused } from '../outcome/problem';
import type { ActInput } from './act';

/** The input as its class, or the first rule that it breaks as a problem that names the field. */
export function validated<I extends ActInput>(type: new () => I, input: I): I {
  const instance = plainToInstance(type, input);
  const ahead = aheadOf(Date.now() + FAST, instance);
  if (ahead) throw new Refused('IN_FUTURE', ahead);
  const [error] = validateSync(instance, { whitelist: false, forbidUnknownValues: true, stopAtFirstError: true });
  if (error) throw broken(error);
  return instance;
}

/** As far a device's clock may be ahead of ours, in milliseconds: what is just now there is now here. */
const FAST = 5 * 60_000;

/** What an act says has happened, in the inputs of all acts; until when something is good is named otherwise. */
const happened = new Set(['occurredAt', 'receivedAt', 'signedAt', 'departedAt', 'arrivedAt', 'enteredAt', 'kinToldAt']);

/** The path of the first of these moments that is later than now: told before any rule that would judge by it. */
function aheadOf(now: number, part: object, path = ''): string | null {
  for (const [name, given] of Object.entries(part)) {
    const here = `${path}${name}`;
    if (given instanceof Date) {
      if (happened.has(name) && given.getTime() > now) return here;
    } else if (given !== null && typeof given === 'object') {
      const within = aheadOf(now, given as object, `${here}.`);
      if (within) return within;
    }
  }
  return null;
}

/** The same input, with no moment in it that is later than now. */
export function inTime<T extends object>(now: Date, part: T): T {
  if (aheadOf(now.getTime(), part) === null) return part;
  const told = Object.entries(part).map(([name, given]): [string, unknown] => {
    if (given instanceof Date) return [name, happened.has(name) && given > now ? now : given];
    if (Array.isArray(given))
      return [name, given.map((one: unknown) => (one instanceof Object ? inTime(now, one) : one))];
    return [name, given instanceof Object ? inTime(now, given) : given];
  });
  return Object.assign(Object.create(Object.getPrototypeOf(part) as object) as T, Object.fromEntries(told));
}

/** A decorator's `context.code` names the problem; the plain ones are a wrong value. */
function broken(error: ValidationError, path = error.property): Refused {
  const child = error.children?.[0];
  if (child) return broken(child, `${path}.${child.property}`);
  const rule = Object.keys(error.constraints ?? {})[0] ?? '';
  const context = error.contexts?.[rule] as
    { code?: ProblemCode; params?: Record<string, string | number> } | undefined;
  return new Refused(context?.code ?? 'INVALID_VALUE', path, context?.params ?? { field: path });
}
