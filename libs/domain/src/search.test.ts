import fc from 'fast-check';
import { caseNumber } from './case-number';
import { readSearch } from './search';

const read = (text: string) => readSearch(text, '2026-01-01');

describe('what is typed into the search box', () => {
  it('is a case number, whole, without dashes, in part, or with one slip', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.nat(7), fc.nat(29), (random, place, step) => {
        const number = caseNumber(random);
        expect(read(number.toLowerCase().replaceAll('-', '')).numbers).toEqual([number]);
        const alphabet = '23456789ABCDEFGHJKLMNPQRSTVWXYZ';
        const symbols = number.replaceAll('-', '').slice(3);
        const other = alphabet[(alphabet.indexOf(symbols.charAt(place)) + 1 + step) % alphabet.length];
        const wrong = symbols.slice(0, place) + other + symbols.slice(place + 1);
        expect(read(wrong).numbers).toEqual([]);
        expect(read(wrong).nearNumbers).toContain(number);
        expect(read(wrong).nearNumbers.length).toBeLessThanOrEqual(15);
        expect(read(`PLG-${symbols.slice(0, 5)}`).partOfNumber).toBe(symbols.slice(0, 5));
      }),
    );
  });

  it.each([
    ['9123', { lastFour: '9123' }],
    ['GA 875', { vehicle: { carrier: 'GA', numbers: ['875', 'GA875', 'GA 875', 'GA-875'] } }],
    ['ga875', { vehicle: { carrier: 'GA', numbers: ['875', 'GA875', 'GA 875', 'GA-875'] } }],
    ['875', { vehicle: { carrier: null, numbers: ['875'] } }],
    ['CGK', { placeCode: 'CGK' }],
    ['Filipina', { countries: ['PH'] }],
    ['ph', { countries: ['PH'] }],
    ['Jawa Timur', { provinces: ['ID-JI'] }],
    ['east java', { provinces: ['ID-JI'] }],
    ['malang', { regencies: ['35.07', '35.73'] }],
    ['Kab. Malang', { regencies: [] }],
    ['Kabupaten Malang', { regencies: ['35.07'] }],
    ['f1 kbri-mnl', { workingLabel: 'F1 KBRI-MNL' }],
    ['F1', { workingLabel: 'F1', vehicle: null }],
    ['Fatimah', { workingLabel: null }],
    ['siap berangkat', { states: ['READY'] }],
    ['ready', { states: ['READY'] }],
    ['dalam perjalanan', { states: ['DEPARTED'] }],
    ['3507014404940001', { nik: '3507014404940001' }],
    ['C1234567', { document: 'C1234567' }],
    ['+62 812 3456 7890', { phone: '+6281234567890' }],
    ['Siti Aminah', { name: 'Siti Aminah', partOfNumber: null, lastFour: null, vehicle: null, placeCode: null }],
  ])('%s may mean %j', (text, meant) => {
    expect(read(text)).toMatchObject(meant);
  });

  it('may be anything and is read without fault', () => {
    fc.assert(fc.property(fc.string(), (text) => void read(text)));
  });
});
