import { caseStates } from '../case-states';
import { assistanceTypes, closureReasons } from '../codes/care';
import {
  determinationBodies,
  determinationOutcomes,
  traffickingMeans,
  traffickingPurposes,
} from '../codes/determination';
import { recruitmentMethods, sectors, websitesAndApps } from '../codes/htcds';
import { sexes } from '../codes/person';
import { htcdsDeeds, htcdsLeft } from './deeds';
import { readHtcds, writeHtcds } from './exchange';
import { htcdsFields, htcdsNames, type HtcdsField, type HtcdsName } from './fields';
import { rules, type HtcdsFacts } from './mapping';
import { htcdsCodes, planNames, type HtcdsRecord } from './record';

export interface Loss {
  /** A field of the standard, or a fact of Pulang's. */
  what: string;
  /** Of a code; all of it where there is none. */
  value?: string;
  /** What is left of it after the way there and back. */
  becomes?: string;
  why?: string;
}

/** What goes missing, by the table itself: what Pulang can not hold of the standard, and the standard not of Pulang. */
export interface LossReport {
  standardToPulang: readonly Loss[];
  pulangToStandard: readonly Loss[];
  /** What is understood and exported, and yet not taken from a partner's file. */
  notBroughtIn: readonly Loss[];
}

/** Codes of Pulang's facts, each alone. */
const ours: readonly (readonly [fact: string, codes: readonly string[], facts: (code: string) => object])[] = [
  ['sex', sexes.codes, (sex) => ({ sex })],
  ['outcome', determinationOutcomes.codes, (outcome) => ({ outcome })],
  ['body', determinationBodies.codes, (body) => ({ body })],
  ['means', traffickingMeans.codes, (one) => ({ means: [one] })],
  ['purposes', traffickingPurposes.codes, (one) => ({ purposes: [one] })],
  ['sectors', sectors.codes, (one) => ({ sectors: [one] })],
  ['recruitmentMethods', recruitmentMethods.codes, (one) => ({ recruitmentMethods: [one] })],
  ['recruitmentSites', websitesAndApps.codes, (one) => ({ recruitmentSites: [one] })],
  ['state', caseStates.codes, (state) => ({ state })],
  ['closure', closureReasons.codes, (closure) => ({ closure })],
  ['aid', assistanceTypes.codes, (type) => ({ aid: [{ type }] })],
];

/** What Pulang keeps that no field of the standard is for, or that never leaves. */
const unsaid: readonly Loss[] = [
  {
    what: 'birthDate',
    value: 'known to the month or the year',
    why: 'The standard has whole dates; half a date is not made up to one.',
  },
  { what: 'name', value: 'alias, working label', why: 'No field.' },
  { what: 'homeRegency', why: 'No field for an administrative area; an address is not kept.' },
  { what: 'timeline', why: 'The standard has a status, not a history.' },
  {
    what: 'determinations',
    value: 'several of them',
    why: 'One status and one deciding body; the one in force is written, an Indonesian authority’s before any other.',
  },
  {
    what: 'sectors',
    value: 'several of them',
    why: 'The standard takes one industry; of several none is written. That of the finding goes before what was said at registration.',
  },
  { what: 'acts', why: 'The standard has no acts of trafficking.' },
  { what: 'needs, assessments', why: 'The standard leaves assessments open.' },
  {
    what: 'documents, clearances, holds, passages, handovers, stays',
    why: 'The standard begins when somebody is back.',
  },
  { what: 'assistance', value: 'level, modality, cost, confirmation', why: 'A support plan has a type and two dates.' },
  { what: 'followUps, surveys', why: 'No field.' },
  { what: 'consents', value: 'purpose, recipient, fields, end', why: 'One yes or no.' },
  { what: 'objectives, notes', why: 'Free text leaves in no export.' },
];

