import { readFileSync } from 'node:fs';
import * as codes from '../codes';
import htcds from './htcds-2.0-codelists.json';

type AnyList = codes.CodeList<Record<string, codes.Label>>;

const lists = Object.entries<unknown>(codes).filter(
  (entry): entry is [string, AnyList] => typeof entry[1] === 'object' && entry[1] !== null && 'codes' in entry[1],
);

describe('a code list', () => {
  it('knows its codes, and nothing that JavaScript adds to objects', () => {
    expect(codes.sexes.codes).toEqual(['FEMALE', 'MALE', 'UNKNOWN']);
    expect(codes.sexes.has('FEMALE')).toBe(true);
    for (const stranger of ['female', 'constructor', 'toString', '__proto__', '', null, 1]) {
      expect(codes.sexes.has(stranger)).toBe(false);
    }
  });

  it.each(lists)('%s has a text in both languages for every code', (_, list) => {
    expect(list.codes.length).toBeGreaterThan(1);
    for (const code of list.codes) {
      expect(list.label(code, 'id').trim()).not.toBe('');
      expect(list.label(code, 'en').trim()).not.toBe('');
    }
  });

  it.each(lists)('%s shows no two codes alike', (_, list) => {
    for (const lang of ['id', 'en'] as const) {
      const labels = list.codes.map((code) => list.label(code, lang));
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});

describe('the HTCDS lists', () => {
  const local: Record<string, { codes: readonly string[] }> = {
    org_Type: codes.organisationTypes,
    prs_Gender: codes.genders,
    prs_MaritalStatus: codes.maritalStatuses,
    prs_HighestLevelOfEducation: codes.educationLevels,
    vic_TraffickingStatus: codes.traffickingStatuses,
    vic_TraffickingStatusDecisionMakingOrg: codes.decisionMakingOrganisations,
    vic_RelationshipToTrafficker: codes.relationshipsToTrafficker,
    vic_RecruitmentWebsitesAndApps: codes.websitesAndApps,
    vic_ExploitationWebsitesAndApps: codes.websitesAndApps,
    vic_MethodOfRecruitment: codes.recruitmentMethods,
    vic_MethodsOfControl: codes.methodsOfControl,
    vic_TypeOfExploitation: codes.exploitationTypes,
    vic_ForcedLabourIndustry: codes.forcedLabourIndustries,
    vic_TypeOfSexExploitation: codes.sexExploitationTypes,
    vic_Vulnerabilities: codes.vulnerabilities,
    per_RoleInProcess: codes.perpetratorRoles,
    cas_Status: codes.htcdsCaseStatuses,
    cas_ReasonForIncomingReferral: codes.referralReasons,
    cas_ReasonForOutgoingReferral: codes.referralReasons,
    hte_Type: codes.historicEventTypes,
    spl_Type: codes.supportPlanTypes,
  };

  it.each(Object.entries(htcds))('%s is the standard, value for value, and its extensions', (name, values) => {
    const standard = values.map(({ value }) => value);
    const all = local[name]?.codes ?? [];
    expect(all.filter((code) => !Object.hasOwn(codes.htcdsExtensions, code))).toEqual(standard);
  });

  it('send every local extension out as a value of the standard', () => {
    for (const [name, values] of Object.entries(htcds)) {
      const standard = values.map(({ value }) => value);
      for (const code of local[name]?.codes ?? []) expect(standard).toContain(codes.htcdsValue(code));
    }
    expect(codes.htcdsValue('ForcedCriminality')).toBe('ForcedLabour');
    expect(codes.htcdsValue('RestrictsMovement')).toBe('Other');
    expect(codes.htcdsValue('Unaquainted')).toBe('Unaquainted');
    expect(codes.htcdsValue('constructor')).toBe('constructor');
  });

  it('are what other lists are mapped to', () => {
    for (const sex of codes.sexes.codes) expect(codes.genders.has(codes.sexes.row(sex).htcds)).toBe(true);
    for (const body of codes.determinationBodies.codes) {
      expect(codes.decisionMakingOrganisations.has(codes.determinationBodies.row(body).htcds)).toBe(true);
    }
    for (const outcome of codes.determinationOutcomes.codes) {
      expect(codes.traffickingStatuses.has(codes.determinationOutcomes.row(outcome).htcds)).toBe(true);
    }
    for (const kind of codes.agencyKinds.codes) {
      const type = codes.agencyKinds.row(kind).htcds;
      expect(type === null || codes.organisationTypes.has(type)).toBe(true);
    }
  });
});

describe('lists that name other lists', () => {
  it('give each hold an agency that exists', () => {
    for (const hold of codes.holdCodes.codes) {
      expect(codes.agencyKinds.has(codes.holdCodes.row(hold).owner)).toBe(true);
    }
    expect(codes.holdCodes.codes).toHaveLength(18);
  });

  it('keep identification and return open to those who are no victims', () => {
    expect(codes.serviceTypes.codes.filter((code) => !codes.serviceTypes.row(code).tppoOnly)).toEqual([
      'COMPLAINT_AND_IDENTIFICATION',
      'RETURN',
    ]);
  });
});

describe('places', () => {
  it('are all 249 countries, with both their codes', () => {
    expect(codes.countries.codes).toHaveLength(249);
    const alpha3 = codes.countries.codes.map((code) => codes.countries.row(code).alpha3);
    expect(new Set(alpha3).size).toBe(249);
    expect(codes.countries.row('ID').alpha3).toBe('IDN');
    expect(codes.countryOfAlpha3('KHM')).toBe('KH');
    expect(codes.countryOfAlpha3('UTO')).toBeNull();
  });

  it('are 38 provinces, each with an area code of its own', () => {
    expect(codes.provinces.codes).toHaveLength(38);
    for (const code of codes.provinces.codes) {
      expect(codes.provinceOfArea(codes.provinces.row(code).area)).toBe(code);
    }
    expect(codes.provinceOfArea('10')).toBeNull();
  });

  it('are the regencies and cities of idn-area-data, line for line', () => {
    const source = readFileSync(
      require.resolve('idn-area-data').replace(/lib.index\.\w+$/, 'data/regencies.csv'),
      'utf8',
    );
    const official = source
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','));
    expect(codes.regencies.codes).toHaveLength(514);
    expect(codes.regencies.codes.map((code) => [code, codes.regencies.row(code).name])).toEqual(
      official.map(([code, , name]) => [code, name]),
    );
  });
});

describe('a determination', () => {
  const elements = { acts: ['RECRUIT'], means: [], purposes: ['FORCED_WORK'], childWhenTrafficked: false } as const;

  it('needs act, means and purpose to point to trafficking', () => {
    expect(codes.isIndicated(elements)).toBe(false);
    expect(codes.isIndicated({ ...elements, means: ['FRAUD'] })).toBe(true);
    expect(codes.isIndicated({ ...elements, means: ['FRAUD'], acts: [] })).toBe(false);
    expect(codes.isIndicated({ ...elements, means: ['FRAUD'], purposes: [] })).toBe(false);
  });

  it('needs no means for a child', () => {
    expect(codes.isIndicated({ ...elements, childWhenTrafficked: true })).toBe(true);
  });
});

describe('a bed', () => {
  const guest = { sex: 'FEMALE', child: false, withFamily: false, needsCare: false } as const;
  const bedsFor = (who: codes.Guest) => codes.bedKinds.codes.filter((kind) => codes.bedTakes(kind, who));

  it('is given by sex and age', () => {
    expect(bedsFor(guest)).toEqual(['WOMEN']);
    expect(bedsFor({ ...guest, sex: 'MALE' })).toEqual(['MEN']);
    expect(bedsFor({ ...guest, child: true })).toEqual(['MINOR']);
    expect(bedsFor({ ...guest, child: true, withFamily: true })).toEqual(['FAMILY', 'MINOR']);
    expect(bedsFor({ ...guest, needsCare: true })).toEqual(['WOMEN', 'MEDICAL']);
  });

  it('is a child’s while the age is unknown', () => {
    expect(bedsFor({ ...guest, child: 'UNKNOWN' })).toEqual(['MINOR']);
  });
});

describe('an assessment', () => {
  it('ends in something that has a word, whatever was assessed', () => {
    const outcomes = codes.assessmentKinds.codes.flatMap((kind) => [...codes.assessmentKinds.row(kind).outcomes]);
    expect(outcomes.filter((outcome) => !codes.assessmentOutcomes.has(outcome))).toEqual([]);
    expect(codes.assessmentOutcomes.codes.filter((outcome) => !outcomes.some((one) => one === outcome))).toEqual([]);
  });
});
