import type { At, CaseRow, OfferRow, PassengerRow, Seen } from './seen';
import { dayAt } from './days';
import { isOver } from './ways';
import { actorOf, isPartner, partsFor, type Actor } from './people';

/*
 * The law of domain.md 6.1, written down a second time as plain questions about what is stored. Nothing here may come
 * from the code under test: where the two differ, one of them is wrong.
 */

/** What an act brings with it, beside what is on record. */
export interface Brought {
  reason?: boolean;
  told?: boolean;
  closure?: boolean;
  supervisor?: boolean;
  escorted?: boolean;
  /** The place on a movement that the act is about, and when its leg left. */
  boarded?: boolean;
  underWay?: boolean;
}

/** Acts on a case that is worked on: done on the day, or told of a day. */
const endsWithCase: Readonly<Record<string, 'done' | 'told'>> = {
  ...Object.fromEntries(
    [
      ...['recordNeed', 'recordDetermination', 'recordAssessment', 'openHold'],
      ...['recordDocument', 'updateDocument', 'recordClearance'],
      ...['agreePlan', 'logAssistance', 'recordSurvey', 'recordFollowUp'],
    ].map((act) => [act, 'told' as const]),
  ),
  ...Object.fromEntries(
    [
      ...['manifestPassenger', 'foundOnBoard', 'recordBirth', 'placeInShelter', 'goHome', 'recordDeath'],
      ...['offerReferral', 'transferCase', 'requestCase', 'returnCase', 'changeContact'],
    ].map((act) => [act, 'done' as const]),
  ),
};
const ofTheDead = new Set(['recordDocument', 'updateDocument', 'recordClearance', 'recordBirth']);

const last = <T>(rows: readonly T[]): T | undefined => rows[rows.length - 1];
const DAY = 86_400_000;
/** By when it happened; of two at one instant, the one that was entered after the other. */
const latestOf = <T extends { at: At }>(rows: readonly T[]): T | undefined =>
  rows.reduce<T | undefined>((a, b) => (a && a.at > b.at ? a : b), undefined);

/** Under eighteen on a calendar day at the place; whoever's birth nobody knows is protected as a child. */
export type Births = ReadonlyMap<string, string | null>;
export function isChild(births: Births, id: string, day: string): boolean | 'UNKNOWN' {
  const birth = births.get(id);
  if (!birth) return 'UNKNOWN';
  const grown = `${Number(birth.slice(0, 4)) + 18}${birth.slice(4)}`;
  return day < grown;
}

export class Law {
  constructor(
    readonly seen: Seen,
    readonly births: Births,
  ) {}

  case(id: string): CaseRow {
    return this.seen.cases.find((one) => one.id === id) as CaseRow;
  }

  private of<T extends { case: string; at: At }>(rows: readonly T[], { id }: CaseRow, at: At): T[] {
    return rows.filter((row) => row.case === id && row.at <= at);
  }

  judged(c: CaseRow, kind: string, at: At): string | undefined {
    return last(this.of(this.seen.judged, c, at).filter((one) => one.kind === kind))?.outcome;
  }

  mayBeChild(c: CaseRow, at: At): boolean {
    return isChild(this.births, c.id, dayAt(at, c.zone)) !== false;
  }

  /** A part in a case that is in force, and no longer only a summary or a trace of one. */
  reach(c: CaseRow, { unit }: Actor): string | null {
    const row = this.seen.access.find((one) => one.case === c.id && one.unit === unit && one.until > Date.now());
    return row?.reach ?? null;
  }

  /** Whoever has no part in a case, or not the one that the act asks for, is told nothing but no. */
  mayDo(act: string, by: Actor, c: CaseRow): boolean {
    const parts = partsFor(act, by);
    if (!parts) return false;
    if (by.role === 'desk') return true;
    const reach = this.reach(c, by);
    return reach !== null && parts.includes(reach);
  }

  lastMove(c: CaseRow): At {
    const made = this.seen.events.filter(
      (one) => one.case === c.id && (one.from !== one.to || one.kind === 'continue'),
    );
    return last(made)?.at ?? 0;
  }

  /** The latest place on a movement that held at an instant. */
  passage(c: CaseRow, at: At): PassengerRow | undefined {
    return last(
      this.seen.passengers.filter(
        (one) => one.case === c.id && one.listed <= at && (one.left === null || one.left > at),
      ),
    );
  }

  live(c: CaseRow): PassengerRow | undefined {
    return this.seen.passengers.find((one) => one.case === c.id && ['LISTED', 'BOARDED'].includes(one.state));
  }

