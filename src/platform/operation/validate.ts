import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { ProblemCode } from '#domain';
import { Refused } from '../outcome/problem';
import type { ActInput } from './act';

/** The input as its class, or the first rule that it breaks as a problem that names the field. */
export function validated<I extends ActInput>(type: new () => I, input: I): I {
  const instance = plainToInstance(type, input);
  const [error] = validateSync(instance, { whitelist: false, forbidUnknownValues: true, stopAtFirstError: true });
  if (error) throw broken(error);
  return instance;
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
