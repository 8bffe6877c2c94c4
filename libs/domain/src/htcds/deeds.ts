import type { AssistanceType } from '../codes/care';
import { isWork } from '../codes/determination';
import { readHtcds } from './exchange';
import type { HtcdsName } from './fields';
import { planNames, type HtcdsRecord, type HtcdsRow } from './record';

/** One act that a record tells of, as far as the standard says what the act asks. */
export interface HtcdsDeed {
  readonly deed: 'screening' | 'plan' | 'assistance';
  readonly input: object;
  /** Where in the record each value of the act was said. */
  readonly pointers: Readonly<Record<string, string>>;
}

/** How aid is mostly given, which the standard does not say. */
const modalityOf = (type: AssistanceType): string =>
  type === 'CASH_GRANT' ? 'CASH' : ['BUSINESS_SET_UP', 'IN_KIND'].includes(type) ? 'IN_KIND' : 'SERVICE';

const status: readonly HtcdsName[] = [
  ...(['vic_TraffickingStatus', 'vic_TraffickingStatusDecisionMakingOrg'] as const),
  ...(['vic_MethodsOfControl', 'vic_TypeOfExploitation', 'vic_TypeOfSexExploitation', 'cco_CaseComment'] as const),
];

/**
 * What a record says that a partner did: its own screening, what was agreed as a plan, and what was given. What others
 * found, and who somebody is, is not a partner's to say.
 */
export function htcdsDeeds(record: HtcdsRecord): HtcdsDeed[] {
  const { outcome, body = 'IOM', means = [], purposes = [], sectors: said = [], aid = [] } = readHtcds(record);
  const sectors = isWork(purposes) ? said : [];
  const { cco_CaseComment: note } = record.fields;
  const objectives = aid.flatMap((one) => one.objectives ?? []);
  return [
    ...(outcome && body === 'IOM'
      ? [
          {
            deed: 'screening' as const,
            input: { body, outcome, acts: [], means, purposes, sectors, ...(typeof note === 'string' ? { note } : {}) },
            pointers: {
              ...{ outcome: 'vic_TraffickingStatus', note: 'cco_CaseComment', case: 'pulang_Case' },
              ...(sectors.length > 0 ? { sectors: 'vic_ForcedLabourIndustry' } : {}),
            },
          },
        ]
      : []),
    ...(objectives.length > 0
      ? [
          {
            deed: 'plan' as const,
            input: { objectives: objectives.join('\n') },
            pointers: { objectives: 'supportPlans', case: 'pulang_Case' },
          },
        ]
      : []),
    ...aid.flatMap(({ type, plannedOn, givenOn }, place) =>
      type
        ? [
            {
              deed: 'assistance' as const,
              input: {
                ...{ type, level: 'INDIVIDUAL', modality: modalityOf(type), state: givenOn ? 'GIVEN' : 'PLANNED' },
                ...(plannedOn ? { plannedOn } : {}),
                ...(givenOn ? { givenOn } : {}),
              },
              pointers: {
                type: `supportPlans.${place}.spl_Type`,
                plannedOn: `supportPlans.${place}.spl_PlannedEndDate`,
                givenOn: `supportPlans.${place}.spl_ActualEndDate`,
                case: 'pulang_Case',
              },
            },
          ]
        : [],
    ),
  ];
}

const planFields: Readonly<Record<string, HtcdsDeed['deed']>> = {
  spl_Type: 'assistance',
  spl_PlannedEndDate: 'assistance',
  spl_ActualEndDate: 'assistance',
  spl_Objectives: 'plan',
};

/** The fields of a record that none of its deeds was made of. */
export function htcdsLeft({ fields, supportPlans }: HtcdsRecord, deeds: readonly HtcdsDeed[]): string[] {
  const has = (deed: HtcdsDeed['deed'] | undefined) => deeds.some((one) => one.deed === deed);
  const told = (name: HtcdsName) =>
    status.includes(name) ? has('screening') : deeds.some(({ pointers }) => Object.values(pointers).includes(name));
  const untyped = supportPlans.some((plan: HtcdsRow) => plan.spl_Type !== undefined) && !has('assistance');
  const plans = planNames.filter((name) => supportPlans.some((plan) => plan[name] !== undefined));
  return [
    ...(Object.keys(fields) as HtcdsName[]).filter((name) => !told(name)),
    ...plans.filter((name) => untyped || !has(planFields[name])),
  ];
}
