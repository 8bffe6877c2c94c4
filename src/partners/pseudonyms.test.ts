import { randomBytes, randomUUID } from 'node:crypto';
import { isUUID } from 'class-validator';
import { Pseudonyms } from './pseudonyms';

const secret = randomBytes(32);
const [ours, theirs] = [new Pseudonyms(secret, 'ours'), new Pseudonyms(secret, 'theirs')];
const ids = Array.from({ length: 5_000 }, () => randomUUID());

describe('an organisation’s own ids', () => {
  it('come back as what they were, whatever stands around them', () => {
    const text = `{"id":"${ids[0]}","file":"/files/${ids[1]}","more":[${ids.map((id) => `"${id}"`).join()}],"note":"none"}`;
    expect(ours.outward(text)).not.toBe(text);
    expect(ours.inward(ours.outward(text))).toBe(text);
    expect(ours.outward(ours.inward(text))).toBe(text);
    expect(ours.inward(text.toUpperCase()).toLowerCase()).toBe(ours.inward(text).toLowerCase());
  });

  it('have the form of ids, and none in common with another organisation’s, nor with what they stand for', () => {
    const seen = [ids, ...[ours, theirs].map((one) => ids.map((id) => one.outward(id)))].flat();
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => !isUUID(id))).toEqual([]);
  });

  it('differ in about half of all that may differ, for two ids that differ in one letter', () => {
    const bits = (a: string, b: string) =>
      Buffer.from(a.replaceAll('-', ''), 'hex').reduce(
        (sum, byte, i) =>
          sum + (byte ^ (Buffer.from(b.replaceAll('-', ''), 'hex')[i] ?? 0)).toString(2).replaceAll('0', '').length,
        0,
      );
    const apart = ids.map((id) =>
      bits(ours.outward(id), ours.outward(id.replace(/.$/, (last) => (last === '0' ? '1' : '0')))),
    );
    const mean = apart.reduce((sum, one) => sum + one, 0) / apart.length;
    expect(Math.min(...apart)).toBeGreaterThan(25);
    expect(mean).toBeGreaterThan(60);
    expect(mean).toBeLessThan(62);
  });
});
