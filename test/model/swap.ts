import type { Make } from './deed';
import { unless } from './deed';
import { actorOf } from './people';
import { off, onto, placed } from './places';
import { isLive, isOpen, legsOf } from './route';
import type { MovementRow } from './seen';

/** Off and on at once: what keeps either keeps both. */
export const swap =
  (m: MovementRow): Make =>
  (scene, c) => {
    const { seen, law, draw } = scene;
    const comes = draw.pick(seen.cases);
    const goes = law.on(m.id, c);
    const open = legsOf(scene, m.id).find((one) => one.id === goes?.leg && isOpen(one));
    const on = onto(scene, m, comes, open);
    const { against, ...left } = off(scene, m, c);
    const may = law.mayDo('swapPassengers', actorOf(m.unit), comes);
    return placed(
      scene,
      'swapPassengers',
      m,
      c,
      { for: comes.id, reason: 'NO_SHOW', ...on.input },
      {
        ...left,
        cases: [c.id, comes.id],
        against: [
          ...unless(comes.id !== c.id, 'INVALID_VALUE'),
          ...against,
          ...(may ? [] : ['NOT_FOUND', 'FORBIDDEN']),
          ...scene.untimely(comes),
          ...on.against,
        ],
        wrong: (after) => [
          after.passengers.filter((one) => one.case === comes.id && isLive(one)).length !== 1 && 'came onto no list',
          after.passengers.some((one) => one.case === c.id && isLive(one)) && 'went off no list',
        ],
      },
    );
  };