/** Why Pulang holds nothing of a field, where there is more to say than that. */
const reasons: Readonly<Partial<Record<HtcdsName, string>>> = {
  prs_MiddleName: 'Joined with the name: nobody is asked for a surname.',
  prs_SecondName: 'Joined with the name: nobody is asked for a surname.',
  prs_Citizenship: 'One nationality is in force; of several the first is read.',
  cas_Status: 'Followed from the state of the case; it is moved by steps and never set.',
  cas_ReasonForCaseClosure: 'Only the sentences that Pulang writes are read; other words are lost.',
  hte_Country: 'Only that of exploitation.',
  spl_Objectives: 'Read into a plan that is agreed; never written.',
  vic_Vulnerabilities: 'Out of use in the standard.',
  vic_DetailsOfVulnerabilities: 'Out of use in the standard.',
  vic_AgreementToManagePersonalData: 'Out of use in the standard.',
};

const NOT_HELD = 'Pulang does not hold it.';

/** A record that says one thing. */
export function recordOf(name: HtcdsName, value: string): HtcdsRecord {
  const { kind }: HtcdsField = htcdsFields[name];
  const said = { [name]: kind === 'codes' ? [value] : value };
  return planNames.includes(name) ? { fields: {}, supportPlans: [said] } : { fields: said, supportPlans: [] };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const without = (record: HtcdsRecord, name: HtcdsName): unknown =>
  planNames.includes(name) ? record.supportPlans[0]?.[name] : record.fields[name];

function standardToPulang(): Loss[] {
  const held = new Set<HtcdsName>([
    ...rules.map(({ field }) => field),
    'spl_Type',
    'spl_PlannedEndDate',
    'spl_ActualEndDate',
  ]);
  const codes = htcdsNames.flatMap((what) =>
    held.has(what)
      ? htcdsCodes(what).flatMap((value): Loss[] => {
          const sent = recordOf(what, value);
          // Where somebody was exploited is one event; its type is said with its country.
          if (what === 'hte_Type') sent.fields = { ...sent.fields, hte_Country: 'MM' };
          const back = without(writeHtcds(readHtcds(sent)), what);
          if (same(back, without(sent, what))) return [];
          return [
            {
              what,
              value,
              ...(back === undefined
                ? {}
                : {
                    becomes: (Array.isArray(back) ? (back as string[]) : [JSON.stringify(back)])
                      .join('; ')
                      .replaceAll('"', ''),
                  }),
            },
          ];
        })
      : [],
  );
  const fields = htcdsNames.flatMap((what): Loss[] => {
    const why = reasons[what] ?? (held.has(what) ? undefined : NOT_HELD);
    return why === undefined ? [] : [{ what, why }];
  });
  return [...fields, ...codes];
}

const pulangToStandard = (): Loss[] => [
  ...ours.flatMap(([what, codes, facts]) =>
    codes.flatMap((value): Loss[] => {
      const sent = facts(value) as HtcdsFacts;
      const written = writeHtcds(sent);
      const back = readHtcds(written);
      if (same(back, sent)) return [];
      const left = JSON.stringify((back as Record<string, unknown>)[what]) as string | undefined;
      return [{ what, value, ...(left === undefined ? {} : { becomes: left.replace(/["[\]{}]|type:/g, '') }) }];
    }),
  ),
  ...unsaid,
];

/** Of another's finding, or of who somebody is: that is said by who answers for the person. */
function notBroughtIn(): Loss[] {
  const why = 'Exported, and not brought in: said by those who answer for the person, or by the authority itself.';
  const brought = (what: HtcdsName, value: string): boolean => {
    const said = recordOf(what, value);
    // An industry is of work that was forced.
    const found = {
      vic_TraffickingStatus: 'PossibleVictimOfTrafficking',
      ...(what === 'vic_ForcedLabourIndustry' ? { vic_TypeOfExploitation: ['ForcedLabour'] } : {}),
    };
    const record = { ...said, fields: { ...found, ...said.fields } };
    return !htcdsLeft(record, htcdsDeeds(record)).includes(what);
  };
  return rules.flatMap(({ field: what }): Loss[] => {
    const left = htcdsCodes(what).filter((value) => !brought(what, value));
    if (htcdsCodes(what).length === 0) return brought(what, 'x') ? [] : [{ what, why }];
    return left.length === htcdsCodes(what).length ? [{ what, why }] : left.map((value) => ({ what, value, why }));
  });
}

export const lossReport = (): LossReport => ({
  standardToPulang: standardToPulang(),
  pulangToStandard: pulangToStandard(),
  notBroughtIn: notBroughtIn(),
});
