import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser';
import { prepareMinistry, visitAsMinistry } from '../stories/ministry';
import { openWorld, type World } from '../world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  await prepareMinistry(world);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

describe('Somebody in a ministry', () => {
  it('reads by keyboard what a link shows, in English, takes it away as a file, and learns nobody’s name', async () => {
    const { seconds, faults, names, seen, table, file, hidden } = await visitAsMinistry(world, browser);
    process.stdout.write(`story E, the ministry: ${seconds.toFixed(1)} s\n`);
    expect(faults).toEqual([]);
    expect(names).toEqual([]);
    // Nobody’s name is found only if one could be: an officer’s own page has it.
    const { cases } = await world.as('officer.manila').ask('{ cases { items { person { name } } } }');
    expect(JSON.stringify(cases)).toContain('Zulaikha');
    expect(hidden).toMatch(/Fewer than 11 people/);
    expect(table).toMatch(/East Java\s+\d/);
    expect(table).toMatch(/Hidden/);
    expect(file).toMatch(/\r\nID-JI,East Java,ID-JI,WOMAN,\d+,/);
    expect(file).toMatch(/,hidden,/);
    expect(file.split('\r\n').filter((line) => /,([1-9]|10),\d*$/.test(line))).toEqual([]);
    expect(seen).toEqual(
      expect.arrayContaining(['publishedNumbers publishedNumbers', 'publishedTable', 'publishedTable.csv']),
    );
    expect(seen.filter((act) => /case|person|search/i.test(act))).toEqual([]);
  }, 180_000);
});
