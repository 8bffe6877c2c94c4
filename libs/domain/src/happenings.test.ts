import { caseEvents } from './case-states';
import { happenings } from './happenings';
import { actCells } from './policy';

describe('The timeline', () => {
  it('has words for every act that is done to a case', () => {
    const acts = Object.entries(actCells).filter(([, cell]) =>
      Object.values<readonly string[]>(cell).some((r) => r.length > 0),
    );
    // Steps of the life have names of their own; what changes a movement is told there, and a judgement with its pair.
    const elsewhere = [
      'moveCase',
      'resolveHostEntry',
      'retimeLeg',
      'cancelLeg',
      'splitMovement',
      'mergeMovements',
      'recordLeg',
      'cancelMovement',
      'changeEscorts',
      'judgeMatch',
    ];
    const wordless = acts.map(([act]) => act).filter((act) => !happenings.has(act) && !elsewhere.includes(act));
    expect(wordless).toEqual([]);
    expect(happenings.has('somethingElse')).toBe(false);
  });

  it('tells a step that was done, not one to be done', () => {
    expect(happenings.row('register')).toEqual({ id: 'Didaftarkan', en: 'Registered' });
    const commands = caseEvents.codes.filter((step) => happenings.row(step)?.en === caseEvents.label(step, 'en'));
    expect(commands).toEqual([]);
  });
});
