import { aid, changeAid, plan, survey, visit } from './aftercare';
import { arrival } from './arrivals';
import { goHome, keepBeds, leaveBed, place, releaseBeds } from './beds';
import { type Deed, type Make, type Scene } from './deed';
import { basisFor, clearHold, consent, judge, need } from './facts';
import { against } from './guards';
import { draft, sign } from './handovers';
import { birth, foundOnBoard, merge, split, transfer } from './joining';
import { addLeg, arriveLeg, cancelLeg, createMovement, departLeg, issue, retimeLeg } from './movements';
import { answer, offer, requestCase, returnCase, transferCase, withdraw } from './offers';
import { endKeepApart, keepApart, mergePeople, unmergePeople } from './pairs';
import { changePaper, clearance, paper } from './papers';
import { actorOf, kemensos, ntt, phnomPenh } from './people';
import { assign, board, holdBack, list, takeOff, unboard } from './places';
import { aboardOf, besides, firsts, isOpen, legsOf, onwardFrom } from './route';
import type { CaseRow, MovementRow } from './seen';
import { determine, step } from './steps';
import { swap } from './swap';
import { notYetGone } from './ways';

/*
 * The next thing that would bring somebody home: what the law still waits for, and then the step itself. Random acts
 * alone hardly ever come further than the first desk.
 */

const judged: Readonly<Record<string, readonly [kind: string, outcome: string]>> = {
  RETURN_CHOICE: ['RETURN_CHOICE', 'VOLUNTARY'],
  RISK_ASSESSED: ['RETURN_RISK', 'SAFE'],
  SAFE_TO_RETURN: ['RETURN_RISK', 'SAFE_WITH_MEASURES'],
  NATIONALITY: ['NATIONALITY', 'VERIFIED'],
  FIT_TO_TRAVEL: ['FITNESS', 'FIT'],
  CHILD_ACCOMPANIED: ['GUARDIAN', 'ESCORT'],
  CHILD_BEST_INTEREST: ['BEST_INTEREST', 'RETURN'],
  NEEDS_ASSESSED: ['NEEDS', 'DONE'],
  FAMILY_ASSESSED: ['FAMILY', 'POSITIVE'],
};

/** What brings a thing that is missing. */
const brings: Readonly<Record<string, Make>> = {
  NEEDS_TRIAGED: need,
  CONSENT: (scene, c) => {
    const basis = basisFor(scene, c);
    const cared = basis !== 'GUARDIAN_ASSENT' || scene.law.judged(c, 'BEST_INTEREST', scene.at) === 'RETURN';
    return cared ? consent('ASSISTANCE', basis)(scene, c) : judge('BEST_INTEREST', 'RETURN')(scene, c);
  },
  TRAVEL_DOCUMENT: (scene, c) => {
    const live = scene.seen.papers.find((one) => one.case === c.id && one.kind === 'SPLP' && one.status === 'VALID');
    return live ? changePaper(live, { status: 'REVOKED' })(scene, c) : paper('SPLP', 'VALID')(scene, c);
  },
  NUMBER_PENDING: (scene, c) => {
    const pending = scene.seen.papers.find((one) => one.case === c.id && one.pending && one.status === 'VALID');
    return pending ? changePaper(pending, { number: 'Z1112223' })(scene, c) : null;
  },
  EXIT_CLEARANCE: clearance('GRANTED'),
  NO_BLOCKING_HOLD: clearHold,
  RECEIVER_ACCEPTED: (scene, c) => {
    const open = scene.seen.offers.find(
      (one) => one.case === c.id && one.service === 'RECEPTION' && one.state === 'OFFERED' && one.expires > Date.now(),
    );
    if (open) return answer(open, true)(scene, c);
    if (scene.law.mayShare(c, kemensos.unit, scene.at)) return offer('RECEPTION', kemensos)(scene, c);
    return consent('SHARING_GOVERNMENT', basisFor(scene, c))(scene, c);
  },
  PLAN_AGREED: plan,
  BASELINE_SURVEY: survey(0),
  PLAN_ITEMS_DONE: changeAid('GIVEN'),
  FINAL_SURVEY: survey(6),
  ...Object.fromEntries(Object.entries(judged).map(([code, [kind, outcome]]) => [code, judge(kind, outcome)])),
};

const toward =
  (event: string, brought = {}): Make =>
  (scene, c) => {
    const waits = new Set(against(scene.law, c, event, scene.at, brought).filter((code) => brings[code]));
    const [first] = waits;
    // Now and then too early by one thing alone, whichever it is: somebody may have forgotten just that.
    const make = first && !(waits.size === 1 && scene.draw.chance(0.1)) ? brings[first] : undefined;
    return make ? make(scene, c) : step(event, { complete: true })(scene, c);
  };

const filling = (scene: Scene, c: CaseRow): MovementRow | undefined =>
  scene.seen.movements.find(
    (m) =>
      m.unit === c.holder && ['PLANNED', 'MANIFESTED'].includes(m.state) && firsts(legsOf(scene, m.id)).some(isOpen),
  );

