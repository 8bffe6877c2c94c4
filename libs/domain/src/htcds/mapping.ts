import { htcdsStatus, type CaseState } from '../case-states';
import { closureReasons, type AssistanceType, type ClosureReason } from '../codes/care';
import {
  determinationBodies,
  determinationOutcomes,
  type DeterminationBody,
  type DeterminationOutcome,
  type TraffickingMeans,
  type TraffickingPurpose,
} from '../codes/determination';
import { forcedLabourIndustries, recruitmentMethods, websitesAndApps, type Sector } from '../codes/htcds';
import { sexes, type Sex } from '../codes/person';
import type { RecruitmentMethod, WebsiteOrApp } from '../codes/recruitment';
import type { HtcdsName } from './fields';
import type { HtcdsRow, HtcdsValue } from './record';

/** What Pulang says of a case, as far as the standard has a word for it, in Pulang's own codes. */
export interface HtcdsFacts {
  name?: string;
  sex?: Sex;
  /** As far as it is known: 1994, 1994-03, 1994-03-31. */
  birthDate?: string;
  nationality?: string;
  nik?: string;
  phone?: string;
  deceased?: boolean;
  outcome?: DeterminationOutcome;
  body?: DeterminationBody;
  means?: readonly TraffickingMeans[];
  purposes?: readonly TraffickingPurpose[];
  sectors?: readonly Sector[];
  recruitmentMethods?: readonly RecruitmentMethod[];
  recruitmentSites?: readonly WebsiteOrApp[];
  /** Where somebody was exploited. */
  country?: string;
  state?: CaseState;
  closure?: ClosureReason;
  consent?: boolean;
  aid?: readonly HtcdsAid[];
}

export interface HtcdsAid {
  type: AssistanceType | null;
  plannedOn?: string;
  givenOn?: string;
  /** What somebody wants to reach, in words: read, and never written, since free text leaves in no export. */
  objectives?: string;
}

/** One way there and one back; null is what the other side has no word for. */
interface Rule {
  readonly field: HtcdsName;
  readonly write: (facts: HtcdsFacts) => HtcdsValue | undefined;
  readonly read: (value: HtcdsValue, facts: HtcdsFacts) => void;
}

const reversed = <K extends string>(of: Readonly<Record<K, string>>): Readonly<Partial<Record<string, K>>> =>
  Object.fromEntries(Object.entries<string>(of).map(([ours, theirs]) => [theirs, ours as K]));

/** Elements that say the same on both sides. How somebody was controlled is no finding of law, so nothing is guessed. */
export const meansOf: Readonly<Record<TraffickingMeans, string>> = {
  THREAT_OF_FORCE: 'PhysicalThreats',
  FORCE: 'PhysicalAbuse',
  FRAUD: 'FalsePromises',
  DEBT_BONDAGE: 'DebtBondage',
  ABDUCTION: 'Other',
  CONFINEMENT: 'Other',
  FORGERY: 'Other',
  ABUSE_OF_POWER_OR_VULNERABILITY: 'Other',
  PAYMENT_TO_CONTROLLER: 'Other',
};

export const purposesOf: Readonly<Record<TraffickingPurpose, string>> = {
  FORCED_WORK: 'ForcedLabour',
  SEXUAL_USE: 'SexualExploitation',
  PROSTITUTION: 'SexualExploitation',
  SLAVERY: 'Servitude',
  ORGAN_OR_TISSUE: 'OrganRemoval',
  OPPRESSION: 'Other',
  EXTORTION: 'Other',
  PHYSICAL_USE: 'Other',
  REPRODUCTIVE_USE: 'Other',
};

const sectorOf = (sector: Sector): string | undefined => {
  if (sector === 'A03_FishingAndAquaculture') return 'A_AgricultureForestryAndFishing';
  return forcedLabourIndustries.has(sector) ? sector : undefined;
};

export const aidOf: Readonly<Record<AssistanceType, string>> = {
  BUSINESS_SET_UP: 'Livelihood',
  JOB_PLACEMENT: 'Livelihood',
  VOCATIONAL_TRAINING: 'Livelihood',
  EDUCATION: 'Education',
  CASH_GRANT: 'Financial',
  DEBT_COUNSELLING: 'Financial',
  MEDICAL_SUPPORT: 'Health',
  LEGAL_AID: 'Legal',
  PSYCHOSOCIAL_COUNSELLING: 'SocialCare',
  HOUSING: 'SocialCare',
  IN_KIND: 'SocialCare',
  CHILDRENS_NEEDS: 'SocialCare',
  FAMILY_MEDIATION: 'SocialCare',
  COMMUNITY_PROJECT: 'SocialCare',
  REFERRAL: 'SocialCare',
};

