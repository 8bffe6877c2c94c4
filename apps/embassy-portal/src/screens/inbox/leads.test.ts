import { actCells, clocks } from '#domain';
import { deedOf, deeds, leadOf, orderFor } from './leads';
import type { Waiting } from './questions';

const waiting = (more: Partial<Waiting>): Waiting => ({
  id: 'a',
  clock: 'FOLLOW_UP_3',
  subject: null,
  dueAt: '2026-11-01T00:00:00Z',
  haltedAt: null,
  escalatedAt: null,
  overdue: true,
  act: 'recordFollowUp',
  case: {
    id: 'c',
    number: '1',
    state: 'RETURNED_HOME',
    holder: { id: 'u' },
    person: { name: 'SUMARNI', workingLabel: null },
  },
  ...more,
});

const ours = { unit: 'u', desk: false };
const theirs = { unit: 'v', desk: false };
const desk = { unit: 'd', desk: true };

describe('What is due', () => {
  it('has a button for every act that answers a clock', () => {
    const acts = clocks.codes.flatMap((code) => {
      const clock = clocks.row(code);
      return 'act' in clock ? [clock.act] : [];
    });
    expect(acts.filter((act) => !deeds.has(act))).toEqual([]);
    expect(deeds.codes.filter((act) => !(act in actCells))).toEqual([]);
  });

  it('leads to where it is done', () => {
    expect(leadOf(waiting({}), ours)).toBe('/cases/c/follow-up?month=3');
    expect(leadOf(waiting({ clock: 'FOLLOW_UP_OTHER' }), ours)).toBe('/cases/c/follow-up');
    expect(leadOf(waiting({ act: 'agreePlan' }), ours)).toBe('/cases/c/reintegration#plan');
    expect(leadOf(waiting({ act: 'answerRightsRequest' }), ours)).toBe('/cases/c/rights');
    expect(leadOf(waiting({ act: 'settleClaim' }), ours)).toBe('/cases/c/rights#claims');
    expect(leadOf(waiting({ act: 'clearHold' }), ours)).toBe('/cases/c#papers');
    expect(leadOf(waiting({ act: 'answerReferral', subject: 'r', case: null }), ours)).toBe('/offers?open=r');
    expect(leadOf(waiting({ act: 'reviewGlass', case: undefined }), ours)).toBe('/glass');
    expect(leadOf(waiting({ act: 'clearHold', case: null }), ours)).toBeNull();
  });

  it('leads whoever is only told of it to the case', () => {
    const guest = waiting({ act: 'confirmGuest' });
    expect([ours, theirs, desk].map((reader) => leadOf(guest, reader))).toEqual([
      ...['/cases/c', '/shelters#door', '/cases/c'],
    ]);
    expect(['/cases/c', '/shelters#door'].map((lead) => deedOf(guest, lead, 'id'))).toEqual([
      ...['Buka kasus', 'Catat kedatangan'],
    ]);
    expect(leadOf(waiting({ act: 'placeInShelter' }), ours)).toBe('/shelters#place');
    expect(leadOf(waiting({ act: 'placeInShelter' }), desk)).toBe('/cases/c');
    expect(leadOf(waiting({ act: 'answerReferral', subject: 'r' }), desk)).toBe('/cases/c#offers');
  });

  it('begins with what the role is there for, and has every kind once', () => {
    for (const role of ['officer', 'caseworker', 'desk'] as const)
      expect([...orderFor([role])].sort()).toEqual([...clocks.codes].sort());
    expect(orderFor(['caseworker'])[0]).toBe('FOLLOW_UP_1');
    expect(orderFor(['desk'])).toEqual(clocks.codes);
  });
});
