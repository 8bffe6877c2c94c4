import { id, type Make, unless } from './deed';
import type { Law } from './law';
import { actorOf, kemensos, mayAnswer, ntt, phnomPenh, type Actor } from './people';
import type { At, CaseRow, PaperRow, Seen } from './seen';

/*
 * Papers by which somebody is given and taken.
 */

const handedAtHome = ['ARRIVED', 'IN_SHELTER', 'RETURNED_HOME', 'REINTEGRATING', 'FOLLOW_UP', 'DECEASED'];
const handedAbroad = ['REPORTED', 'INTAKE', 'SCREENING', 'IDENTIFIED', 'NOT_IDENTIFIED', 'PREPARING', 'READY'];

/** Somebody can be given who is here: come by a movement, or not yet on one; before the journey between posts only. */
function isPresent({ seen }: Law, c: CaseRow, receiver: Actor, at: At): boolean {
  const states = receiver.agency === 'KEMLU' ? [...handedAtHome, ...handedAbroad] : handedAtHome;
  const mine = seen.passengers.filter((one) => one.case === c.id);
  const entered = mine.some((one) => one.state === 'ARRIVED' && (one.entered ?? Infinity) <= at);
  const underWay = mine.some((one) => ['LISTED', 'BOARDED'].includes(one.state));
  return states.includes(c.state) && !underWay && (c.state !== 'ARRIVED' || entered);
}

const isSigned = ({ giverSigned, receiverSigned }: PaperRow) => giverSigned !== null && receiverSigned !== null;

/** Given away by this unit on a paper that both have signed. */
const wasGiven = ({ seen }: Law, c: CaseRow, by: Actor) =>
  seen.handovers.some(
    (one) =>
      one.giver === by.unit &&
      isSigned(one) &&
      seen.handed.some((h) => h.handover === one.id && h.case === c.id && h.refusal === null),
  );

export const draft =
  (receiver: Actor, others: (c: CaseRow) => readonly CaseRow[] = () => []): Make =>
  (scene, c) => {
    const { law, at, draw, now } = scene;
    const by = scene.by(scene.holderOf(c));
    const people = [c, ...others(c).filter((one) => one.id !== c.id)];
    const condition = () => draw.pick(['GOOD', 'GOOD', 'NEEDS_CARE']);
    const own = by.unit === receiver.unit;
    const denied = people.some((one) => !law.mayDo('draftHandover', by, one));
    return {
      act: 'draftHandover',
      by,
      input: {
        id: id(),
        number: 'BAST',
        place: 'CGK',
        receiver: receiver.unit,
        occurredAt: scene.when,
        people: people.map((one) => ({ case: one.id, condition: condition() })),
      },
      cases: people.map((one) => one.id),
      against: [
        ...(denied ? ['NOT_FOUND', 'FORBIDDEN'] : []),
        ...unless(!own, 'INVALID_VALUE'),
        ...unless(at <= now, 'IN_FUTURE'),
        ...unless(!people.some((one) => one.holder !== by.unit && wasGiven(law, one, by)), 'ALREADY_HANDED_OVER'),
        ...(denied
          ? []
          : unless(
              people.every((one) => isPresent(law, one, receiver, at)),
              'NOT_ARRIVED',
            )),
        ...(denied
          ? []
          : unless(
              people.every((one) => at >= one.received),
              'BEFORE_EARLIER_STEP',
            )),
      ],
    };
  };