const ourMeans = {
  PhysicalThreats: 'THREAT_OF_FORCE',
  PhysicalAbuse: 'FORCE',
  FalsePromises: 'FRAUD',
  DebtBondage: 'DEBT_BONDAGE',
} as const satisfies Record<string, TraffickingMeans>;
const ourPurposes = {
  ForcedLabour: 'FORCED_WORK',
  SexualExploitation: 'SEXUAL_USE',
  Servitude: 'SLAVERY',
  OrganRemoval: 'ORGAN_OR_TISSUE',
} as const satisfies Record<string, TraffickingPurpose>;
const ourAid = {
  Livelihood: 'BUSINESS_SET_UP',
  Education: 'EDUCATION',
  Financial: 'CASH_GRANT',
  Health: 'MEDICAL_SUPPORT',
  Legal: 'LEGAL_AID',
} as const satisfies Record<string, AssistanceType>;
const bodies = { Police: 'POLRI', CourtOrProsecution: 'COURT', Other: 'IOM' } as const satisfies Record<
  string,
  DeterminationBody
>;

const known = <T>(table: Readonly<Record<string, T>>, value: unknown): T | undefined =>
  typeof value === 'string' && Object.hasOwn(table, value) ? table[value] : undefined;
const each = <T>(table: Readonly<Record<string, T>>, values: unknown): T[] =>
  (Array.isArray(values) ? values : []).map((one) => known(table, one)).filter((one) => one !== undefined);
const distinct = <T>(values: readonly T[]): readonly T[] | undefined =>
  values.length > 0 ? [...new Set(values)] : undefined;
const text = (value: HtcdsValue): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
const listed = <T>(list: { has(value: unknown): value is T }, values: HtcdsValue): T[] =>
  (Array.isArray(values) ? values : []).filter((one): one is T => list.has(one));
const added = <T>(before: readonly T[] | undefined, more: readonly T[]) => distinct([...(before ?? []), ...more]);

const outcomeIn = reversed(rowsOf(determinationOutcomes));
const sexIn = reversed(rowsOf(sexes));
const closureIn = reversed(rowsOf(closureReasons));

/** What a list says that its codes are in the standard. */
function rowsOf<K extends string>(list: { codes: readonly K[]; row(code: K): unknown }): Record<K, string> {
  return Object.fromEntries(list.codes.map((code) => [code, (list.row(code) as { htcds: string }).htcds])) as Record<
    K,
    string
  >;
}

