import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { ProblemCode } from '#domain';
import { Refused } from '../outcome/problem';
import type { ActInput } from './act';

/** The input as its class, or the first rule that it breaks as a problem that names the field. */
export function validated<I extends ActInput>(type: new () => I, input: I): I {
  const instance = plainToInstance(type, input);
  const ahead = aheadOf(Date.now(), instance);
  if (ahead) throw new Refused('IN_FUTURE', ahead);
  const [error] = validateSync(instance, { whitelist: false, forbidUnknownValues: true, stopAtFirstError: true });
  if (error) throw broken(error);
  return instance;
}

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

/** A decorator's `context.code` names the problem; the plain ones are a wrong value. */
function broken(error: ValidationError, path = error.property): Refused {
  const child = error.children?.[0];
  if (child) return broken(child, `${path}.${child.property}`);
  const rule = Object.keys(error.constraints ?? {})[0] ?? '';
  const context = error.contexts?.[rule] as
    { code?: ProblemCode; params?: Record<string, string | number> } | undefined;
  return new Refused(context?.code ?? 'INVALID_VALUE', path, context?.params ?? { field: path });
}
