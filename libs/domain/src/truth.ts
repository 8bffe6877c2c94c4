import {
  agencyKinds,
  determinationBodies,
  type AgencyKind,
  type DeterminationBody,
  type DeterminationOutcome,
} from './codes';
import type { DisagreementKind, FactField, FactProof, FactStanding, KinStanding, StanceKind } from './codes/truth';
import { resemblanceTo } from './names';
import { reachesFor, tableReaches, type Reach } from './policy';
import { rolesByKind } from './roles';
import { datesAgree, readPartialDate } from './partial-date';

interface Rule {
  /** Tiers of proof, strongest first; what is in none counts least. */
  readonly proofs: readonly (readonly FactProof[])[];
  /** Whose word counts more on equal proof. The first of them that takes part in a disagreement is to end it. */
  readonly authority: readonly AgencyKind[];
}

const papers: Rule['proofs'] = [
  ['CIVIL_REGISTRY'],
  ['BIRTH_CERTIFICATE', 'FAMILY_CARD', 'NIK_CARD', 'PASSPORT'],
  ['SPLP', 'HOST_RECORD'],
  ['FAMILY_STATEMENT', 'INTERVIEW'],
  ['LIST'],
];

/** The one table by which the value in force is found. Missions are posts of KEMLU. */
export const truthRules: Readonly<Record<FactField, Rule>> = {
  NAME: { proofs: papers, authority: ['KEMLU', 'MISSION', 'IMIGRASI'] },
  ALIAS: { proofs: papers, authority: ['KEMLU', 'MISSION', 'POLRI'] },
  // The mission verifies citizenship before it issues an SPLP; the border after it.
  NATIONALITY: { proofs: papers, authority: ['KEMLU', 'MISSION', 'IMIGRASI'] },
  // Recruiters make children older in their passports: what was written at birth comes before.
  BIRTH_DATE: {
    proofs: [
      ['CIVIL_REGISTRY', 'BIRTH_CERTIFICATE'],
      ['FAMILY_CARD', 'NIK_CARD'],
      ['PASSPORT', 'MEDICAL_ESTIMATE'],
      ['SPLP', 'HOST_RECORD', 'FAMILY_STATEMENT'],
      ['INTERVIEW'],
      ['LIST'],
    ],
    authority: ['KEMENPPPA', 'KEMENSOS', 'KEMLU', 'MISSION', 'IMIGRASI'],
  },
  SEX: { proofs: [['INTERVIEW'], ...papers], authority: ['KEMENSOS', 'KEMENPPPA', 'KEMLU', 'MISSION'] },
  NIK: { proofs: papers, authority: ['KEMLU', 'MISSION', 'IMIGRASI'] },
  PASSPORT: { proofs: [['PASSPORT'], ...papers], authority: ['IMIGRASI', 'KEMLU', 'MISSION'] },
  HOME_REGENCY: { proofs: papers, authority: ['PEMDA', 'KEMENSOS', 'KEMLU', 'MISSION'] },
};

/** What one agency said of one field. */
export interface Claim {
  readonly id: string;
  readonly value: string;
  /** The organisation that said it. */
  readonly source: string;
  readonly agency: AgencyKind;
  readonly proof: FactProof;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

/** What an agency says of a claim. Its last word on that claim counts; a withdrawal is its author's, and final. */
export interface Stance {
  readonly id: string;
  readonly claim: string;
  readonly source: string;
  readonly kind: StanceKind;
  readonly recordedAt: Date;
}

export interface Judged {
  readonly id: string;
  readonly standing: FactStanding;
  readonly inForce: boolean;
  /** The claim in force, where it says something else. */
  readonly supersededBy: string | null;
}

export interface Truth {
  readonly claims: readonly Judged[];
  readonly inForce: Claim | null;
  /** The organisations that disagree, in order; none while there is nothing to settle. */
  readonly parties: readonly string[];
}

const sameYear = { year: 2000 };
/** Spelled differently, not named differently. */
const spelling = 0.9;

/** Do two values say the same, the one perhaps more exactly? */
export function valuesAgree(field: FactField, a: string, b: string): boolean {
  if (a === b || field === 'ALIAS') return true;
  if (field === 'SEX' && (a === 'UNKNOWN' || b === 'UNKNOWN')) return true;
  if (field === 'NAME') return resemblanceTo({ name: a, born: sameYear })({ name: b, born: sameYear }) >= spelling;
  if (field !== 'BIRTH_DATE') return false;
  const [one, other] = [readPartialDate(a), readPartialDate(b)];
  return one.ok && other.ok && datesAgree(one.date, other.date);
}

const later = (a: { recordedAt: Date; id: string }, b: { recordedAt: Date; id: string }): number =>
  a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : Number(a.id > b.id));

