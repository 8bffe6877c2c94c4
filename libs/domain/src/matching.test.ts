import { bearersOf, matchReasons, matchRules, reasonsToAsk, type Likeness } from './matching';

const strangers: Likeness = {
  same: [],
  names: 0.2,
  bearers: 1,
  yearsApart: 20,
  sameDay: false,
  home: 'OTHER',
  sexes: 'UNKNOWN',
  sameKin: false,
};
const asked = (more: Partial<Likeness>) => reasonsToAsk({ ...strangers, ...more });

it('Strangers are no question', () => {
  expect(reasonsToAsk(strangers)).toEqual([]);
});

it('A number that nobody shares by chance is one, whatever else is said', () => {
  expect(asked({ same: ['NIK', 'PASSPORT'] })).toEqual(['NIK', 'PASSPORT']);
});

it('A telephone that a family shares is one only where the name is alike', () => {
  expect(asked({ same: ['PHONE'] })).toEqual([]);
  expect(asked({ same: ['PHONE'], names: 0.9 })).toEqual(['NAME_PHONE']);
});

it('A rare name and a near birth year are one; a common name needs the day or the home as well', () => {
  const [rare, common] = [bearersOf('Nurhayati Jumadi'), bearersOf('Sulastri')];
  expect(common).toBeGreaterThan(3);
  expect(rare).toBeLessThan(3);
  expect(asked({ names: 1, bearers: rare, yearsApart: 1 })).toEqual(['NAME']);
  expect(asked({ names: 1, bearers: common, yearsApart: 0 })).toEqual([]);
  expect(asked({ names: 1, bearers: common, yearsApart: 0, sameDay: true })).toEqual(['NAME']);
  expect(asked({ names: 1, bearers: common, yearsApart: 0, home: 'SAME' })).toEqual(['NAME_HOME']);
  expect(asked({ names: 1, bearers: common, yearsApart: null, home: 'SAME' })).toEqual([]);
  expect(asked({ names: 1, bearers: rare, yearsApart: null, home: 'SAME' })).toEqual(['NAME_HOME']);
});

it('The same name of a man and a woman needs the day, the same kin of two who are called alike is a question', () => {
  expect(asked({ names: 1, yearsApart: 0, home: 'SAME', sexes: 'OTHER' })).toEqual([]);
  expect(asked({ names: 1, yearsApart: 0, sameDay: true, sexes: 'OTHER' })).toEqual(['NAME']);
  expect(asked({ names: 0.9, sameKin: true })).toEqual(['NAME_KIN']);
});

it('Every rule but the desk’s own finding can be met', () => {
  const all: Likeness = {
    same: ['NIK', 'PASSPORT', 'PHONE'],
    names: 1,
    bearers: 1,
    yearsApart: 0,
    sameDay: true,
    home: 'SAME',
    sexes: 'SAME',
    sameKin: true,
  };
  expect(reasonsToAsk(all)).toEqual(matchReasons.filter((one) => one !== 'DESK'));
  for (const { weight } of Object.values(matchRules)) expect(weight > 0 && weight < 100).toBe(true);
});
