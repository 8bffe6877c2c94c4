import { seatsFor } from './seats';
import { emptyLeg, readTrip, type TripForm } from './trip';

const form: TripForm = {
  id: 'm',
  reference: ' Manila 1 ',
  receiver: 'u',
  immigration: '',
  escorts: '2',
  legs: [
    {
      ...emptyLeg('l'),
      from: 'mnl',
      to: 'CGK',
      departsOn: '2026-11-28',
      departsAt: '10:05',
      arrivesOn: '2026-11-28',
      arrivesAt: '13:10',
      seats: '40',
    },
  ],
};
const first = form.legs[0] ?? emptyLeg('l');

describe('A trip as it is typed', () => {
  it('has the times that stand on the wall of each place', () => {
    expect(readTrip(form).input).toEqual({
      id: 'm',
      reference: 'Manila 1',
      receiver: 'u',
      escorts: 2,
      legs: [
        {
          id: 'l',
          mode: 'AIR',
          charter: false,
          seats: 40,
          from: 'MNL',
          to: 'CGK',
          plannedDeparture: '2026-11-28T02:05:00.000Z',
          plannedArrival: '2026-11-28T06:10:00.000Z',
        },
      ],
    });
  });

  it('names each field that can not be read, by where it stands', () => {
    const bad = {
      ...form,
      reference: '',
      escorts: 'x',
      legs: [first, { ...first, to: '', departsAt: '25:00', seats: 'many' }],
    };
    expect(readTrip(bad).missing?.map(({ field }) => field)).toEqual([
      'reference',
      'escorts',
      'legs.1.to',
      'legs.1.plannedDeparture',
      'legs.1.seats',
    ]);
  });
});

describe('Seats that find themselves', () => {
  const one = (id: string, kin: string[] = [], more = {}) => ({ case: id, leg: null, lap: false, kin, ...more });

  it('part no family, and fill no vehicle beyond its seats', () => {
    const people = [one('a'), one('b', ['c']), one('c'), one('d', ['b']), one('e')];
    const { rows, over } = seatsFor(people, [
      { id: 'x', seats: 3 },
      { id: 'y', seats: 2 },
    ]);
    const on = (leg: string) => rows.filter((row) => row.leg === leg).map((row) => row.case);
    expect([on('x').sort(), on('y').sort(), over]).toEqual([['b', 'c', 'd'], ['a', 'e'], 0]);
  });

  it('follow who of the family sits already, and leave standing whom no vehicle can take together', () => {
    const legs = [
      { id: 'x', seats: 1 },
      { id: 'y', seats: null },
    ];
    expect(seatsFor([one('a', ['b'], { leg: 'x' }), one('b')], legs)).toEqual({ rows: [], over: 1 });
    expect(seatsFor([one('a', ['b'], { leg: 'x' }), one('b', [], { lap: true })], legs).rows).toEqual([
      { case: 'b', leg: 'x' },
    ]);
  });
});
