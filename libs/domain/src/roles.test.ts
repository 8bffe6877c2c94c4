import { agencyKinds } from './codes';
import { mayAct, roles } from './policy';
import { loneRoles, mayGive, mayStandTogether, rolesByKind } from './roles';

describe('what an organisation may give', () => {
  it('is never the work of another', () => {
    expect(mayGive('POLRI', 'police')).toBe(true);
    expect(mayGive('POLRI', 'officer')).toBe(false);
    expect(mayGive('IOM', 'desk')).toBe(false);
    expect(mayGive('PARTNER', 'auditor')).toBe(false);
  });

  it('makes the national desk and the auditor at the Ministry of Foreign Affairs alone', () => {
    const givers = (role: 'desk' | 'auditor') => agencyKinds.codes.filter((kind) => mayGive(kind, role));
    expect([givers('desk'), givers('auditor')]).toEqual([['KEMLU'], ['KEMLU']]);
  });

  it('lets every organisation have an administrator, and gives every role to somebody', () => {
    expect(agencyKinds.codes.filter((kind) => !mayGive(kind, 'admin'))).toEqual([]);
    expect(roles.filter((role) => !agencyKinds.codes.some((kind) => mayGive(kind, role)))).toEqual([]);
    expect(Object.keys(rolesByKind)).toEqual(agencyKinds.codes);
  });
});

describe('roles of one account', () => {
  it('are never two of those that check each other, nor one of them with a place in casework', () => {
    for (const role of loneRoles) {
      expect(mayStandTogether([role])).toBe(true);
      expect(mayStandTogether([role, 'officer'])).toBe(false);
    }
    expect(mayStandTogether(['admin', 'desk'])).toBe(false);
    expect(mayStandTogether(['shelter', 'social'])).toBe(true);
    expect(mayStandTogether([])).toBe(true);
  });
});

describe('an act about a case', () => {
  it('is for who has a part in it that allows it', () => {
    expect(mayAct(['officer'], 'returnCase', 'CUSTODY')).toBe(true);
    expect(mayAct(['officer'], 'requestCase', 'CUSTODY')).toBe(false);
    expect(mayAct(['shelter'], 'requestCase', 'CARE')).toBe(true);
    expect(mayAct(['officer'], 'moveCase', 'SUMMARY')).toBe(false);
    expect(mayAct(['officer', 'shelter'], 'moveCase', null)).toBe(false);
    expect(mayAct(['auditor'], 'moveCase', 'CUSTODY')).toBe(false);
  });

  it('is for the national desk beside everybody, of what it does at all', () => {
    expect(mayAct(['desk'], 'moveCase', null)).toBe(true);
    expect(mayAct(['desk'], 'moveCase', 'TRACE')).toBe(true);
    expect(mayAct(['desk'], 'returnCase', null)).toBe(false);
  });
});
