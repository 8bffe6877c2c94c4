import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import lists from '../codes/htcds-2.0-codelists.json';
import { fromHtcdsCsv, toHtcdsCsv } from './csv';
import { htcdsDeeds, htcdsLeft } from './deeds';
import { readHtcds, writeHtcds } from './exchange';
import { htcdsFields, htcdsNames, type HtcdsName } from './fields';
import { lossReport } from './losses';
import type { HtcdsFacts } from './mapping';
import { fromHtcdsJson, htcdsSchema, toHtcdsJson, type HtcdsRecord } from './record';

const judge = addFormats(new Ajv2020()).compile(htcdsSchema);
const everyCode = Object.entries(lists as Record<string, { value: string }[]>).flatMap(([field, values]) =>
  values.map(({ value }) => [field as HtcdsName, value] as const),
);
const isPlan = (field: string) => field.startsWith('spl_');
const saying = (field: HtcdsName, value: string): HtcdsRecord => {
  const said = { [field]: htcdsFields[field].kind === 'codes' ? [value] : value };
  const event = field === 'hte_Type' ? { hte_Country: 'MM' } : {};
  return isPlan(field) ? { fields: {}, supportPlans: [said] } : { fields: { ...said, ...event }, supportPlans: [] };
};
const valueIn = (record: HtcdsRecord | undefined, field: HtcdsName) =>
  isPlan(field) ? record?.supportPlans[0]?.[field] : record?.fields[field];
const losses = lossReport();
const isTold = (field: string, value: string) =>
  losses.standardToPulang.some((loss) => loss.what === field && (loss.value === undefined || loss.value === value));

describe('the standard', () => {
  it('has 84 fields, 40 of them core, and 182 codes in 21 lists', () => {
    expect(htcdsNames).toHaveLength(84);
    expect(htcdsNames.filter((name) => 'core' in htcdsFields[name])).toHaveLength(40);
    expect([everyCode.length, Object.keys(lists).length]).toEqual([182, 21]);
  });

  it.each(everyCode)('%s %s goes into Pulang and back as it was, or the loss report says so', (field, value) => {
    const back = writeHtcds(readHtcds(saying(field, value)));
    const same = JSON.stringify(valueIn(back, field)) === JSON.stringify(valueIn(saying(field, value), field));
    expect([field, value, same]).toEqual([field, value, !isTold(field, value)]);
  });

  it.each(everyCode)('%s %s is in the schema, and the same after JSON and after CSV', (field, value) => {
    const record = saying(field, value);
    const json = toHtcdsJson(record);
    expect([judge(json), judge.errors]).toEqual([true, null]);
    expect(fromHtcdsJson(json)).toEqual(record);
    expect(fromHtcdsCsv(toHtcdsCsv([record]))).toEqual({ records: [record], faults: [] });
    expect(judge(toHtcdsJson(saying(field, `${value}x`)))).toBe(false);
  });

  it('keeps its own spelling on the wire, and a code of ours leaves as the standard’s', () => {
    expect(everyCode.map(([, value]) => value)).toContain('Unaquainted');
    const { fields } = writeHtcds({
      means: ['CONFINEMENT', 'DEBT_BONDAGE'],
      purposes: ['PROSTITUTION'],
      state: 'MISSING',
    });
    expect(fields).toEqual({
      vic_MethodsOfControl: ['Other', 'DebtBondage'],
      vic_TypeOfExploitation: ['SexualExploitation'],
      vic_TypeOfSexExploitation: ['Prostitution'],
      cas_Status: 'Active',
    });
  });
});

