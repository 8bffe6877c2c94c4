import { randomUUID } from 'node:crypto';
import { partnerAt, sent } from '../door';
import { settled } from '../partners';
import { NOW, type Day } from './day';

export function htcds(day: Day): void {
  const { done, versionOf } = day;

  it('gives and takes HTCDS, as JSON and as a file that no spreadsheet runs', async () => {
    const [person] = day.mine as [string];
    const { body: one } = await done('readHtcdsCase', [person]);
    expect(one).toMatchObject({ pulang_Case: person, prs_Gender: 'Masculine', hte_Country: 'PH', con_Consent: true });
    expect(one.supportPlans).toContainEqual({
      spl_Type: 'SocialCare',
      spl_PlannedEndDate: '2025-08-01',
      spl_ActualEndDate: '2025-07-21',
    });
    await settled(day.world());
    const { body: page, headers } = await done('exportHtcds', [], undefined, {}, '?limit=2');
    expect([page.items.length, page.more]).toEqual([2, true]);
    expect(headers.get('link')).toContain(encodeURI(page.next));
    const { body: file } = await done('exportHtcds', [], undefined, { accept: 'text/csv' }, '?limit=500');
    expect(file).toContain('"pulang_Case","org_Name"');
    const read = await done('readHtcds', [], file, { 'content-type': 'text/csv' });
    expect(read.body.faults).toEqual([]);
    expect(read.body.readings).toHaveLength(5);
    const back = read.body.readings.find((reading: { case: string }) => reading.case === person);
    expect(back.facts).toMatchObject({ sex: 'MALE', country: 'PH', consent: true });
    const odd = await done('readHtcds', [], { records: [{ prs_Gender: 'Woman' }] });
    expect(odd.body).toMatchObject({ code: 'UNKNOWN_CODE', pointer: '/records/0/prs_Gender' });
    const said = {
      records: [
        {
          pulang_Case: person,
          vic_TraffickingStatus: 'PossibleVictimOfTrafficking',
          vic_MethodsOfControl: ['DebtBondage'],
        },
      ],
    };
    const { body: understood } = await done('readHtcds', [], said);
    const { screening } = understood.readings[0];
    expect(screening).toEqual({ outcome: 'POSSIBLE', acts: [], means: ['DEBT_BONDAGE'], purposes: [], sectors: [] });
    expect(
      await done('recordScreening', [person], { ...screening, occurredAt: NOW }, await versionOf(person)),
    ).toMatchObject({ status: 201 });
    expect((await done('readHtcdsLosses', [])).body.standardToPulang.length).toBeGreaterThan(50);
    expect((await done('readHtcdsSchema', [])).body.title).toContain('2.0');
  });

  it('brings in what it did from an HTCDS file, tried first, and is told of each record what became of it', async () => {
    const [, person] = day.mine as [string, string];
    const records = [
      {
        pulang_Case: person,
        prs_Gender: 'Masculine',
        vic_TraffickingStatus: 'ActualVictimOfTrafficking',
        vic_MethodsOfControl: ['FalsePromises'],
        vic_TypeOfExploitation: ['ForcedLabour'],
        vic_ForcedLabourIndustry: 'F_Construction',
        supportPlans: [
          { spl_Type: 'Education', spl_ActualEndDate: '2025-07-19', spl_Objectives: 'School.' },
          { spl_Type: 'Legal', spl_PlannedEndDate: '2025-09-01' },
        ],
      },
      { pulang_Case: person, vic_TraffickingStatus: 'NotAVictimOfTrafficking' },
      {
        pulang_Case: person,
        vic_TraffickingStatus: 'ActualVictimOfTrafficking',
        vic_TraffickingStatusDecisionMakingOrg: 'Police',
        vic_ForcedLabourIndustry: 'F_Construction',
      },
      { prs_FirstName: 'Somebody new' },
      { pulang_Case: randomUUID(), vic_TraffickingStatus: 'PossibleVictimOfTrafficking' },
      { pulang_Case: person, prs_Gender: 'Woman' },
    ];
    const key = { 'idempotency-key': randomUUID() };
    const when = `?occurredAt=${NOW}`;
    const before = (await done('readCase', [person])).body;
    const outcome = (answer: { body: { rows: object[] } }) =>
      answer.body.rows.map((row) => {
        const { deeds, problem } = row as {
          deeds: { deed: string; status: number; problem?: object }[];
          problem?: { pointer: string };
        };
        return [deeds.map(({ deed, status }) => `${deed} ${status}`).join(), problem?.pointer];
      });
    const expected = [
      ['screening 200,plan 200,assistance 200,assistance 200', undefined],
      ['screening 422', undefined],
      ['', undefined],
      ['', '/records/3/pulang_Case'],
      ['screening 422', undefined],
      ['', '/records/5/prs_Gender'],
    ];
    const tried = await done('importHtcds', [], { records }, key, `${when}&dryRun=true`);
    expect(outcome(tried)).toEqual(expected);
    expect((await done('readCase', [person])).body).toEqual(before);
    // Aid that is planned stands on the plan that the same file brings in, and on nothing where it does not.
    const planned = { pulang_Case: person, supportPlans: records[0]?.supportPlans?.slice(1) };
    const alone = await done('importHtcds', [], { records: [planned] }, key, `${when}&dryRun=true`);
    expect(outcome(alone)).toEqual([['assistance 409', undefined]]);
    const brought = await done('importHtcds', [], { records }, key, when);
    expect(outcome(brought)).toEqual(expected);
    expect(brought.body.rows[0].left).toEqual(['prs_Gender']);
    expect(brought.body.rows[1].deeds[0].problem).toMatchObject({
      code: 'NOTE_MISSING',
      pointer: '/records/1/cco_CaseComment',
    });
    expect(brought.body.rows[2].left).toEqual(
      expect.arrayContaining(['vic_TraffickingStatusDecisionMakingOrg', 'vic_ForcedLabourIndustry']),
    );
    expect(brought.body.rows[3].problem).toMatchObject({ status: 422, code: 'CASE_UNNAMED' });
    expect(brought.body.rows[4].deeds[0].problem).toMatchObject({
      code: 'NOT_FOUND',
      pointer: '/records/4/pulang_Case',
    });
    const after = (await done('readCase', [person])).body;
    expect([after.plans.length, after.assistance.length]).toEqual([
      before.plans.length + 1,
      before.assistance.length + 2,
    ]);
    // The same file again, as CSV or as it was: what is done is done once.
    await done('importHtcds', [], { records }, key, when);
    expect((await done('readCase', [person])).body.version).toBe(after.version);
    expect(outcome(await done('importHtcds', [], { records }, key, `${when}&dryRun=true`))).toEqual(expected);
    const analyst = partnerAt(day.door().url, await day.world().tokenOf('analyst.kpppa'));
    const theirs = await analyst.send('post', `/v1/htcds/cases${when}&dryRun=true`, { records });
    expect(theirs).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    const long = ['prs_FirstName', ...Array.from({ length: 501 }, () => 'Wulan')].join('\r\n');
    const refused = await done('importHtcds', [], long, { 'content-type': 'text/csv' }, when);
    expect(refused.body).toMatchObject({ status: 422, code: 'BATCH_TOO_LARGE' });
    const file = `pulang_Case,spl_Type,spl_ActualEndDate,vic_MethodsOfControl\r\n${person},Legal,2025-07-19,Nonsense\r\n`;
    const read = await done('importHtcds', [], file, { 'content-type': 'text/csv' }, when);
    expect(read.body).toMatchObject({
      rows: [{ deeds: [{ deed: 'assistance', status: 200 }] }],
      faults: [{ line: 2, column: 'vic_MethodsOfControl', code: 'UNKNOWN_CODE' }],
    });
  });

  it('is told before it sends them that two acts may not have one key, whomever they are for', async () => {
    const [first, second] = day.mine as [string, string];
    const [key, other] = [randomUUID(), randomUUID()];
    const aid = { type: 'HOUSING', modality: 'SERVICE', state: 'GIVEN', givenOn: '2025-07-19', occurredAt: NOW };
    const rows = [
      { ...aid, case: first, key },
      { ...aid, case: second, key },
      { ...aid, case: second, key: other },
    ];
    const query =
      'mutation ($rows: [LogAssistance!]!) { done: logAssistances(rows: $rows) { ... on Problem { code } } }';
    const { token } = day.door();
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-dry-run': 'true' };
    const body = JSON.stringify({ query, variables: { rows } });
    const tried = await sent(`${day.world().url}/graphql`, { method: 'POST', headers, body });
    expect(tried.body.data.done).toEqual([{ code: 'DRY_RUN' }, { code: 'KEY_REUSED' }, { code: 'DRY_RUN' }]);
  });
}