/** Each source's last stance on each claim; its author withdraws once for all. */
function standingStances(claims: readonly Claim[], stances: readonly Stance[]): Stance[] {
  const last = new Map<string, Stance>();
  for (const stance of stances.toSorted(later)) {
    const key = `${stance.claim} ${stance.kind === 'RULE' ? 'RULE' : stance.source}`;
    if (last.get(key)?.kind !== 'WITHDRAW') last.set(key, stance);
  }
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  return [...last.values()].filter(
    ({ claim, source, kind }) => known.has(claim) && (kind !== 'WITHDRAW' || known.get(claim)?.source === source),
  );
}

/**
 * What is in force of a field, how each claim stands, and who disagrees. The order in which claims and stances came in
 * plays no part; another confirmation never lowers a claim, another dispute never raises one.
 */
export function truthOf(field: FactField, claims: readonly Claim[], stances: readonly Stance[]): Truth {
  const standing = standingStances(claims, stances);
  const on = (claim: Claim, kind: StanceKind) => standing.filter((one) => one.claim === claim.id && one.kind === kind);
  const live = claims.filter((claim) => on(claim, 'WITHDRAW').length === 0);
  const ruling = standing
    .filter(({ kind, claim }) => kind === 'RULE' && live.some(({ id }) => id === claim))
    .sort(later)
    .at(-1);
  const supporters = (claim: Claim) =>
    new Set(
      [
        ...on(claim, 'CONFIRM').map(({ source }) => source),
        ...live
          .filter((other) => field !== 'ALIAS' && valuesAgree(field, claim.value, other.value))
          .map(({ source }) => source),
      ].filter((source) => source !== claim.source),
    ).size;
  const disputers = (claim: Claim) => on(claim, 'DISPUTE').filter(({ source }) => source !== claim.source);

  // Who confirms what contradicts their own word has given that up, whatever it rested on.
  const givenUp = (claim: Claim) =>
    live.some(
      (other) =>
        !valuesAgree(field, claim.value, other.value) &&
        on(other, 'CONFIRM').some((one) => one.source === claim.source && later(one, claim) > 0),
    );

  const strength = (claim: Claim): readonly number[] => [
    ruling?.claim === claim.id ? 1 : 0,
    givenUp(claim) ? 0 : 1,
    -tier(truthRules[field].proofs, (proofs) => proofs.includes(claim.proof)),
    -tier(truthRules[field].authority, (kind) => kind === claim.agency),
    supporters(claim),
    -disputers(claim).length,
    claim.occurredAt.getTime(),
  ];
  const strengths = new Map(live.map((claim) => [claim.id, strength(claim)]));
  const inForce =
    live.toSorted((a, b) => compare(strengths.get(a.id) ?? [], strengths.get(b.id) ?? []) || later(a, b)).at(-1) ??
    null;

  const judged = claims.map((claim): Judged => {
    const isInForce = claim === inForce;
    const agrees = inForce !== null && valuesAgree(field, claim.value, inForce.value);
    const supersededBy = isInForce || agrees || !inForce ? null : inForce.id;
    if (!live.includes(claim)) return { id: claim.id, standing: 'WITHDRAWN', inForce: false, supersededBy: null };
    if (supersededBy) return { id: claim.id, standing: 'SUPERSEDED', inForce: false, supersededBy };
    const disputed = disputers(claim).some((one) => !ruling || later(one, ruling) > 0);
    const standing = disputed ? 'DISPUTED' : supporters(claim) > 0 ? 'CONFIRMED' : 'CLAIMED';
    return { id: claim.id, standing, inForce: isInForce, supersededBy };
  });
  return { claims: judged, inForce, parties: field === 'ALIAS' ? [] : disagreeing(field, live, standing, ruling) };
}