describe('what Pulang says', () => {
  const facts: HtcdsFacts = {
    name: 'Wulan Pertiwi',
    sex: 'FEMALE',
    birthDate: '1994-03-31',
    nationality: 'ID',
    nik: '3507124107990003',
    phone: '+6281234567890',
    outcome: 'ACTUAL',
    body: 'POLRI',
    means: ['FRAUD', 'DEBT_BONDAGE'],
    purposes: ['FORCED_WORK'],
    sectors: ['F_Construction'],
    recruitmentMethods: ['ThroughOnlineSocialNetworks'],
    recruitmentSites: ['Facebook', '4Sale'],
    country: 'MM',
    closure: 'GOALS_REACHED',
    consent: true,
    aid: [{ type: 'EDUCATION', plannedOn: '2026-01-01', givenOn: '2026-02-01' }, { type: 'LEGAL_AID' }],
  };

  it('comes back whole where the standard has a word for it, by JSON and by CSV', () => {
    const record = writeHtcds(facts, '0198f2a0-7c1e-7d3a-9b52-3f0e8a1c4d6e');
    expect([judge(toHtcdsJson(record)), judge.errors]).toEqual([true, null]);
    expect(readHtcds(fromHtcdsJson(toHtcdsJson(record)))).toEqual(facts);
    const { records, faults } = fromHtcdsCsv(toHtcdsCsv([record, record]));
    expect(faults).toEqual([]);
    expect(records).toHaveLength(1);
    expect(readHtcds(records[0] as HtcdsRecord)).toEqual({
      ...facts,
      aid: [...(facts.aid ?? []), ...(facts.aid ?? [])],
    });
  });

  it('makes no whole date of half a one, and lets no words of a person out', () => {
    const { fields, supportPlans } = writeHtcds({
      birthDate: '1994-03',
      aid: [{ type: 'HOUSING', objectives: 'To live with my sister in Blitar.' }],
    });
    expect([fields, supportPlans]).toEqual([{}, [{ spl_Type: 'SocialCare' }]]);
  });

  it('brings in an industry with work that was forced, and leaves it where none was', () => {
    const found = { vic_TraffickingStatus: 'PossibleVictimOfTrafficking', vic_ForcedLabourIndustry: 'F_Construction' };
    const leftOf = (purpose: string) => {
      const record = { fields: { ...found, vic_TypeOfExploitation: [purpose] }, supportPlans: [] };
      const deeds = htcdsDeeds(record);
      return [deeds[0]?.input, htcdsLeft(record, deeds)];
    };
    expect(leftOf('ForcedLabour')).toEqual([expect.objectContaining({ sectors: ['F_Construction'] }), []]);
    expect(leftOf('OrganRemoval')).toEqual([expect.objectContaining({ sectors: [] }), ['vic_ForcedLabourIndustry']]);
  });

  it('tells of each of its codes that the standard can not say', () => {
    const told = losses.pulangToStandard.map(({ what, value }) => `${what} ${value ?? ''}`.trim());
    expect(told).toEqual(
      expect.arrayContaining([
        'means CONFINEMENT',
        'purposes EXTORTION',
        'sectors OnlineScamsAndGambling',
        'aid HOUSING',
        'state MISSING',
        'body EMBASSY',
      ]),
    );
    expect(told).not.toContain('sex FEMALE');
    expect(told).not.toContain('means FRAUD');
  });
});

describe('a CSV file', () => {
  it('never holds a cell that a spreadsheet would run, whatever a name is', () => {
    const start = fc.constantFrom('=', '+', '-', '@', '\t', '＝', "'", "'=", '');
    fc.assert(
      fc.property(start, fc.string({ unit: 'grapheme' }), (first, rest) => {
        const name = `${first}${rest}`;
        const csv = toHtcdsCsv([{ fields: { prs_FirstName: name }, supportPlans: [] }]);
        const cells = [...csv.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell ?? '');
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        const [record] = fromHtcdsCsv(csv).records;
        expect(record?.fields.prs_FirstName ?? '').toBe(name.trim());
      }),
      { numRuns: 500 },
    );
  });

  it('is read with the blanks of the standard’s own form, and names each cell that can not be read', () => {
    const text =
      'vic_MethodsOfControl,prs_Gender,prs_Birthdate,colour\r\nDebtBondage ;FalsePromises,Woman,1994-13-01,red\n';
    const { records, faults } = fromHtcdsCsv(text);
    expect(records).toEqual([{ fields: { vic_MethodsOfControl: ['DebtBondage', 'FalsePromises'] }, supportPlans: [] }]);
    expect(faults).toEqual([
      { line: 1, column: 'colour', code: 'UNKNOWN_FIELD' },
      { line: 2, column: 'prs_Gender', code: 'UNKNOWN_CODE' },
      { line: 2, column: 'prs_Birthdate', code: 'INVALID_VALUE' },
    ]);
    expect(fromHtcdsCsv('prs_FirstName\r\n"never ends').faults).toContainEqual({
      line: 2,
      column: '',
      code: 'MALFORMED',
    });
  });
});