const preparing: Make = (scene, c) => {
  if (scene.law.live(c)) return toward('markReady')(scene, c);
  if (scene.holderOf(c).role !== 'officer') return step('suspend', { complete: true })(scene, c);
  const m = filling(scene, c);
  return m ? list(m)(scene, c) : createMovement(scene, scene.holderOf(c));
};

const ready: Make = (scene, c) => {
  const on = scene.law.live(c);
  const m = scene.seen.movements.find((one) => one.id === on?.movement);
  if (!on || !m) return step('revoke', { complete: true })(scene, c);
  if (m.unit !== c.holder) return takeOff(m)(scene, c);
  if (!scene.law.issued(on)) return issue(m)(scene, c);
  if (on.state === 'LISTED') {
    const papers = scene.law.canEnter(c, scene.at);
    return papers.usable && !papers.numbered ? (brings['NUMBER_PENDING'] as Make)(scene, c) : board(m)(scene, c);
  }
  const waiting = aboardOf(scene, m).find((one) => one.state === 'LISTED');
  if (waiting) return takeOff(m)(scene, scene.law.case(waiting.case));
  const first = legsOf(scene, m.id).find((one) => one.id === on.leg);
  return first ? departLeg(first)(scene, c) : null;
};

const underWay: Make = (scene, c) => {
  const on = scene.seen.passengers.filter((one) => one.case === c.id).at(-1);
  const m = scene.seen.movements.find((one) => one.id === on?.movement);
  if (!on || !m) return null;
  const legs = legsOf(scene, m.id);
  if (on.state === 'LISTED') return scene.law.issued(on) ? board(m)(scene, c) : issue(m)(scene, c);
  const leg = legs.find((one) => one.id === on.leg);
  if (!leg) return null;
  if (leg.departed === null) return departLeg(leg)(scene, c);
  if (leg.arrived === null) return arriveLeg(leg)(scene, c);
  if (scene.draw.chance(0.06)) return holdBack(m)(scene, c);
  const onward = onwardFrom(legs, leg);
  const home = ['CGK', 'KOE'].includes(leg.to);
  if (onward.length === 0 && home) return arrival(m, 'ARRIVED')(scene, c);
  const open = onward.find(isOpen);
  if (!open) return scene.draw.chance(0.5) ? addLeg(m)(scene, c) : holdBack(m)(scene, c);
  const alone = on.state === 'BOARDED' && besides(legs, open).length === 0;
  return alone ? departLeg(open)(scene, c) : board(m)(scene, c);
};

const landed: Make = (scene, c) => {
  const holder = scene.holderOf(c);
  const open = scene.seen.handovers.find(
    (one) =>
      one.withdrawn === null &&
      (one.giverSigned === null || one.receiverSigned === null) &&
      one.giver === c.holder &&
      scene.seen.handed.some((h) => h.handover === one.id && h.case === c.id),
  );
  if (open) return sign(open, { refusing: scene.draw.chance(0.15) })(scene, c);
  if (holder.role === 'social') {
    const deed = toward('directHome')(scene, c);
    return deed?.act === 'moveCase' ? goHome(true)(scene, c) : deed;
  }
  if (holder.role !== 'shelter') {
    const to = scene.draw.chance(0.75) ? kemensos : ntt;
    const here = (one: CaseRow) => scene.seen.cases.filter((o) => o.state === 'ARRIVED' && o.holder === one.holder);
    return draft(to, scene.draw.chance(0.5) ? here : undefined)(scene, c);
  }
  const beds = scene.seen.beds.filter((bed) => fits(scene, c, bed.kind));
  return beds.length > 0 ? place(scene.draw.pick(beds))(scene, c) : null;
};

const fits = (scene: Scene, c: CaseRow, kind: string) => {
  const child = basisFor(scene, c) === 'GUARDIAN_ASSENT' || !scene.births.get(c.id);
  return child ? kind === 'MINOR' : kind === (c.sex === 'FEMALE' ? 'WOMEN' : 'MEN');
};

const inShelter: Make = (scene, c) => {
  const make = toward('discharge', { escorted: true })(scene, c);
  return make?.act === 'moveCase' ? goHome(true)(scene, c) : make;
};

const nextFrom: Readonly<Record<string, Make>> = {
  REPORTED: toward('openIntake'),
  INTAKE: toward('beginScreening'),
  SCREENING: (scene, c) => determine(scene.draw.pick(['POSSIBLE', 'ACTUAL', 'ACTUAL', 'NOT']), true)(scene, c),
  IDENTIFIED: toward('startReturn'),
  NOT_IDENTIFIED: (scene, c) =>
    step(scene.draw.pick(['assistAsCitizen', 'assistAsCitizen', 'appeal', 'close']), { complete: true })(scene, c),
  PREPARING: preparing,
  READY: ready,
  DEPARTED: underWay,
  ARRIVED: landed,
  IN_SHELTER: inShelter,
  RETURNED_HOME: (scene, c) =>
    scene.draw.chance(0.2) ? step('decline', { complete: true })(scene, c) : toward('startPlan')(scene, c),
  REINTEGRATING: (scene, c) => (scene.draw.chance(0.2) ? aid('PLANNED')(scene, c) : toward('enterFollowUp')(scene, c)),
  FOLLOW_UP: toward('close', { reason: true, closure: true }),
  ON_HOLD: step('resume', { complete: true }),
  MISSING: step('reconnect', { complete: true }),
  CLOSED: (scene, c) => (scene.draw.chance(0.2) ? step('reopen', { complete: true })(scene, c) : null),
  CLOSED_REFERRED: (scene, c) => (scene.draw.chance(0.5) ? step('reopen', { complete: true })(scene, c) : null),
};

