import { room } from './beds';
import { type Make, unless } from './deed';
import { admin, kemensos } from './people';

/*
 * Houses that an administrator opens, and how many beds who runs them says there are from now on.
 */

const kinds = ['WOMEN', 'MEN', 'MINOR'];

/** Its beds have always been: what is entered late finds them. */
export const openHouse: Make = (scene, c) => {
  const { seen, draw } = scene;
  const houses = new Set(seen.beds.map(({ code }) => code));
  if (houses.size > 2) return null;
  const by = draw.chance(0.9) ? admin : scene.by(kemensos);
  const code = draw.chance(0.9) ? `R-${c.id.slice(-12).toUpperCase()}-${c.version}` : 'RPTC-BA';
  const kind = draw.pick(kinds);
  const beds = [{ kind, count: draw.pick([1, 2]) }, ...(draw.chance(0.05) ? [{ kind, count: 1 }] : [])];
  return {
    act: 'openShelter',
    by,
    input: { unit: kemensos.unit, code, name: 'Rumah baru', beds },
    cases: [],
    against:
      by.role !== 'admin'
        ? ['FORBIDDEN']
        : [
            ...unless(code !== 'RPTC-BA' && !houses.has(code), 'SHELTER_CODE_TAKEN'),
            ...unless(beds.length === 1, 'INVALID_VALUE'),
          ],
    made: { shelters: code },
    wrong: (after) => [
      after.beds.filter((one) => one.code === code && one.was.length === 0).length !== 1 && 'the house has no beds',
    ],
  };
};

/** From now on; what is slept in or kept by then goes on. */
export const changeBeds: Make = (scene) => {
  const { seen, draw, now } = scene;
  const by = scene.by(kemensos);
  const old = draw.pick(seen.beds);
  const kind = draw.chance(0.9) ? old.kind : draw.pick(kinds);
  const bed = seen.beds.find((one) => one.shelter === old.shelter && one.kind === kind);
  const count = draw.pick([0, 1, 2, 3]);
  const version = draw.chance(0.95) ? old.version : old.version + 1;
  const taken = bed ? bed.count - room(seen, { ...bed, was: [] }, now) : 0;
  return {
    act: 'changeShelter',
    by,
    input: { shelter: old.shelter, version, beds: [{ kind, count }] },
    cases: [],
    against:
      by.role !== 'shelter'
        ? ['FORBIDDEN']
        : [
            ...unless(version === old.version, 'STALE_VERSION'),
            ...unless(count >= taken || count === bed?.count, 'BEDS_TAKEN'),
          ],
    wrong: (after) => {
      const made = after.beds.find((one) => one.shelter === old.shelter && one.kind === kind);
      const before = bed?.was.length ?? 0;
      const changes = (bed?.count ?? 0) === count ? before : before + 1;
      return [
        (made?.count ?? 0) !== count && 'there are other beds than was said',
        made !== undefined && made.was.length !== changes && 'what there was until then is not kept',
      ];
    },
  };
};
