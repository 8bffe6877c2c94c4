import { agencyKinds } from './codes';
import { roles } from './policy';
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
