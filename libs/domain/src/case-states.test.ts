import { caseStates, htcdsStatus, journeyStates, stageOf, stages } from './case-states';
import { htcdsCaseStatuses } from './codes';

describe('what others see of a state', () => {
  it('is one of seven stages, all of them in use and in order along the way', () => {
    expect(stages.codes).toHaveLength(7);
    expect(new Set(caseStates.codes.map((state) => stageOf(state)))).toEqual(new Set(stages.codes));
    const order = journeyStates.map((state) => stages.codes.indexOf(stageOf(state)));
    expect(order).toEqual([...order].sort());
  });

  it('is the stage that was left, while on hold or missing', () => {
    expect(stageOf('ON_HOLD', 'IN_SHELTER')).toBe('RECEPTION');
    expect(stageOf('MISSING', 'DEPARTED')).toBe('JOURNEY');
    expect(stageOf('CLOSED', 'FOLLOW_UP')).toBe('CLOSED');
  });

  it('is Active to HTCDS until the follow-up', () => {
    const byStatus = Map.groupBy(caseStates.codes, htcdsStatus);
    expect(byStatus.get('FollowUp')).toEqual(['FOLLOW_UP']);
    expect(byStatus.get('Closed')).toEqual(['CLOSED', 'DECEASED']);
    expect(byStatus.get('ClosedReferred')).toEqual(['CLOSED_REFERRED']);
    expect(byStatus.get('Active')).toHaveLength(14);
    expect([...byStatus.keys()].every((status) => htcdsCaseStatuses.has(status))).toBe(true);
  });
});