/** The one table: each field of the standard that Pulang has something to say in. */
export const rules: readonly Rule[] = [
  {
    field: 'prs_FirstName',
    write: ({ name }) => name,
    read: (value, facts) => (facts.name = joined(text(value), facts.name)),
  },
  {
    field: 'prs_MiddleName',
    write: () => undefined,
    read: (value, facts) => (facts.name = joined(facts.name, text(value))),
  },
  {
    field: 'prs_SecondName',
    write: () => undefined,
    read: (value, facts) => (facts.name = joined(facts.name, text(value))),
  },
  {
    field: 'prs_Birthdate',
    // The standard has whole dates alone; half a date is not made up to one.
    write: ({ birthDate }) => (birthDate?.length === 10 ? birthDate : undefined),
    read: (value, facts) => (facts.birthDate = text(value)),
  },
  {
    field: 'prs_Gender',
    write: ({ sex }) => sex && sexes.row(sex).htcds,
    read: (value, facts) => (facts.sex = known(sexIn as Record<string, Sex>, value)),
  },
  {
    field: 'prs_Deceased',
    write: ({ deceased }) => deceased,
    read: (value, facts) => (facts.deceased = value === true),
  },
  {
    field: 'prs_Citizenship',
    write: ({ nationality }) => nationality && [nationality],
    read: (value, facts) => (facts.nationality = Array.isArray(value) ? (value as string[])[0] : undefined),
  },
  { field: 'prs_IdentityNumber', write: ({ nik }) => nik, read: (value, facts) => (facts.nik = text(value)) },
  { field: 'prs_MobilePhone', write: ({ phone }) => phone, read: (value, facts) => (facts.phone = text(value)) },
  {
    field: 'vic_TraffickingStatus',
    write: ({ outcome }) => outcome && determinationOutcomes.row(outcome).htcds,
    read: (value, facts) => (facts.outcome = known(outcomeIn as Record<string, DeterminationOutcome>, value)),
  },
  {
    field: 'vic_TraffickingStatusDecisionMakingOrg',
    write: ({ body }) => body && determinationBodies.row(body).htcds,
    read: (value, facts) => (facts.body = known<DeterminationBody>(bodies, value)),
  },
  {
    field: 'vic_RecruitmentWebsitesAndApps',
    write: ({ recruitmentSites }) => recruitmentSites,
    read: (value, facts) => (facts.recruitmentSites = distinct(listed(websitesAndApps, value))),
  },
  {
    field: 'vic_MethodOfRecruitment',
    write: ({ recruitmentMethods: methods }) => methods,
    read: (value, facts) => (facts.recruitmentMethods = distinct(listed(recruitmentMethods, value))),
  },
  {
    field: 'vic_MethodsOfControl',
    write: ({ means }) => means && distinct(means.map((one) => meansOf[one])),
    read: (value, facts) => (facts.means = distinct(each<TraffickingMeans>(ourMeans, value))),
  },
  {
    field: 'vic_TypeOfExploitation',
    write: ({ purposes }) => purposes && distinct(purposes.map((one) => purposesOf[one])),
    read: (value, facts) => (facts.purposes = added(facts.purposes, each<TraffickingPurpose>(ourPurposes, value))),
  },
  {
    field: 'vic_TypeOfSexExploitation',
    write: ({ purposes }) => (purposes?.includes('PROSTITUTION') ? ['Prostitution'] : undefined),
    read: (value, facts) =>
      (facts.purposes = added(facts.purposes, each<TraffickingPurpose>({ Prostitution: 'PROSTITUTION' }, value))),
  },
  {
    field: 'vic_ForcedLabourIndustry',
    // The standard takes one; of several none is said, so that none is made up to be the one.
    write: ({ sectors: all }) => (all?.length === 1 ? sectorOf(all[0] as Sector) : undefined),
    read: (value, facts) => (facts.sectors = forcedLabourIndustries.has(value) ? [value] : undefined),
  },
  { field: 'cas_Status', write: ({ state }) => state && htcdsStatus(state), read: () => undefined },
  {
    field: 'cas_ReasonForCaseClosure',
    write: ({ closure }) => closure && closureReasons.row(closure).htcds,
    read: (value, facts) => (facts.closure = known(closureIn as Record<string, ClosureReason>, value)),
  },
  { field: 'hte_Country', write: ({ country }) => country, read: (value, facts) => (facts.country = text(value)) },
  {
    field: 'hte_Type',
    write: ({ country }) => country && 'Exploitation',
    // A country of another event is not where somebody was exploited.
    read: (value, facts) => value !== 'Exploitation' && (facts.country = undefined),
  },
  { field: 'con_Consent', write: ({ consent }) => consent, read: (value, facts) => (facts.consent = value === true) },
];

const joined = (first: string | undefined, then: string | undefined) =>
  [first, then].filter(Boolean).join(' ') || undefined;

export const writeAid = ({ type, plannedOn, givenOn }: HtcdsAid): HtcdsRow => ({
  ...(type ? { spl_Type: aidOf[type] } : {}),
  ...(plannedOn ? { spl_PlannedEndDate: plannedOn } : {}),
  ...(givenOn ? { spl_ActualEndDate: givenOn } : {}),
});

export function readAid(plan: HtcdsRow): HtcdsAid {
  const [plannedOn, givenOn, objectives] = [plan.spl_PlannedEndDate, plan.spl_ActualEndDate, plan.spl_Objectives].map(
    (one) => (one === undefined ? undefined : text(one)),
  );
  return {
    type: known<AssistanceType>(ourAid, plan.spl_Type) ?? null,
    ...(plannedOn ? { plannedOn } : {}),
    ...(givenOn ? { givenOn } : {}),
    ...(objectives ? { objectives } : {}),
  };
}