  /** On a list, on board, or missed at the end of a leg. */
  hasPlace({ id }: CaseRow): boolean {
    return this.seen.passengers.some((one) => one.case === id && ['LISTED', 'BOARDED', 'MISSING'].includes(one.state));
  }

  on(movement: string, c: CaseRow): PassengerRow | undefined {
    return last(this.seen.passengers.filter((one) => one.case === c.id && one.movement === movement));
  }

  issued({ id, movement }: PassengerRow): boolean {
    return this.seen.manifests.some((one) => one.movement === movement && one.passengers.includes(id));
  }

  /** The day, where they will be met, on which the last leg is to come in. */
  plannedArrival(c: CaseRow, at: At): string | null {
    const passage = this.passage(c, at);
    if (!passage) return null;
    const legs = this.seen.legs.filter((leg) => leg.movement === passage.movement && leg.cancelled === null);
    return legs.length > 0 ? dayAt(Math.max(...legs.map((leg) => leg.plannedArrival)), 'Asia/Jakarta') : null;
  }

  /** How a paper stood at an instant: as the last thing that was said of it by then. */
  papersAt(c: CaseRow, at: At): Seen['papers'] {
    return this.seen.papers
      .filter((paper) => paper.case === c.id)
      .flatMap((paper) => {
        const said = this.seen.events.filter((one) => one.subject === paper.id && one.at <= at);
        const latest = latestOf(said);
        return latest ? [{ ...paper, status: latest.code?.split(' ')[1] ?? '' }] : [];
      });
  }

  /** When something was last said of a thing on record: what is said of an earlier day can not undo it. */
  lastSaid(id: string): At {
    return Math.max(0, ...this.seen.events.filter((one) => one.subject === id).map((one) => one.at));
  }

  canEnter(c: CaseRow, at: At): { usable: boolean; numbered: boolean } {
    const day = this.plannedArrival(c, at);
    const valid = this.papersAt(c, at).filter(
      ({ status, expires, pending }) =>
        day !== null && status === 'VALID' && (expires === null ? pending : expires >= day),
    );
    return { usable: valid.length > 0, numbered: valid.some(({ pending }) => !pending) };
  }

  clearedToLeave(c: CaseRow, at: At): boolean {
    const kinds = new Map(this.of(this.seen.clearances, c, at).map((one) => [one.kind, one]));
    return (
      kinds.size > 0 &&
      [...kinds.values()].every(({ status, noted }) => status === 'GRANTED' || (status === 'NOT_REQUIRED' && noted))
    );
  }

  isHeldHere(c: CaseRow, at: At): boolean {
    const harmless = ['SHELTER_FULL', 'FAMILY_UNTRACED', 'DATA_MISMATCH'];
    return this.of(this.seen.holds, c, at).some(
      ({ cleared, code }) => (cleared === null || cleared > at) && !harmless.includes(code),
    );
  }

  isFit(c: CaseRow, at: At): boolean {
    const check = last(this.of(this.seen.judged, c, at).filter((one) => one.kind === 'FITNESS'));
    return !!check && check.outcome !== 'UNFIT' && at - check.at <= 7 * DAY;
  }

  accepted(c: CaseRow, at: At, services?: readonly string[]): OfferRow[] {
    return this.seen.offers.filter(
      (one) =>
        one.case === c.id &&
        one.state === 'ACCEPTED' &&
        (one.answered ?? Infinity) <= at &&
        (!services || services.includes(one.service ?? '')),
    );
  }

  /** Papers that both sides signed and by which this person was taken. */
  signed(c: CaseRow, at: At) {
    return this.seen.handovers
      .filter(
        ({ giverSigned, receiverSigned }) =>
          giverSigned !== null && giverSigned <= at && receiverSigned !== null && receiverSigned <= at,
      )
      .filter((one) => this.seen.handed.some((h) => h.handover === one.id && h.case === c.id && h.refusal === null))
      .sort((a, b) => a.at - b.at);
  }

  isSuspect(c: CaseRow, at: At): boolean {
    const found = this.of(this.seen.findings, c, at).sort((a, b) => a.at - b.at);
    return (last(found.filter(({ body }) => body === 'POLRI')) ?? last(found))?.role === 'SUSPECT';
  }

