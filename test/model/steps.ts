import { type Deed, type Make, unless } from './deed';
import { against } from './guards';
import { desk, iom, kemensos, manila, police } from './people';
import { leadsTo } from './ways';

/*
 * Steps that need nothing but themselves, the finding that ends a screening, and the one that ends everything.
 */

const steps = [
  ...['openIntake', 'beginScreening', 'appeal', 'assistAsCitizen', 'startReturn', 'markReady', 'revoke'],
  ...[
    'startPlan',
    'enterFollowUp',
    'decline',
    'close',
    'suspend',
    'resume',
    'loseContact',
    'reconnect',
    'referOut',
    'reopen',
  ],
];

/** A step by its name, with what it asks for or, now and then, without. */
export const step =
  (event: string, { complete = false } = {}): Make =>
  (scene, c) => {
    const { draw, law, at } = scene;
    const has = (share: number) => complete || draw.chance(share);
    const note =
      (complete || ['revoke', 'decline', 'reopen', 'close'].includes(event)) && has(0.8) ? 'So she said.' : undefined;
    const closure = event === 'close' && has(0.85) ? 'GOALS_REACHED' : undefined;
    const told = event === 'decline' && has(0.85);
    const supervised = event === 'reopen' && has(0.8);
    const by = supervised ? desk : scene.by(scene.holderOf(c));
    const brought = { reason: !!note, closure: !!closure, told, supervisor: by.role === 'desk' };
    const back = leadsTo(c, event);
    // Whoever was held back while the case was closed prepares again.
    const to = back === 'DEPARTED' && !law.hasPlace(c) ? 'PREPARING' : back;
    const version = complete || draw.chance(0.93) ? c.version : c.version - 1;
    return scene.about(
      'moveCase',
      by,
      c,
      { step: event, version, note, closure, toldHowToReturn: told },
      { against: against(law, c, event, at, brought), ...(to ? { states: { [c.id]: to } } : {}) },
    );
  };

export const anyStep: Make = (scene, c) => step(scene.draw.pick(steps))(scene, c);

const bodies = [
  { by: manila, body: 'EMBASSY' },
  { by: manila, body: 'HOST_STATE_NRM' },
  { by: police, body: 'POLRI' },
  { by: kemensos, body: 'PPT_KEMENSOS' },
  { by: iom, body: 'IOM' },
];

/** The first finding ends the screening; those after it may disagree with it, and move nobody. */
export const determine =
  (outcome: string, noted: boolean): Make =>
  (scene, c) => {
    const { draw, law, at } = scene;
    const holder = scene.holderOf(c);
    const own = bodies.filter(({ by }) => by.role === holder.role);
    const said = draw.chance(0.85) && own.length > 0 ? draw.pick(own) : draw.pick(bodies);
    const by = said.by.role === holder.role ? holder : scene.by(said.by);
    const speaks = bodies.some((one) => one.by.role === by.role && one.body === said.body);
    const role = draw.chance(0.9) ? 'NONE' : 'SUSPECT';
    const note = noted ? 'Came as a tourist and says so.' : undefined;
    const screening = c.state === 'SCREENING';
    const to = leadsTo(c, 'determine', outcome);
    return scene.about(
      'recordDetermination',
      by,
      c,
      { body: said.body, outcome, role, note, ...scene.version(c) },
      {
        against: [
          ...unless(speaks, 'NOT_YOUR_BODY'),
          ...unless(outcome !== 'NOT' || noted, 'NOTE_MISSING'),
          ...(screening ? against(law, c, 'determine', at) : []),
        ],
        ...(screening && to ? { states: { [c.id]: to } } : {}),
      },
    );
  };

export const anyDetermination: Make = (scene, c) =>
  determine(scene.draw.pick(['POSSIBLE', 'ACTUAL', 'NOT']), scene.draw.chance(0.8))(scene, c);

export const die: Make = (scene, c): Deed => {
  const { law, at, draw } = scene;
  const told = draw.chance(0.8);
  const stay = law.openStay(c);
  const input = {
    version: draw.chance(0.95) ? c.version : c.version - 1,
    kin: told ? 'BY_SAFE_CONTACT' : 'NOT_FOUND',
    ...(told ? { kinToldAt: scene.when } : {}),
    note: told || draw.chance(0.8) ? 'No address is known.' : undefined,
    country: 'PH',
    place: 'In hospital.',
    authority: 'HOSPITAL',
    cause: 'As certified.',
  };
  return scene.about('recordDeath', scene.by(scene.holderOf(c)), c, input, {
    against: [
      ...against(law, c, 'die', at, { reason: true }),
      ...unless(!!input.note, 'NOTE_MISSING'),
      ...unless(!stay || at > stay.at, 'BEFORE_EARLIER_STEP'),
    ],
    states: { [c.id]: 'DECEASED' },
    wrong: (after) => [
      after.stays.some((one) => one.case === c.id && one.left === null) && 'somebody who died still has a bed',
      after.visits.some((one) => one.case === c.id && one.done === null) && 'somebody who died is still to be visited',
    ],
  });
};
