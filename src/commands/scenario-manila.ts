import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ManilaStory } from '../demonstration/manila';
import { Teller } from '../demonstration/teller';
import { playScenario } from './scenario';

/** `npm run -s scenario:manila`: the story of one list; FILE is another list of the same columns. */
const path = process.env['FILE'] ?? 'test/data/manila-35.xlsx';
const file = { name: basename(path), bytes: readFileSync(path) };

playScenario(async (ask) => {
  const told = await new ManilaStory(new Teller(ask, file.bytes.toString('base64')), file).play();
  for (const [what, { code, field }] of Object.entries(told.refusals))
    process.stdout.write(`refused ${what}: ${code} (${field ?? '-'})\n`);
  return told.figures;
});
