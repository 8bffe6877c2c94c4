import { id, type Make, type Scene, unless } from './deed';
import { dayAt } from './days';
import { against } from './guards';
import { isChild } from './law';
import type { CaseRow } from './seen';

/*
 * What is said, asked and judged of somebody, and what keeps them.
 */

export const consent =
  (purpose: string, basis: string, given = true): Make =>
  (scene, c) =>
    scene.about('recordConsent', scene.by(consenting(scene, c)), c, { purpose, basis, given, ...scene.version(c) });

const consenting = (scene: Scene, c: CaseRow) => scene.holderOf(c);

const purposes = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS'];
const bases = ['CONSENT', 'GUARDIAN_ASSENT', 'VITAL_INTEREST', 'LEGAL_DUTY'];
export const anyConsent: Make = (scene, c) =>
  consent(scene.draw.pick(purposes), scene.draw.pick(bases), scene.draw.chance(0.75))(scene, c);

export const withdrawConsent: Make = (scene, c) => {
  const purpose = scene.draw.pick(purposes);
  const given = scene.seen.consents.some(
    (one) => one.case === c.id && one.purpose === purpose && one.given && one.withdrawn === null,
  );
  return scene.about(
    'withdrawConsent',
    scene.by(consenting(scene, c)),
    c,
    { purpose, ...scene.version(c) },
    {
      against: unless(given, 'NO_CONSENT'),
      wrong: (after) => [
        after.consents.some(
          (one) => one.case === c.id && one.purpose === purpose && one.given && one.withdrawn === null,
        ) && 'the consent stands',
      ],
    },
  );
};

/** How somebody is reached from now on; nobody is named twice here, so that each change is one. */
export const changeContact: Make = (scene, c) => {
  const { seen, draw } = scene;
  const by = scene.by(scene.holderOf(c));
  const before = seen.contacts.filter((one) => one.case === c.id).length;
  // Who was registered with none has none until the first change.
  const none = before === 0 && draw.chance(0.1);
  const wrong = draw.chance(0.1);
  const own = id();
  const phone = wrong ? '12' : `+62812${own.replaceAll(/\D/g, '').padEnd(8, '1').slice(0, 8)}`;
  const said = none ? {} : { safeContact: `Lewat ${own}`, ...(wrong || draw.chance(0.5) ? { phone } : {}) };
  return scene.about(
    'changeContact',
    by,
    c,
    { ...said, ...scene.version(c) },
    {
      against: none ? ['CONTACT_AS_BEFORE'] : unless(!wrong, 'INVALID_PHONE'),
      wrong: (after) => [
        after.contacts.filter((one) => one.case === c.id).length !== before + 1 && 'what was so before is not kept',
      ],
    },
  );
};

export const need: Make = (scene, c) =>
  scene.about('recordNeed', scene.by(scene.holderOf(c)), c, { code: 'OTHER', ...scene.version(c) });

export const meetNeed: Make = (scene, c) => {
  const mine = scene.seen.needs.filter((one) => one.case === c.id);
  if (mine.length === 0) return null;
  const one = scene.draw.pick(mine);
  return scene.about(
    'meetNeed',
    scene.by(scene.holderOf(c)),
    c,
    { need: one.id },
    {
      against: [...unless(one.met === null, 'NEED_MET'), ...unless(scene.at >= one.at, 'BEFORE_EARLIER_STEP')],
    },
  );
};

const outcomes: Readonly<Record<string, readonly string[]>> = {
  TRIAGE: ['URGENT', 'NONE'],
  NATIONALITY: ['VERIFIED', 'NOT_VERIFIED'],
  RETURN_CHOICE: ['VOLUNTARY', 'DEPORTATION_ORDER', 'STAYS'],
  RETURN_RISK: ['SAFE', 'SAFE_WITH_MEASURES', 'UNSAFE'],
  FITNESS: ['FIT', 'FIT_WITH_ESCORT', 'UNFIT'],
  BEST_INTEREST: ['RETURN', 'STAY'],
  GUARDIAN: ['GUARDIAN', 'ESCORT', 'NONE'],
  NEEDS: ['DONE', 'DECLINED'],
  FAMILY: ['POSITIVE', 'NEGATIVE'],
};

export const judge =
  (kind: string, outcome: string): Make =>
  (scene, c) =>
    scene.about(
      'recordAssessment',
      scene.by(scene.holderOf(c)),
      c,
      { kind, outcome, ...scene.version(c) },
      {
        against: unless(outcomes[kind]?.includes(outcome) ?? false, 'NOT_OF_KIND'),
      },
    );

export const anyAssessment: Make = (scene, c) => {
  const kind = scene.draw.pick(Object.keys(outcomes));
  const outcome = scene.draw.chance(0.95) ? scene.draw.pick(outcomes[kind] ?? []) : 'DECIDED';
  return judge(kind, outcome)(scene, c);
};

const blocking = ['DETENTION_RELEASE', 'OVERSTAY_FINE'];

export const openHold: Make = (scene, c) => {
  const code = scene.draw.pick([...blocking, 'FAMILY_UNTRACED']);
  const revokes = c.state === 'READY' && blocking.includes(code);
  return scene.about(
    'openHold',
    scene.by(scene.holderOf(c)),
    c,
    { code, ...scene.version(c) },
    {
      against: revokes ? against(scene.law, c, 'revoke', scene.at, { reason: true }) : [],
      ...(revokes ? { states: { [c.id]: 'PREPARING' } } : {}),
    },
  );
};

export const clearHold: Make = (scene, c) => {
  const mine = scene.seen.holds.filter((one) => one.case === c.id);
  if (mine.length === 0) return null;
  const one = scene.draw.pick(
    mine.some(({ cleared }) => cleared === null) ? mine.filter(({ cleared }) => cleared === null) : mine,
  );
  return scene.about(
    'clearHold',
    scene.by(scene.holderOf(c)),
    c,
    { hold: one.id },
    {
      against: [...unless(one.cleared === null, 'HOLD_CLEARED'), ...unless(scene.at >= one.at, 'BEFORE_EARLIER_STEP')],
    },
  );
};

/** Whose consent counts: a child's guardian, anybody else their own. */
export const basisFor = (scene: Scene, c: CaseRow): string =>
  isChild(scene.births, c.id, dayAt(scene.at, c.zone)) === true ? 'GUARDIAN_ASSENT' : 'CONSENT';