/** What happens now and then, most of it only where somebody is for a moment; what ends something before what begins it. */
type Aside = (scene: Scene, c: CaseRow, m: MovementRow | undefined) => Make[];

const onTheWay: Aside = ({ seen }, c, m) => [
  ...seen.legs.filter((one) => one.departed !== null).map((leg) => foundOnBoard(leg)),
  ...(m ? [unboard(m), birth(m), board(m), arrival(m, 'MISSING'), assign(m)] : []),
  ...seen.movements.flatMap((to) => (m && to !== m && to.unit === c.holder ? [transfer(m, to), merge(m, to)] : [])),
];

const changesOfPlan: Aside = (scene, _c, m) =>
  m
    ? [
        ...[
          holdBack(m),
          takeOff(m),
          swap(m),
          swap(m),
          addLeg(m),
          split(m),
          () => createMovement(scene, actorOf(m.unit)),
        ],
        ...legsOf(scene, m.id).flatMap((leg) => [retimeLeg(leg), cancelLeg(leg)]),
      ]
    : [];

const settling: Aside = ({ seen, law, draw }, c) => [
  ...[endKeepApart, unmergePeople, releaseBeds],
  ...(law.openStay(c) ? [leaveBed] : []),
  ...(law.homeSince(c) === null ? [] : [1, 3].map((month) => visit(month, draw.pick(['REACHED', 'LOST_CONTACT'])))),
  ...seen.offers
    .filter((one) => one.case === c.id && one.state === 'OFFERED')
    .flatMap((one) => [answer(one, true), answer(one, false), withdraw(one)]),
];

const raising: Aside = () => [keepApart, mergePeople, keepBeds, returnCase, requestCase, transferCase(phnomPenh)];
const ending: Aside = () =>
  ['suspend', 'loseContact', 'revoke', 'decline', 'referOut'].map((event) => step(event, { complete: true }));
const asides = [onTheWay, onTheWay, onTheWay, changesOfPlan, settling, settling, raising, ending];

function detour(scene: Scene, c: CaseRow): Deed | null {
  const { draw, law, seen } = scene;
  const asked = seen.offers.find(
    (one) => one.case === c.id && one.state === 'OFFERED' && one.kind !== 'REFERRAL' && one.expires > scene.now,
  );
  if (asked && draw.chance(0.3)) return answer(asked, draw.chance(0.8))(scene, c);
  if (!draw.chance(law.live(c) ? 0.25 : 0.15)) return null;
  const on = seen.passengers.filter((one) => one.case === c.id).at(-1);
  const m = seen.movements.find((one) => one.id === on?.movement);
  const deeds = draw
    .pick(asides)(scene, c, m)
    .flatMap((make) => make(scene, c) ?? []);
  const reasons = draw.chance(0.15) ? 1 : 0;
  const possible = deeds.filter(({ against: waits }) => new Set(waits).size === reasons);
  return possible.length > 0 ? draw.pick(possible) : null;
}

/** Somebody who is still prepared for sits in what has left already. */
function unlisted(scene: Scene, c: CaseRow): Deed | null {
  const { draw, seen, law } = scene;
  const left = seen.legs.filter((leg) => leg.departed !== null);
  if (left.length === 0 || law.live(c) || !notYetGone.includes(c.state) || !draw.chance(0.5)) return null;
  const deed = foundOnBoard(draw.pick(left))(scene, c);
  return deed?.against.length === 0 ? deed : null;
}

export const next = (scene: Scene, c: CaseRow): Deed | null =>
  detour(scene, c) ?? unlisted(scene, c) ?? nextFrom[c.state]?.(scene, c) ?? null;

/** The step itself, whatever it still waits for. */
const straight: Readonly<Record<string, Make>> = {
  INTAKE: step('beginScreening'),
  IDENTIFIED: step('startReturn'),
  PREPARING: step('markReady'),
  ARRIVED: (scene, c) =>
    scene.draw.chance(0.5) ? goHome(true)(scene, c) : place(scene.draw.pick(scene.seen.beds))(scene, c),
  IN_SHELTER: (scene, c) => goHome(scene.draw.chance(0.5))(scene, c),
  RETURNED_HOME: step('startPlan'),
  REINTEGRATING: step('enterFollowUp'),
  FOLLOW_UP: step('close'),
};
export const hurry: Make = (scene, c) => (straight[c.state] ?? step('referOut'))(scene, c);