/** Signed by one of the two sides; the receiver may say whom they do not take. */
export const sign =
  (paper: PaperRow, { refusing = false } = {}): Make =>
  (scene) => {
    const { law, seen, draw, at, now } = scene;
    const side =
      paper.giverSigned === null && (paper.receiverSigned !== null || draw.chance(0.5)) ? 'giver' : 'receiver';
    const by = scene.by(actorOf(paper[side]));
    const own = by.unit === paper.giver ? 'giver' : by.unit === paper.receiver ? 'receiver' : null;
    const listed = seen.handed.filter((one) => one.handover === paper.id);
    const people = listed.map((one) => law.case(one.case));
    const refused = refusing ? people.filter(() => draw.chance(0.5)) : [];
    const version = draw.chance(0.95) ? paper.version : paper.version - 1;
    const other = own === 'giver' ? paper.receiverSigned : paper.giverSigned;
    const second = own !== null && other !== null;
    const taken = people.filter((c, i) => listed[i]?.refusal === null && !(own === 'receiver' && refused.includes(c)));
    const receiver = actorOf(paper.receiver);
    const ours = taken.every((c) => c.holder === paper.giver);
    const both = Math.max(at, other ?? 0);
    // Under such a part the draft alone shows them, while who gives them still has them.
    const byDraft = (c: (typeof people)[number]) => ['AFTERCARE', 'INQUIRY'].includes(law.reach(c, by) ?? '');
    const mayRefuse = (c: (typeof people)[number]) =>
      law.mayDo('signHandover', by, c) && (!byDraft(c) || c.holder === paper.giver);
    const sees = people.some((c) => law.reach(c, by) !== null && law.reach(c, by) !== 'TRACE');
    return {
      act: 'signHandover',
      as: refused.length > 0 ? 'sign and refuse' : 'sign',
      by,
      input: {
        handover: paper.id,
        version,
        signedAt: scene.when,
        refused: refused.map((c) => ({ case: c.id, reason: 'NO_PLACE' })),
      },
      cases: [...(second ? taken : []), ...(own === 'receiver' ? refused : [])].map((c) => c.id),
      against: !own
        ? ['NOT_FOUND', 'FORBIDDEN', ...(sees ? ['NOT_A_PARTY'] : [])]
        : [
            ...unless(paper.withdrawn === null, 'HANDOVER_WITHDRAWN'),
            ...unless(paper[`${own}Signed`] === null, 'SIGNED'),
            ...unless(version === paper.version, 'STALE_VERSION'),
            ...unless(at <= now, 'IN_FUTURE'),
            ...unless(at >= paper.at, 'BEFORE_EARLIER_STEP'),
            ...unless(own === 'receiver' || refused.length === 0, 'FOR_THE_RECEIVER'),
            ...refused.flatMap((c) => (mayRefuse(c) ? [] : ['NOT_FOUND', 'FORBIDDEN'])),
            // Whom the giver no longer has they can not give; who has them now decides how that is told.
            ...(second && !ours ? ['ALREADY_HANDED_OVER', 'FORBIDDEN', 'NOT_FOUND'] : []),
            ...(second
              ? unless(
                  taken.every((c) => isPresent(law, c, receiver, both)),
                  'NOT_ARRIVED',
                )
              : []),
            ...(second
              ? unless(
                  taken.every((c) => both >= c.received),
                  'BEFORE_EARLIER_STEP',
                )
              : []),
          ],
      wrong: (after) =>
        second
          ? taken.map((c) => holderIn(after, c) !== paper.receiver && 'signed by both, and custody did not pass')
          : people.map((c) => holderIn(after, c) !== c.holder && 'signed by one, and custody passed'),
    };
  };

/** What nobody has signed is taken back by who gives, and shows nobody to its receiver any more. */
export const withdrawDraft =
  (paper: PaperRow): Make =>
  (scene) => {
    const { law, seen, draw } = scene;
    const by = scene.by(actorOf(paper.giver));
    const people = seen.handed.filter((one) => one.handover === paper.id).map((one) => law.case(one.case));
    const party = [paper.giver, paper.receiver].includes(by.unit);
    const sees = people.some((c) => law.reach(c, by) !== null && law.reach(c, by) !== 'TRACE');
    const version = draw.chance(0.95) ? paper.version : paper.version + 1;
    return {
      act: 'withdrawHandover',
      by,
      input: { handover: paper.id, version, reason: draw.pick(['WRONG_PEOPLE', 'NOT_NOW']) },
      cases: people.map((c) => c.id),
      against: !party
        ? ['NOT_FOUND', 'FORBIDDEN', ...(sees ? ['NOT_A_PARTY'] : [])]
        : [
            ...unless(by.unit === paper.giver, 'FORBIDDEN'),
            ...unless(paper.withdrawn === null, 'HANDOVER_WITHDRAWN'),
            ...unless(paper.giverSigned === null && paper.receiverSigned === null, 'SIGNATURE_STANDS'),
            ...unless(version === paper.version, 'STALE_VERSION'),
          ],
      wrong: (after) => [
        after.handovers.find((one) => one.id === paper.id)?.withdrawn === null && 'the draft still waits to be signed',
        ...people.map((c) => holderIn(after, c) !== c.holder && 'withdrawn, and custody passed'),
      ],
    };
  };

const holderIn = (after: Seen, { id: of }: CaseRow) => after.cases.find((one) => one.id === of)?.holder;

export const receivers = [kemensos, ntt, phnomPenh].filter(mayAnswer);
