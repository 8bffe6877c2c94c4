import { type Deed, type Make, type Scene, unless } from './deed';
import { actorOf, actors, desk, immigration, iom, kemensos, mayAnswer, police, type Actor } from './people';
import type { CaseRow, OfferRow, Seen } from './seen';
import { isOver } from './ways';

/*
 * What one unit asks of another: a step, or the case itself. It takes effect for both when it is accepted, and no sooner.
 */

const opens: Readonly<Record<string, string>> = {
  RECEPTION: 'TRAVEL',
  DOCUMENTS: 'TRAVEL',
  INVESTIGATION: 'INQUIRY',
  SHELTER: 'CARE',
  REINTEGRATION: 'AFTERCARE',
};

const isOpen = (one: OfferRow) => one.state === 'OFFERED' && one.expires > Date.now();
const openOf = ({ seen }: Scene, c: CaseRow, kinds: (one: OfferRow) => boolean) =>
  seen.offers.some((one) => one.case === c.id && isOpen(one) && kinds(one));
const passes = ({ kind }: OfferRow) => kind !== 'REFERRAL';

export const offer =
  (service: string, to: Actor): Make =>
  (scene, c) => {
    const by = scene.by(scene.draw.chance(0.9) ? scene.holderOf(c) : iom);
    return scene.about(
      'offerReferral',
      by,
      c,
      { toUnit: to.unit, service, ...scene.version(c) },
      {
        against: [
          ...unless(to.unit !== by.unit, 'OWN_UNIT'),
          ...unless(scene.law.mayShare(c, to.unit, scene.at), 'NO_CONSENT'),
          ...unless(!openOf(scene, c, (one) => one.service === service), 'OFFER_OPEN'),
        ],
      },
    );
  };

export const anyOffer: Make = (scene, c) => {
  const [service, to] = scene.draw.pick([
    ['RECEPTION', kemensos],
    ['SHELTER', kemensos],
    ['INVESTIGATION', police],
    ['REINTEGRATION', iom],
    ['DOCUMENTS', immigration],
  ] as const);
  return offer(service, to)(scene, c);
};

export const transferCase =
  (to: Actor): Make =>
  (scene, c) => {
    const by = scene.by(scene.holderOf(c));
    return scene.about(
      'transferCase',
      by,
      c,
      { toUnit: to.unit, ...scene.version(c) },
      {
        against: [
          ...unless(to.unit !== by.unit, 'OWN_UNIT'),
          ...unless(mayAnswer(to) || to === desk, 'NOT_A_HOLDER'),
          ...unless(scene.law.mayShare(c, to.unit, scene.at), 'NO_CONSENT'),
          ...unless(!openOf(scene, c, passes), 'OFFER_OPEN'),
        ],
      },
    );
  };

export const requestCase: Make = (scene, c) => {
  const parts = actors.filter((one) => scene.law.mayDo('requestCase', one, c));
  const by = parts.length > 0 && scene.draw.chance(0.9) ? scene.draw.pick(parts) : scene.draw.pick(actors);
  return scene.about(
    'requestCase',
    by,
    c,
    {},
    {
      against: [...unless(by.unit !== c.holder, 'OWN_UNIT'), ...unless(!openOf(scene, c, passes), 'OFFER_OPEN')],
    },
  );
};

export const returnCase: Make = (scene, c) => {
  const parts = actors.filter((one) => scene.law.mayDo('returnCase', one, c));
  const by = parts.length > 0 ? scene.draw.pick(parts) : scene.holderOf(c);
  const answers = by.unit === c.holder;
  const to = answers ? c.cameFrom : c.holder;
  return scene.about(
    'returnCase',
    by,
    c,
    {},
    {
      against: [
        ...unless(to !== null, 'NOBODY_TO_RETURN_TO'),
        ...unless(!answers || to === null || scene.law.mayShare(c, to, scene.at), 'NO_CONSENT'),
        ...unless(!openOf(scene, c, passes), 'OFFER_OPEN'),
      ],
    },
  );
};

/** What is in the way of whoever answers or takes back an offer. */
const settled = (scene: Scene, one: OfferRow, version: number | undefined): string[] => {
  const over = one.state === 'EXPIRED' || (one.state === 'OFFERED' && one.expires <= Date.now());
  return [
    ...unless(!over, 'OFFER_EXPIRED'),
    ...unless(over || one.state === 'OFFERED', 'OFFER_ANSWERED'),
    ...unless(version === undefined || version === one.version, 'STALE_VERSION'),
    ...unless(scene.at <= scene.now, 'IN_FUTURE'),
    ...unless(scene.at >= one.at, 'BEFORE_EARLIER_STEP'),
  ];
};

