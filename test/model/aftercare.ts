import { instrument } from '#domain';
import { type Make, unless } from './deed';
import { against } from './guards';
import { dayAt } from './days';
import { iom, ntt } from './people';
import type { CaseRow } from './seen';
import type { Scene } from './deed';

/*
 * What is done for somebody who is home again.
 */

/** Whoever answers for them, or the social office and the case worker that follow them. */
const carer = (scene: Scene, c: CaseRow) => {
  const may = [scene.holderOf(c), ntt, iom].filter((one) => scene.law.mayDo('agreePlan', one, c));
  return scene.by(may.length > 0 ? scene.draw.pick(may) : scene.holderOf(c));
};

export const plan: Make = (scene, c) =>
  scene.about(
    'agreePlan',
    carer(scene, c),
    c,
    { objectives: 'A stall of her own.', ...scene.version(c) },
    {
      against: scene.law.atHome(c, scene.at),
    },
  );

/** Aid that is open to every citizen. */
export const aid =
  (state: 'PLANNED' | 'GIVEN'): Make =>
  (scene, c) => {
    const { law, at, seen } = scene;
    const planned = seen.plans.some((one) => one.case === c.id && one.at <= at);
    const givenOn = state === 'GIVEN' && scene.draw.chance(0.95) ? dayAt(at, 'Asia/Jakarta') : undefined;
    return scene.about(
      'logAssistance',
      carer(scene, c),
      c,
      { type: 'REFERRAL', modality: 'SERVICE', state, givenOn },
      {
        against: [
          ...law.atHome(c, at),
          ...unless(state !== 'PLANNED' || planned, 'NO_PLAN'),
          ...unless(state !== 'GIVEN' || !!givenOn, 'GIVEN_ON_MISSING'),
          ...unless(!givenOn || givenOn <= dayAt(scene.now, 'Asia/Jayapura'), 'IN_FUTURE'),
        ],
      },
    );
  };

export const changeAid =
  (state: string): Make =>
  (scene, c) => {
    const mine = scene.seen.aid.filter((one) => one.case === c.id);
    if (mine.length === 0) return null;
    const open = mine.filter((one) => one.state === 'PLANNED');
    const one = scene.draw.pick(open.length > 0 ? open : mine);
    const givenOn = state === 'GIVEN' ? dayAt(scene.at, 'Asia/Jakarta') : undefined;
    return scene.about(
      'updateAssistance',
      carer(scene, c),
      c,
      { assistance: one.id, state, givenOn },
      {
        against: [
          ...unless(scene.at >= one.at, 'BEFORE_EARLIER_STEP'),
          ...unless(one.state === 'PLANNED' || (one.state === 'GIVEN' && state === 'GIVEN'), 'AID_SETTLED'),
          ...unless(!givenOn || givenOn <= dayAt(scene.now, 'Asia/Jayapura'), 'IN_FUTURE'),
        ],
      },
    );
  };

/** Whoever is asked may keep silent; a survey that nobody answers at all has no score. */
const answers = instrument.questions.map(({ code, scale }) => ({
  question: code,
  answer: Object.entries(instrument.scales[scale] ?? {}).find(([, { points }]) => points !== null)?.[0] ?? '',
}));

export const survey =
  (month: number): Make =>
  (scene, c) =>
    scene.about(
      'recordSurvey',
      carer(scene, c),
      c,
      { month, instrument: instrument.version, answers },
      {
        against: scene.law.atHome(c, scene.at),
      },
    );

export const visit =
  (month: number, outcome: string): Make =>
  (scene, c) => {
    const { law, at } = scene;
    const due = scene.seen.visits.find((one) => one.case === c.id && one.month === month);
    const lost = outcome === 'LOST_CONTACT' && c.state !== 'MISSING';
    return scene.about(
      'recordFollowUp',
      carer(scene, c),
      c,
      { month, outcome, ...scene.version(c) },
      {
        against: [
          ...law.atHome(c, at),
          ...unless(!!due, 'NOT_FOUND'),
          ...unless(!due || due.done === null, 'FOLLOW_UP_DONE'),
          ...(lost ? against(law, c, 'loseContact', at) : []),
        ],
        ...(lost ? { states: { [c.id]: 'MISSING' } } : {}),
      },
    );
  };

export const anyAftercare: Make = (scene, c) => {
  const { draw } = scene;
  const make = draw.pick<Make>([
    plan,
    aid('PLANNED'),
    aid('GIVEN'),
    changeAid(draw.pick(['GIVEN', 'CANCELLED'])),
    survey(draw.pick([0, 6])),
    visit(draw.pick([1, 3, 6, 12]), draw.pick(['REACHED', 'NOT_REACHED', 'DECLINED', 'LOST_CONTACT'])),
  ]);
  return make(scene, c);
};
