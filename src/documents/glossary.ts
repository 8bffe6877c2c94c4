import {
  agencyKinds,
  assessmentKinds,
  assistanceLevels,
  assistanceModalities,
  assistanceTypes,
  bedKinds,
  clearanceKinds,
  clearanceStatuses,
  clocks,
  closureReasons,
  conditions,
  consentBases,
  consentPurposes,
  determinationBodies,
  determinationOutcomes,
  determinationRoles,
  documentKinds,
  documentStatuses,
  followUpOutcomes,
  gapReasons,
  holdCodes,
  matchVerdicts,
  movementStates,
  passengerOutcomes,
  readPurposes,
  referralServices,
  referralStates,
  refusalReasons,
  reportSources,
  sectors,
  serviceTypes,
  supportBands,
  traffickingActs,
  traffickingMeans,
  traffickingPurposes,
  urgentNeeds,
  type Limit,
} from '#domain';
import { code, document, table } from './markdown';
import { agencyTerms, termsOfThePapers, termsOfTheLaw, termsOfTheRecord, type Term } from './terms';

interface Labelled {
  readonly codes: readonly string[];
  label: (code: never, language: 'id' | 'en') => string;
}

/** The code lists that a reader of a case meets, in the order of the way home, with the law behind them. */
const lists: readonly (readonly [title: string, list: Labelled, source?: string])[] = [
  ['Kinds of agency', agencyKinds],
  ['How a post comes to know', reportSources],
  ['Urgent needs', urgentNeeds],
  ['What consent is for', consentPurposes],
  ['On what ground data is used', consentBases, 'UU 27/2022 art. 20: consent is one basis among others'],
  ['Who may determine', determinationBodies],
  ['What is determined', determinationOutcomes],
  ['Role in the proceedings', determinationRoles],
  ['Acts of trafficking', traffickingActs, 'UU 21/2007 art. 1 and 2'],
  ['Means', traffickingMeans, 'UU 21/2007 art. 1 and 2'],
  ['Purposes', traffickingPurposes, 'UU 21/2007 art. 1 and 2'],
  ['Sectors of forced work', sectors, 'HTCDS 2.0, after ISIC revision 4'],
  ['Assessments', assessmentKinds],
  ['Holds', holdCodes],
  ['Clearances', clearanceKinds],
  ['Where a clearance stands', clearanceStatuses],
  ['Travel documents', documentKinds],
  ['Where a document stands', documentStatuses],
  ['Where a movement stands', movementStates],
  ['Where a passenger stands', passengerOutcomes],
  ['Why somebody is not where the manifest says', gapReasons],
  ['Condition at handover', conditions],
  ['Kinds of bed', bedKinds],
  ['What one unit asks of another', referralServices],
  ['Where a referral stands', referralStates],
  ['Why a referral is refused', refusalReasons],
  ['Services', serviceTypes, 'Permen PPPA 8/2021'],
  ['Kinds of assistance', assistanceTypes],
  ['Levels of assistance', assistanceLevels],
  ['Forms of assistance', assistanceModalities],
  ['How a follow-up went', followUpOutcomes],
  ['Need of support', supportBands],
  ['Why a case is closed', closureReasons],
  ['What is judged of two registrations', matchVerdicts],
  ['Why identity is opened', readPurposes],
];

const spoken = (limit: Limit): string => {
  const [unit, count] = Object.entries(limit)[0] as [string, number];
  return `${count} ${unit}`;
};

const terms = (all: readonly Term[]): string =>
  table(
    ['Indonesian', 'English', 'Meaning', 'Source'],
    all.map(([id, en, meaning, source]) => [`**${id}**`, en, meaning, source ?? '']),
  );

const codes = ([title, list, source]: (typeof lists)[number]): string[] => [
  `### ${title}`,
  ...(source ? [source] : []),
  table(
    ['Code', 'Indonesian', 'English'],
    list.codes.map((one) => [code(one), list.label(one as never, 'id'), list.label(one as never, 'en')]),
  ),
];

/** `docs/glossary.md`: the words of the house, the deadlines it keeps, and the codes it writes. */
export const glossaryDocument = (): string =>
  document(
    '# Glossary',
    'Generated from `src/documents/terms.ts` and the code lists of `libs/domain`; change them there. The states of a case are in [the life of a case](case-life.md).',
    '## The record',
    terms(termsOfTheRecord),
    '## The law',
    terms(termsOfTheLaw),
    '## Papers and standards',
    terms(termsOfThePapers),
    '## Agencies and people',
    terms(agencyTerms),
    '## Deadlines',
    'Hours run on the clock, weekends included; days and months on the calendar of the place. Each starts at receipt or occurrence, never when somebody read of it.',
    table(
      ['Indonesian', 'English', 'Limit', 'From', 'Owner', 'Basis'],
      clocks.codes.map((name) => {
        const { id, en, limit, from, owner, basis } = clocks.row(name);
        return [id, en, spoken(limit), from.en, owner === 'HOLDER' ? 'the holder' : owner, basis.en];
      }),
    ),
    '## Codes',
    ...lists.flatMap(codes),
  );
