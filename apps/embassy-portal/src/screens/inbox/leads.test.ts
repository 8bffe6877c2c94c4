import { actCells, clocks } from '#domain';
import { deeds, leadOf, orderFor } from './leads';
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
  case: { id: 'c', number: '1', state: 'RETURNED_HOME', person: { name: 'SUMARNI', workingLabel: null } },
  ...more,
});

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
    expect(leadOf(waiting({}))).toBe('/cases/c/follow-up?month=3');
    expect(leadOf(waiting({ clock: 'FOLLOW_UP_OTHER' }))).toBe('/cases/c/follow-up');
    expect(leadOf(waiting({ act: 'agreePlan' }))).toBe('/cases/c/reintegration#plan');
    expect(leadOf(waiting({ act: 'answerRightsRequest' }))).toBe('/cases/c/rights');
    expect(leadOf(waiting({ act: 'settleClaim' }))).toBe('/cases/c/rights#claims');
    expect(leadOf(waiting({ act: 'clearHold' }))).toBe('/cases/c#papers');
    expect(leadOf(waiting({ act: 'answerReferral', subject: 'r', case: null }))).toBe('/offers?open=r');
    expect(leadOf(waiting({ act: 'reviewGlass', case: undefined }))).toBe('/glass');
    expect(leadOf(waiting({ act: 'clearHold', case: null }))).toBeNull();
  });

  it('begins with what the role is there for, and has every kind once', () => {
    for (const role of ['officer', 'caseworker', 'desk'] as const)
      expect([...orderFor([role])].sort()).toEqual([...clocks.codes].sort());
    expect(orderFor(['caseworker'])[0]).toBe('FOLLOW_UP_1');
    expect(orderFor(['desk'])).toEqual(clocks.codes);
  });
});
