import { CaseRecord } from '../../src/cases/case-record.service';
import type { World } from '../world';

/*
 * Mistakes that somebody could make in the system, each of another kind. Each is planted in a world of its own, and
 * the model must find it by the same commands and the same law.
 */

type Plant = (world: World) => Promise<unknown> | undefined;

/** A function of the database with one of its words changed. */
const changed = async ({ owner }: World, name: string, from: string, to: string): Promise<void> => {
  const { rows } = await owner.query<{ text: string }>(
    `select pg_get_functiondef(p.oid) as text from pg_proc p where p.pronamespace = 'app'::regnamespace and p.proname = $1`,
    [name],
  );
  const text = rows[0]?.text ?? '';
  if (!text.includes(from)) throw new Error(`${name} has other words.`);
  await owner.query(text.replace(from, to));
};

const trigger = async ({ owner }: World, table: string, when: string, body: string): Promise<void> => {
  await owner.query(`create function planted() returns trigger language plpgsql as $$ begin ${body} end $$`);
  await owner.query(`create trigger planted before ${when} on ${table} for each row execute function planted()`);
};

/** In place of a method of a service, for as long as the test lasts. */
const instead = (
  type: { prototype: object },
  method: string,
  made: (real: (...args: never[]) => unknown) => unknown,
) => {
  const prototype = type.prototype as Record<string, (...args: never[]) => unknown>;
  const real = prototype[method] as (...args: never[]) => unknown;
  jest.spyOn(prototype, method).mockImplementation(made(real) as () => unknown);
  return undefined;
};

export const faults: Readonly<Record<string, Plant>> = {
  'the version that was read is not looked at': () =>
    instead(
      CaseRecord,
      'hold',
      (real) =>
        function (this: CaseRecord, act: never, id: never) {
          return real.call(this, act, id);
        },
    ),

  'whoever receives somebody on paper does not answer for them': async (world) => {
    for (const [table, name] of [
      ['cases', 'someone_answers'],
      ['case_access', 'someone_answers'],
    ])
      await world.owner.query(`drop trigger ${name} on ${table}`);
    await changed(world, 'pass_custody', `h.receiver_id, 'CUSTODY', 'HANDOVER'`, `h.receiver_id, 'CARE', 'HANDOVER'`);
  },

  'a change does not raise the version': (world) =>
    trigger(
      world,
      'cases',
      'update',
      'if new.state = old.state and new.version > old.version then new.version := old.version; end if; return new;',
    ),

  'a boarding is told in no timeline': (world) =>
    trigger(world, 'case_event', 'insert', `if new.kind = 'board' then return null; end if; return new;`),
};
