import { oas } from '@stoplight/spectral-rulesets';
import { Spectral } from '@stoplight/spectral-core';
import owasp from '@stoplight/spectral-owasp-ruleset';
import { routes } from '../apps/iom-api/src/routes/table';
import { document, judgeOf, operationOf, text } from './contract';
import { doorTo } from './door';

describe('the document', () => {
  it('is served as it is checked in, without a token', async () => {
    const door = await doorTo('http://127.0.0.1:1');
    const served = await fetch(`${door.url}/openapi.json`);
    expect(await served.text()).toBe(text);
    await door.close();
  });

  it('gives the OWASP rules nothing to report, and they would', async () => {
    const spectral = new Spectral();
    spectral.setRuleset({
      extends: [
        [oas, 'all'],
        [owasp, 'all'],
      ],
    } as never);
    expect(await spectral.run(text)).toEqual([]);
    const open = { ...document, security: [] };
    expect((await spectral.run(JSON.stringify(open))).map(({ code }) => code)).toContain(
      'owasp:api2:2023-write-restricted',
    );
  }, 120_000);

  it('has examples that are what it says they must be', () => {
    for (const route of routes) {
      const content = operationOf(route).requestBody?.content['application/json'];
      if (!content) continue;
      const judge = judgeOf(content.schema);
      expect([route.id, judge(content.example), judge.errors]).toEqual([route.id, true, null]);
    }
  });
});
