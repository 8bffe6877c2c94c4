import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { idOf } from '../src/demonstration/cast';
import { partnerOf } from './door';
import { all, home } from './prepared';
import { openWorld } from './world';

const run = promisify(execFile);
const tool = (path: string, ...args: string[]) => [resolve('node_modules', path), ...args];

/** A partner's program, written against nothing but the generated client. */
const day = `
const { client } = require('./js/client/client.gen.js');
const sdk = require('./js/client/sdk.gen.js');
client.setConfig({ baseUrl: process.env.API, headers: { authorization: 'Bearer ' + process.env.TOKEN } });
const key = () => require('node:crypto').randomUUID();
const occurredAt = '2025-07-20T02:00:00Z';
const good = ({ data, error }) => { if (error) throw new Error(JSON.stringify(error)); return data; };
(async () => {
  const { items: [offer] } = good(await sdk.listOffers({ query: { state: 'OFFERED' } }));
  const taken = good(await sdk.acceptOffer({ path: { referral: offer.id }, headers: { 'Idempotency-Key': key(), 'If-Match': '"' + offer.version + '"' }, body: { occurredAt } }));
  const path = { case: taken.case.id };
  const act = async (deed, body) => {
    const { version } = good(await sdk.readCase({ path }));
    return good(await deed({ path, headers: { 'Idempotency-Key': key(), 'If-Match': '"' + version + '"' }, body: { ...body, occurredAt } }));
  };
  await act(sdk.recordScreening, { outcome: 'POSSIBLE', acts: ['RECRUIT'], means: ['FRAUD'], purposes: ['FORCED_WORK'] });
  await act(sdk.agreePlan, { objectives: 'A small shop.' });
  const { version: instrument, questions } = good(await sdk.readInstrument());
  const answers = questions.map(({ id, options }) => ({ question: id, answer: options[0].code }));
  await act(sdk.recordSurvey, { month: 0, instrument, answers });
  await act(sdk.moveCase, { step: 'startPlan' });
  await act(sdk.logAssistance, { type: 'HOUSING', modality: 'SERVICE', state: 'GIVEN', givenOn: '2025-07-20', confirmed: true });
  await act(sdk.recordFollowUp, { month: 1, outcome: 'REACHED' });
  // What is not certain to stay in order yet comes a moment later.
  let page = good(await sdk.listChanges());
  while (page.items.length === 0) {
    await new Promise((wait) => setTimeout(wait, 100));
    page = good(await sdk.listChanges({ query: { cursor: page.next } }));
  }
  const { items } = page;
  console.log(JSON.stringify(items.map(({ record }) => record)));
})();
`;

describe('a client that an outside generator made of the served document', () => {
  it('does the whole of a partner’s day', async () => {
    const world = await openWorld();
    const iom = await partnerOf(world);
    try {
      const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS', 'FOLLOW_UP'].map((purpose) => ({
        purpose,
        basis: 'CONSENT',
        given: true,
      }));
      const [person] = await home(world, 1, '2025-07-15T02:00:00Z', { consents });
      const offer = { case: person?.id, toUnit: idOf('unit IOM-JKT'), service: 'REINTEGRATION' };
      const rows = [{ ...offer, occurredAt: '2025-07-16T02:00:00Z' }];
      await all(world, 'shelter.kemensos', 'offerReferrals', 'OfferReferral', rows);

      const cwd = mkdtempSync(join(tmpdir(), 'pulang-client-'));
      writeFileSync(join(cwd, 'openapi.json'), await (await fetch(`${iom.url}/openapi.json`)).text());
      writeFileSync(join(cwd, 'day.js'), day);
      await run(process.execPath, tool('@hey-api/openapi-ts/bin/run.js', '-i', './openapi.json', '-o', 'client'), {
        cwd,
      });
      const compiled = ['client', '--config-file', resolve('.swcrc'), '--out-dir', 'js', '--quiet'];
      await run(process.execPath, tool('@swc/cli/bin/swc.js', ...compiled), { cwd });
      const env = { API: iom.url, TOKEN: iom.token };
      const { stdout } = await run(process.execPath, ['day.js'], { cwd, env });
      expect(JSON.parse(stdout)).toEqual([
        expect.objectContaining({
          state: 'REINTEGRATING',
          plans: [expect.objectContaining({ number: 1 })],
          assistance: [expect.objectContaining({ type: 'HOUSING', state: 'GIVEN', confirmed: true })],
          surveys: [expect.objectContaining({ month: 0 })],
        }),
      ]);
    } finally {
      await iom.close();
      await world.close();
    }
  });
});
