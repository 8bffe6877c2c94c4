import { type Deed, type Make, type Scene, unless } from './deed';
import { against } from './guards';
import { isChild, leadsTo } from './law';
import { dayAt } from './days';
import { desk, iom, kemensos, manila, police } from './people';
import type { CaseRow } from './seen';

/*
 * What is said and judged of somebody, and the steps that need nothing but themselves.
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
    const to = leadsTo(c, event);
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

/** Papers run out on a day, and the day of the arrival is another in another zone. */
export const paper =
  (kind: string, status: string, { expires = '2026-06-07', numbered = true } = {}): Make =>
  (scene, c) => {
    const live = scene.seen.papers.some((one) => one.case === c.id && one.kind === 'SPLP' && one.status === 'VALID');
    const input = {
      kind,
      status,
      expiresOn: expires,
      ...(numbered ? { number: 'X1234567' } : { numberPending: true }),
    };
    return scene.about(
      'recordDocument',
      scene.by(scene.holderOf(c)),
      c,
      { ...input, ...scene.version(c) },
      {
        against: unless(!(live && kind === 'SPLP' && status === 'VALID'), 'SPLP_LIVE'),
      },
    );
  };

export const anyPaper: Make = (scene, c) => {
  const { draw } = scene;
  const near = dayAt(scene.at + draw.pick([1, 2, 3]) * 86_400_000, 'Asia/Jakarta');
  return paper(draw.pick(['SPLP', 'PASSPORT']), draw.pick(['VALID', 'VALID', 'CLAIMED']), {
    expires: draw.chance(0.7) ? '2026-06-07' : near,
    numbered: draw.chance(0.8),
  })(scene, c);
};

export const updatePaper: Make = (scene, c) => {
  const mine = scene.seen.papers.filter((one) => one.case === c.id);
  if (mine.length === 0) return null;
  const one = scene.draw.pick(mine);
  return changePaper(
    one,
    scene.draw.pick([{ status: 'LOST' }, { status: 'REVOKED' }, { status: 'VALID' }, { number: 'Y7654321' }]),
  )(scene, c);
};

type Paper = { id: string; version: number; kind: string; status: string };
export const changePaper =
  (one: Paper, change: { status?: string; number?: string }): Make =>
  (scene, c) => {
    const { seen, law, draw, at } = scene;
    const version = draw.chance(0.95) ? one.version : one.version + 1;
    const by = scene.by(scene.holderOf(c));
    const status = change.status ?? one.status;
    const another = seen.papers.some(
      (o) => o.id !== one.id && o.case === c.id && o.kind === 'SPLP' && o.status === 'VALID',
    );
    // As it will stand: whoever was ready on this paper alone is ready no longer.
    const day = law.plannedArrival(c, at);
    const others = law.papersAt(c, at);
    const mine = seen.papers.filter((o) => o.case === c.id);
    const enters = mine.some((o) => {
      const now = o.id === one.id ? { ...o, status, pending: o.pending && !change.number } : o;
      const asOf = o.id === one.id ? status : others.find((x) => x.id === o.id)?.status;
      return day !== null && asOf === 'VALID' && (now.expires === null ? now.pending : now.expires >= day);
    });
    const revokes = c.state === 'READY' && !enters;
    return {
      ...scene.about(
        'updateDocument',
        by,
        c,
        {},
        {
          against: [
            ...unless(version === one.version, 'STALE_VERSION'),
            ...unless(!['CONSUMED', 'REVOKED'].includes(one.status), 'DOCUMENT_ENDED'),
            ...unless(at >= law.lastSaid(one.id), 'BEFORE_EARLIER_STEP'),
            ...unless(!(one.kind === 'SPLP' && status === 'VALID' && another), 'SPLP_LIVE'),
            ...(revokes ? against(law, c, 'revoke', at, { reason: true }) : []),
          ],
          ...(revokes ? { states: { [c.id]: 'PREPARING' } } : {}),
        },
      ),
      input: { document: one.id, version, occurredAt: scene.when, note: 'Said by the issuing office.', ...change },
    };
  };

export const clearance =
  (status: string): Make =>
  (scene, c) => {
    const revokes = c.state === 'READY' && ['PENDING', 'REFUSED'].includes(status);
    const note = status === 'NOT_REQUIRED' && scene.draw.chance(0.2) ? undefined : 'By letter.';
    return scene.about(
      'recordClearance',
      scene.by(scene.holderOf(c)),
      c,
      { kind: 'EXIT_PERMIT', status, note },
      {
        against: [
          ...unless(status !== 'NOT_REQUIRED' || !!note, 'NOTE_MISSING'),
          ...(revokes ? against(scene.law, c, 'revoke', scene.at, { reason: !!note }) : []),
        ],
        ...(revokes ? { states: { [c.id]: 'PREPARING' } } : {}),
      },
    );
  };

export const anyClearance: Make = (scene, c) =>
  clearance(scene.draw.pick(['GRANTED', 'GRANTED', 'PENDING', 'NOT_REQUIRED', 'REFUSED']))(scene, c);

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

/** Whose consent counts: a child's guardian, anybody else their own. */
export const basisFor = (scene: Scene, c: CaseRow): string =>
  isChild(scene.births, c.id, dayAt(scene.at, c.zone)) === true ? 'GUARDIAN_ASSENT' : 'CONSENT';
