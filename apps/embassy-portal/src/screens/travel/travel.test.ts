import { seatsFor } from './seats';
import { emptyLeg, readTrip, type TripForm } from './trip';
import { weeksOf } from './weeks';

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
      'legs.1.to',
      'legs.1.plannedDeparture',
      'legs.1.seats',
      'escorts',
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

describe('Arrivals by week', () => {
  const counts = { listed: 10, offloaded: 1, takenOff: 1, heldBack: 0, transferred: 0, arrived: 7 };
  const leg = { to: 'CGK', plannedArrival: '2026-11-22T16:00:00Z', arrivedAt: null, cancelledAt: null };
  const shown = (movements: object[]) =>
    weeksOf(movements as never, '2026-11-25').filter(({ expected }) => expected > 0);

  it('go by the day at the last place, and count who was to come and who did', () => {
    // An hour later it is Monday in Jakarta.
    const late = { ...leg, plannedArrival: '2026-11-22T17:30:00Z' };
    expect(shown([{ state: 'CLOSED', counts, legs: [leg] }])).toEqual([
      { from: '2026-11-16', expected: 8, arrived: 7 },
    ]);
    expect(shown([{ state: 'CLOSED', counts, legs: [leg, late] }])).toMatchObject([{ from: '2026-11-23' }]);
    expect(
      shown([{ state: 'CLOSED', counts, legs: [leg, { ...late, cancelledAt: '2026-11-20T00:00:00Z' }] }]),
    ).toMatchObject([{ from: '2026-11-16' }]);
  });

  it('reach from eleven weeks ago to four ahead, without what was called off', () => {
    const weeks = weeksOf([{ state: 'CANCELLED', counts, legs: [leg] }] as never, '2026-11-25');
    expect([weeks.length, weeks[0]?.from, weeks.at(-1)?.from]).toEqual([16, '2026-09-07', '2026-12-21']);
    expect(weeks.every(({ expected }) => expected === 0)).toBe(true);
  });
});