/** Whoever says another thing than somebody else, and has neither given way since nor been ruled upon. */
function disagreeing(field: FactField, live: readonly Claim[], stances: readonly Stance[], ruling?: Stance): string[] {
  const parties = new Set<string>();
  const gaveWay = (source: string, claim: Claim) =>
    stances.some((one) => one.claim === claim.id && one.source === source && one.kind === 'CONFIRM');
  const fresh = (one: { recordedAt: Date; id: string }) => !ruling || later(one, ruling) > 0;
  for (const claim of live) {
    if (ruling && claim.id !== ruling.claim) continue;
    const against = [
      ...live
        .filter((other) => !valuesAgree(field, claim.value, other.value) && !gaveWay(claim.source, other))
        .filter((other) => !gaveWay(other.source, claim) && fresh(other)),
      ...stances.filter((one) => one.claim === claim.id && one.kind === 'DISPUTE' && fresh(one)),
    ].filter(({ source }) => source !== claim.source);
    if (against.length > 0) [claim.source, ...against.map(({ source }) => source)].forEach((one) => parties.add(one));
  }
  return [...parties].sort();
}

/** The place of the first tier that fits; behind all where none does. */
const tier = <T>(tiers: readonly T[], fits: (one: T) => boolean): number => {
  const at = tiers.findIndex(fits);
  return at < 0 ? tiers.length : at;
};

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((one, i) => one !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function authorityOn(kind: DisagreementKind): readonly AgencyKind[] {
  // UU 21/2007: whether a crime was committed is found by the police.
  if (kind === 'VICTIM_STATUS') return ['POLRI'];
  // To whom a child belongs is the ministries' to find that answer for children and families.
  if (kind === 'KINSHIP') return ['KEMENPPPA', 'KEMENSOS', 'KEMLU', 'MISSION'];
  return truthRules[kind].authority;
}

const seenBy = (kind: DisagreementKind): readonly Reach[] => {
  if (kind === 'VICTIM_STATUS') return tableReaches.determination;
  return kind === 'KINSHIP' ? tableReaches.kin : tableReaches.disagreement;
};

/**
 * Who is to end a disagreement: the agencies in the table that take part in it, the first first, each by the reaches under
 * which it sees and answers it. Where none of them has the case, whoever answers for it does. Of a kinship whoever does may
 * see one end alone: then anybody who sees both and may answer, and where nobody does the national desk.
 */
export function answerersOf(kind: DisagreementKind, parties: readonly AgencyKind[]): string[] {
  const reaching = (agency: AgencyKind) => {
    const may = reachesFor(rolesByKind[agency], 'resolveDisagreement');
    return seenBy(kind).flatMap((reach) => (may?.has(reach) ? [`${agency} ${reach}`] : []));
  };
  const authority = authorityOn(kind);
  const first = authority.filter((agency) => parties.includes(agency)).flatMap(reaching);
  if (kind !== 'KINSHIP') return first;
  const all = [...authority, ...agencyKinds.codes].flatMap(reaching);
  return [...new Set([...first, 'HOLDER', ...all])];
}

/** One authority's finding, with the organisation that recorded it. */
export interface Finding {
  readonly body: DeterminationBody;
  readonly outcome: DeterminationOutcome;
  readonly source: string;
  readonly decidedAt: Date;
}

/**
 * Who disagrees whether somebody is a victim: Indonesian authorities whose last findings exclude each other. What the
 * host state found governs its own clearance alone; a possible victim whom another finds to be one is no disagreement.
 */
export function statusParties(found: readonly Finding[]): string[] {
  const home = found.filter(({ body }) => body === 'COURT' || determinationBodies.row(body).side === 'HOME');
  const last = new Map<DeterminationBody, Finding>();
  for (const one of home.toSorted((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime())) last.set(one.body, one);
  const findings = [...last.values()];
  const split = findings.some(({ outcome }) => outcome === 'NOT') && findings.some(({ outcome }) => outcome !== 'NOT');
  return split ? [...new Set(findings.map(({ source }) => source))].sort() : [];
}

/** How a kinship stands, and the organisations that disagree on it; a ruling outweighs what was said before it. */
export function kinTruth(source: string, stances: readonly Stance[]): { standing: KinStanding; parties: string[] } {
  const ruling = stances
    .filter(({ kind }) => kind === 'RULE')
    .sort(later)
    .at(-1);
  const last = new Map<string, Stance>();
  for (const one of stances.toSorted(later))
    if (one.kind !== 'RULE' && one.source !== source && (!ruling || later(one, ruling) > 0)) last.set(one.source, one);
  const against = [...last.values()].filter(({ kind }) => kind === 'DISPUTE');
  if (against.length > 0)
    return { standing: 'DISPUTED', parties: [source, ...against.map((one) => one.source)].sort() };
  const confirmed = ruling !== undefined || [...last.values()].some(({ kind }) => kind === 'CONFIRM');
  return { standing: confirmed ? 'CONFIRMED' : 'CLAIMED', parties: [] };
}
