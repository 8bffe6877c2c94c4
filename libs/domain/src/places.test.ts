import { places, zoneOfPlace } from './places';
import { instantAt } from './zone-time';

describe('The clock of a place', () => {
  it('is known for every airport on the list, and is a clock', () => {
    for (const code of places.codes)
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zoneOfPlace(code) })).not.toThrow();
  });

  it('is that of the land for a port or a town, and UTC where a land has several or is not known', () => {
    expect([zoneOfPlace('PHMNL'), zoneOfPlace('IDBLW'), zoneOfPlace('XXX')]).toEqual(['Asia/Manila', 'UTC', 'UTC']);
  });

  it('makes an instant of what stands on a ticket', () => {
    expect(instantAt('2026-11-28', '10:05', zoneOfPlace('MNL'))?.toISOString()).toBe('2026-11-28T02:05:00.000Z');
    expect(instantAt('2026-11-28', '10:05', zoneOfPlace('RGN'))?.toISOString()).toBe('2026-11-28T03:35:00.000Z');
  });

  it('makes none of a day or a time that is none', () => {
    expect([instantAt('2026-02-30', '10:05', 'UTC'), instantAt('2026-02-28', '24:05', 'UTC')]).toEqual([null, null]);
  });
});
