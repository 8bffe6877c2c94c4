import { Client } from 'pg';
import { guards } from '#domain';
import { CaseLife } from '../../src/cases/case-life.service';
import { CaseRecord } from '../../src/cases/case-record.service';
import { Shelters } from '../../src/shelters/shelters.service';
import { Legs } from '../../src/travel/legs.service';
import type { World } from '../world';

/*
 * Mistakes that somebody could make in the system, each of another kind. Each is planted in a world of its own, and
 * the model must find it by the same commands and the same law.
 */

interface Fault {
  /** Whether it lies at the door of a house, which a sequence of everything rarely comes to. */
  atDoor?: true;
  plant: (world: World) => Promise<unknown> | undefined;
  /** As what the model finds it. */
  found: RegExp;
}

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

/** Every statement of the server that has these words, with others. */
const reworded = (from: string, to: string) => {
  const real = Client.prototype.query as (...args: unknown[]) => unknown;
  jest.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...[first, ...rest]: unknown[]) {
    const query = first as { text?: string };
    const other = query.text?.includes(from) ? { ...query, text: query.text.replace(from, to) } : first;
    return real.call(this, other, ...rest) as undefined;
  });
};

export const faults: Readonly<Record<string, Fault>> = {
  'nobody asks for a risk assessment before a return': {
    found: /moveCase was done against RISK_ASSESSED/,
    plant: () => {
      jest.spyOn(guards, 'RISK_ASSESSED').mockReturnValue(true);
      return undefined;
    },
  },

  'the version that was read is not looked at': {
    found: /was done against STALE_VERSION/,
    plant: () =>
      instead(
        CaseRecord,
        'hold',
        (real) =>
          function (this: CaseRecord, act: never, id: never) {
            return real.call(this, act, id);
          },
      ),
  },

  'whoever receives somebody on paper does not answer for them': {
    found: /units answer for/,
    plant: async (world) => {
      for (const table of ['cases', 'case_access']) await world.owner.query(`drop trigger someone_answers on ${table}`);
      await changed(world, 'pass_custody', `h.receiver_id, 'CUSTODY', 'HANDOVER'`, `h.receiver_id, 'CARE', 'HANDOVER'`);
    },
  },

  'a change does not raise the version': {
    found: /is at version/,
    plant: (world) =>
      trigger(
        world,
        'cases',
        'update',
        'if new.state = old.state and new.version > old.version then new.version := old.version; end if; return new;',
      ),
  },

  'a boarding is told in no timeline': {
    found: /after board: no timeline tells of it/,
    plant: (world) =>
      trigger(world, 'case_event', 'insert', `if new.kind = 'board' then return null; end if; return new;`),
  },

  'a step may lie before the one before it': {
    // Or what lies behind it stands in the way, and is told instead.
    found: /was done against BEFORE_EARLIER_STEP|recordLeg was refused with BOARDED/,
    plant: () =>
      instead(
        CaseLife,
        'facts',
        (real) =>
          async function (this: CaseLife, held: never, what: never) {
            return { ...((await real.call(this, held, what)) as object), lastMove: null };
          },
      ),
  },

  'beds are given without counting who has them': {
    atDoor: true,
    found: /was done against (SHELTER_FULL|BEDS_TAKEN)/,
    plant: (world) => changed(world, 'take_beds', 'select b.count, coalesce(', 'select b.count, 0 * coalesce('),
  },

  'a bed of any kind takes whoever comes': {
    atDoor: true,
    found: /placeInShelter was done against WRONG_BED/,
    plant: () =>
      instead(
        Shelters,
        'guest',
        (real) =>
          async function (this: Shelters, held: never, placing: { bedKind: string }) {
            const guest = (await real.call(this, held, placing as never)) as object;
            const sex = placing.bedKind === 'MEN' ? 'MALE' : 'FEMALE';
            return { ...guest, sex, child: placing.bedKind === 'MINOR' };
          },
      ),
  },

  'who must not meet somebody sleeps in their house': {
    atDoor: true,
    found: /placeInShelter was done against KEEP_APART/,
    plant: (world) => changed(world, 'meets', 's.shelter_id = the_shelter', 'false'),
  },

  'a bed that is kept no longer is given as one that is': {
    atDoor: true,
    found: /(placeInShelter|releaseBeds) was done against HOLD_OVER/,
    plant: () => {
      reworded('least(h.until, h.released_at) as until', 'h.until');
      return undefined;
    },
  },

  'somebody can be on two movements': {
    found: /was done against IN_OTHER_MOVEMENT/,
    plant: async (world) => {
      await world.owner.query('drop index passage_live');
      reworded(`on conflict (case_id) where state in ('LISTED', 'BOARDED') do nothing`, '');
    },
  },

  'a leg leaves without one of those aboard': {
    // Or it is their newborn's mother, and the child is on nobody's lap.
    found: /after recordLeg: .*no timeline tells of it|recordLeg was refused with LAP_OF_NOBODY/,
    plant: () =>
      instead(
        Legs,
        'aboard',
        (real) =>
          async function (this: Legs, ...args: never[]) {
            const all = (await real.apply(this, args)) as unknown[];
            return all.length > 1 ? all.slice(1) : all;
          },
      ),
  },

  'who gave their part of a case back still sees it': {
    found: /gave it back, and still sees it/,
    plant: (world) => changed(world, 'pass_by_offer', `why = 'RETURN' where`, `why = 'RETURN' where false and`),
  },
};
