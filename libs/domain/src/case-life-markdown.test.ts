import { caseEvents, caseStates, guardCodes, stages } from './case-life';
import { caseLifeMarkdown } from './case-life-markdown';

describe('the document', () => {
  const text = caseLifeMarkdown();

  it('names every state, event, guard and stage, in both languages', () => {
    for (const state of caseStates.codes)
      expect(text).toContain(`${caseStates.label(state, 'id')} / ${caseStates.label(state, 'en')}`);
    for (const event of caseEvents.codes)
      expect(text).toContain(`| ${event} | ${caseEvents.label(event, 'id')} / ${caseEvents.label(event, 'en')} |`);
    for (const code of guardCodes.codes) expect(text).toContain(`| ${code} | ${guardCodes.label(code, 'id')} / `);
    for (const stage of stages.codes)
      expect(text).toContain(`| ${stages.label(stage, 'id')} / ${stages.label(stage, 'en')} |`);
  });

  it('draws every move, those from anywhere once', () => {
    expect(text).toContain('[*] --> REPORTED : register');
    expect(text).toContain('  SCREENING --> NOT_IDENTIFIED : determine');
    expect(text).toContain('  ANYWHERE --> MISSING : loseContact');
    expect(text).toContain('  ON_HOLD --> MISSING : loseContact');
    expect(text).toContain('  CLOSED --> ANYWHERE : reopen');
    expect(text).not.toContain('REPORTED --> MISSING');
    expect(text).toContain('from FOLLOW_UP: FINAL_SURVEY, SIX_MONTHS_HOME');
  });
});