const reachIn = (seen: Seen, c: CaseRow, unit: string) =>
  seen.access.find((one) => one.case === c.id && one.unit === unit && one.until > Date.now())?.reach;

export const answer =
  (one: OfferRow, accept: boolean): Make =>
  (scene, c): Deed => {
    const { law, draw } = scene;
    const by = scene.by(actorOf(one.to));
    const version = draw.chance(0.9) ? (draw.chance(0.5) ? one.version : undefined) : one.version + 1;
    const asked = one.kind === 'REQUEST';
    const [giver, taker] = asked ? [one.to, one.unit] : [one.unit, one.to];
    const part = one.kind === 'RETURN' && c.holder === taker;
    const passing = accept && passes(one);
    const underWay = passing && !part ? law.live(c) : undefined;
    const mine = by.unit === one.to;
    const sees = mine || by.unit === one.unit || law.reach(c, by) === 'CUSTODY' || by.role === 'desk';
    return {
      act: 'answerReferral',
      as: accept ? `accept a ${one.kind.toLowerCase()}` : 'refuse an offer',
      by,
      input: {
        referral: one.id,
        version,
        accept,
        occurredAt: scene.when,
        ...(accept ? {} : { refusal: 'NO_CAPACITY' }),
      },
      cases: [c.id],
      against: !mine
        ? ['NOT_FOUND', 'FORBIDDEN']
        : [
            ...settled(scene, one, version),
            ...unless(sees, 'NOT_FOUND'),
            ...(accept ? unless(scene.at >= c.received, 'BEFORE_EARLIER_STEP') : []),
            ...(accept && ['REFERRAL', 'TRANSFER'].includes(one.kind) && one.service !== 'INVESTIGATION'
              ? unless(law.mayTake(c, one.to), 'NO_CONSENT')
              : []),
            ...unless(!accept || !isOver(c.state), 'CASE_CLOSED'),
            ...(passing ? unless(c.holder === giver || part, 'CUSTODY_PASSED') : []),
            ...(passing && c.holder !== giver && !part ? ['FORBIDDEN', 'NOT_FOUND'] : []),
            ...(passing && !asked ? unless(mayAnswer(by) || by === desk, 'FORBIDDEN') : []),
            // Whoever asked for a case could not see what was said; whoever gives it can.
            ...(passing && asked ? unless(law.mayShare(c, taker, scene.at), 'NO_CONSENT') : []),
            ...unless(!underWay, 'IN_OTHER_MOVEMENT'),
          ],
      wrong: (after) => {
        const reach = reachIn(after, c, one.to);
        if (!accept) return [reach !== reachIn(scene.seen, c, one.to) && 'refused, and a part in the case changed'];
        if (part)
          return [
            reachIn(after, c, giver) !== undefined &&
              reachIn(after, c, giver) !== 'TRACE' &&
              'gave it back, and still sees it',
          ];
        if (passing)
          return [after.cases.find(({ id }) => id === c.id)?.holder !== taker && 'accepted, and custody did not pass'];
        return [reach !== opens[one.service ?? ''] && !isStronger(reach) && 'accepted, and nothing opened'];
      },
    };
  };

const isStronger = (reach: string | undefined) => reach !== undefined && !['SUMMARY', 'TRACE'].includes(reach);

export const withdraw =
  (one: OfferRow): Make =>
  (scene, c): Deed => {
    const { law, draw } = scene;
    const by = scene.by(draw.chance(0.8) ? actorOf(one.unit) : scene.holderOf(c));
    const version = draw.chance(0.9) ? undefined : one.version + 1;
    const may = law.mayDo('withdrawReferral', by, c);
    const theirs = by.unit === one.unit || (by.unit === c.holder && one.to !== by.unit);
    return {
      act: 'withdrawReferral',
      by,
      input: { referral: one.id, version, occurredAt: scene.when },
      cases: [c.id],
      against: !may
        ? ['NOT_FOUND', 'FORBIDDEN']
        : [
            ...unless(theirs, 'FORBIDDEN'),
            ...unless(theirs, 'NOT_FOUND'),
            ...settled(scene, one, version),
            ...unless(scene.at >= c.received, 'BEFORE_EARLIER_STEP'),
          ],
    };
  };
