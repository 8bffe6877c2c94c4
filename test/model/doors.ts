import { keep, keepBeds, place, releaseBeds, room } from './beds';
import type { Deed, Make, Scene } from './deed';
import { changeBeds } from './houses';
import { apartFrom } from './pairs';
import { kemensos } from './people';
import { next } from './forward';
import type { Run } from './run';
import type { CaseRow, Seen } from './seen';

/*
 * What a house refuses, each of its reasons alone: by themselves they hardly ever come up, and then not without another.
 */

const MINUTE = 60_000;
/** By then two are with the house, if they come there at all. */
const MOST = 80;

interface Refusal {
  act: string;
  code: string;
  tried: (scene: Scene, c: CaseRow) => readonly (Deed | null)[];
  /** What leads to it, where there is nothing yet that it could be refused for. */
  before?: Make;
}

const isFree = (deed: Deed | null): deed is Deed => deed?.against.length === 0;
const isAlone = (deed: Deed | null, code: string): deed is Deed =>
  deed !== null && deed.against.length > 0 && deed.against.every((one) => one === code);

/** Each bed, as it is and by each hold of its house. */
const everyBed = (scene: Scene, c: CaseRow): Deed[] =>
  scene.seen.beds.flatMap((bed) => {
    const holds = scene.seen.bedHolds.filter((one) => one.shelter === bed.shelter);
    return [null, ...holds].flatMap((hold) => place(bed, { hold: hold?.id ?? null })(scene, c) ?? []);
  });

const often =
  (make: Make) =>
  (scene: Scene, c: CaseRow): (Deed | null)[] =>
    Array.from({ length: 8 }, () => make(scene, c));

/** Of the beds that they could have. */
const keepFitting =
  (count: (seen: Seen, bed: Seen['beds'][number], at: number) => number): Make =>
  (scene, c) => {
    const free = everyBed(scene, c).find((deed) => deed.input['hold'] === null && isFree(deed))?.input;
    const bed = scene.seen.beds.find((one) => one.shelter === free?.['shelter'] && one.kind === free['bedKind']);
    return bed ? keep(scene, bed, count(scene.seen, bed, scene.at)) : null;
  };
const keepOne = keepFitting(() => 1);
const keepAll = keepFitting(room);

const byHold: Make = (scene, c) =>
  everyBed(scene, c).find((deed) => deed.input['hold'] !== null && isFree(deed)) ?? keepOne(scene, c);

/** From who sleeps there already; nobody does, and somebody else is given a bed first. */
const apartFromGuest: Make = (scene, c) => {
  const others = scene.seen.cases.filter((one) => one.id !== c.id && isAtDoor(one));
  const guest = others.find(({ state }) => state === 'IN_SHELTER');
  if (guest) return apartFrom(guest)(scene, c);
  return others.flatMap((one) => everyBed(scene, one)).find(isFree) ?? null;
};

const ofBed = (code: string, before?: Make): Refusal => ({
  act: 'placeInShelter',
  code,
  tried: everyBed,
  ...(before && { before }),
});

/** In an order in which one leads to the next. */
export const refusals: readonly Refusal[] = [
  ofBed('WRONG_BED'),
  { act: 'holdBeds', code: 'HOLD_TOO_LONG', tried: often(keepBeds) },
  ofBed('SHELTER_FULL', keepAll),
  { act: 'holdBeds', code: 'SHELTER_FULL', tried: often(keepBeds), before: keepAll },
  ofBed('HOLD_OVER', releaseBeds),
  { act: 'releaseBeds', code: 'HOLD_OVER', tried: often(releaseBeds), before: releaseBeds },
  ofBed('HOLD_USED', byHold),
  ofBed('KEEP_APART', apartFromGuest),
  ofBed('IN_SHELTER', byHold),
  { act: 'changeShelter', code: 'BEDS_TAKEN', tried: often(changeBeds), before: byHold },
];

/** Somebody in these hands who may be given a bed, or has one. */
const isAtDoor = (c: CaseRow): boolean => c.holder === kemensos.unit && ['ARRIVED', 'IN_SHELTER'].includes(c.state);

/** What is refused for this alone, or what leads to it. */
const refusedBy =
  ({ code, tried, before }: Refusal): Make =>
  (scene, c) =>
    tried(scene, c).find((deed) => isAlone(deed, code)) ?? [before?.(scene, c) ?? null].find(isFree) ?? null;

/** Two go on together until they are with the house, and all is tried there that it must refuse. */
export async function atTheDoor(run: Run, seed: number): Promise<void> {
  for (let i = 0; i < 2; i += 1)
    await run.do(run.register({ sex: 'FEMALE', birth: '1990-01-01', sharing: true, at: false }));
  for (let i = 0; i < MOST && !run.seen.cases.every(isAtDoor); i += 1) {
    const scene = later(run, seed + i);
    const deed = next(scene, scene.draw.pick(scene.seen.cases.filter((one) => !isAtDoor(one))));
    if (deed) await run.do(deed);
  }
  for (const [i, refusal] of inTurn(seed).entries()) await refuse(run, refusal, seed + i * 7919);
}

/** Whom nobody kept a bed from can be kept from somebody: in a full house there is another reason as well. */
const inTurn = (seed: number): readonly Refusal[] =>
  seed % 2 === 0
    ? refusals
    : refusals.toSorted((a, b) => Number(b.code === 'KEEP_APART') - Number(a.code === 'KEEP_APART'));

/** As soon as something is refused for this alone; what leads to it is done until then. */
async function refuse(run: Run, refusal: Refusal, seed: number): Promise<void> {
  for (let k = 0; k < 4; k += 1) {
    const scene = later(run, seed + k);
    const deeds = scene.seen.cases.filter(isAtDoor).flatMap((c) => refusedBy(refusal)(scene, c) ?? []);
    const refused = deeds.find(({ against }) => against.length > 0);
    const deed = refused ?? deeds[0];
    if (deed) await run.do(deed);
    if (refused) return;
  }
}

function later(run: Run, seed: number): Scene {
  run.clock += 30 * MINUTE;
  return run.scene(seed, run.clock);
}