  /** A ground to work with somebody's data at all. */
  isAgreed(c: CaseRow, at: At): boolean {
    const child = isChild(this.births, c.id, dayAt(at, c.zone));
    return this.of(this.seen.consents, c, at).some(({ purpose, basis, given, withdrawn }) => {
      if (purpose !== 'ASSISTANCE' || (withdrawn !== null && withdrawn <= at)) return false;
      if (basis === 'VITAL_INTEREST') return true;
      if (basis === 'CONSENT') return given && child !== true;
      return (
        basis === 'GUARDIAN_ASSENT' && given && child !== false && this.judged(c, 'BEST_INTEREST', at) === 'RETURN'
      );
    });
  }

  /** A ground to show them to an agency: the last word was yes then and is today, or duty and life ask for nobody's. */
  mayShare(c: CaseRow, to: string, at: At): boolean {
    return this.wasAgreed(c, to, at) && this.mayTake(c, to);
  }

  private wasAgreed(c: CaseRow, to: string, at: At): boolean {
    const child = isChild(this.births, c.id, dayAt(at, 'Asia/Jakarta'));
    const purpose = isPartner(actorOf(to)) ? 'SHARING_PARTNERS' : 'SHARING_GOVERNMENT';
    const said = this.of(this.seen.consents, c, at);
    const holds = (one: (typeof said)[number]) => one.given && !(one.withdrawn !== null && one.withdrawn <= at);
    const word = last(said.filter((one) => one.purpose === purpose));
    const counts = (basis: string) =>
      basis === 'CONSENT' ? child !== true : basis !== 'GUARDIAN_ASSENT' || child !== false;
    if (word && holds(word) && counts(word.basis)) return true;
    return said.some(
      (one) => one.purpose === 'ASSISTANCE' && holds(one) && ['LEGAL_DUTY', 'VITAL_INTEREST'].includes(one.basis),
    );
  }

  /** What opens today rests on a yes of today: a guardian's is over in the year after the child has grown up. */
  mayTake(c: CaseRow, to: string): boolean {
    const said = this.of(this.seen.consents, c, Infinity).filter(({ withdrawn }) => withdrawn === null);
    if (
      said.some(
        (one) => one.given && one.purpose === 'ASSISTANCE' && ['LEGAL_DUTY', 'VITAL_INTEREST'].includes(one.basis),
      )
    )
      return true;
    const purpose = isPartner(actorOf(to)) ? 'SHARING_PARTNERS' : 'SHARING_GOVERNMENT';
    const word = last(this.of(this.seen.consents, c, Infinity).filter((one) => one.purpose === purpose));
    const year = Number((this.births.get(c.id) ?? '9999').slice(0, 4));
    const grown = new Date().getUTCFullYear() - year > 18;
    return Boolean(word?.given) && word?.withdrawn === null && !(word.basis === 'GUARDIAN_ASSENT' && grown);
  }

  /** Since when somebody is home, for good. */
  homeSince(c: CaseRow): At | null {
    const came = this.seen.events.filter((one) => one.case === c.id && ['discharge', 'directHome'].includes(one.kind));
    return came.length > 0 ? Math.min(...came.map(({ at }) => at)) : null;
  }

  /** Since when somebody is home this time, judged at an instant. */
  homeSinceBy(c: CaseRow, at: At): At | null {
    const came = this.seen.events.filter(
      (one) => one.case === c.id && ['discharge', 'directHome'].includes(one.kind) && one.at <= at,
    );
    return came.length > 0 ? Math.max(...came.map((one) => one.at)) : null;
  }

  /** Local government, or the family itself. */
  isHome(unit: string): boolean {
    return actorOf(unit).agency === 'PEMDA';
  }

  /** What helps somebody on is done while a case is worked on; what happened before its end may be told after it. */
  pastBy(act: string, c: CaseRow, at: At): string[] {
    const asked = endsWithCase[act];
    if (!isOver(c.state) || !asked || (c.state === 'DECEASED' && ofTheDead.has(act))) return [];
    const end = latestOf(this.seen.events.filter((one) => one.case === c.id && one.from !== one.to));
    return asked === 'told' && end && at < end.at ? [] : ['CASE_CLOSED'];
  }

  /** Aftercare lies between the return and the end of the case. */
  atHome(c: CaseRow, at: At): string[] {
    const home = this.homeSince(c);
    if (home === null) return ['NOT_HOME'];
    const reached = this.seen.events.filter((one) => one.case === c.id && one.from !== one.to && one.at <= at);
    const was = latestOf(reached);
    return [...(at < home ? ['BEFORE_EARLIER_STEP'] : []), ...(was && isOver(was.to) ? ['CASE_CLOSED'] : [])];
  }

  openStay({ id }: CaseRow) {
    return this.seen.stays.find((one) => one.case === id && one.left === null);
  }
}
