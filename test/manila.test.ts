import { readFileSync } from 'node:fs';
import { measures } from '#domain';
import { ManilaStory } from '../src/demonstration/manila';
import type { ListFile } from '../src/demonstration/manila-cast';
import { Teller } from '../src/demonstration/teller';
import { keeperOf } from './counted';
import { parsedCsv } from './csv';
import { writeXlsx } from './sheet-writer';
import { kept, measured, sorted } from './measured';
import { handsOf } from './prepared';
import { openWorld, type World } from './world';

const END = {
  registered: 35,
  secondEpisodes: 1,
  children: 1,
  departed: 35,
  offloaded: 1,
  missing: 3,
  reconnected: 2,
  arrived: 35,
  handedOver: 35,
  sheltered: 35,
  returnedHome: 33,
  inShelter: 2,
  plans: 32,
  surveys: 63,
  closed: 1,
};

const REFUSED = {
  foreignCase: { code: 'NOT_FOUND', field: 'case' },
  childWithoutEscort: { code: 'CHILD_ACCOMPANIED', field: 'guardianOrEscort' },
  secondOpenMovement: { code: 'IN_OTHER_MOVEMENT', field: 'case' },
  departureWithoutPapers: { code: 'NOT_READY', field: 'case' },
  unsignedHandover: { code: 'BAST_SIGNED', field: 'handover' },
  overfullShelter: { code: 'SHELTER_FULL', field: 'bedKind' },
};

const list = (name: string): ListFile => ({ name, bytes: readFileSync(`${__dirname}/data/${name}`) });

async function told(file: ListFile, after: (world: World) => Promise<void> = () => Promise.resolve()) {
  const world = await openWorld();
  try {
    const ask = (login: string, document: string, variables: object) =>
      world.as(login).ask<Record<string, unknown>>(document, variables);
    const first = await new ManilaStory(new Teller(ask, 'test'), file).play();
    await after(world);
    return first;
  } finally {
    await world.close();
  }
}

jest.setTimeout(300_000);

describe('the Manila story comes out as it was told', () => {
  it('from the spreadsheet, where two rows wait as drafts', async () => {
    const { figures, refusals } = await told(list('manila-35.xlsx'));
    expect(figures).toEqual({ ...END, drafts: 2 });
    expect(refusals).toMatchObject(REFUSED);
    expect(Object.keys(refusals).sort()).toEqual(Object.keys(REFUSED).sort());
  });

  it('from the same list as text, where one row waits', async () => {
    const { figures } = await told(list('manila-35.csv'), countedToTheUnit);
    expect(figures).toEqual({ ...END, drafts: 1 });
  });

  it('for other people in another order, with other numbers', async () => {
    const { figures, refusals } = await told({ name: 'others.xlsx', bytes: invented(20250621) });
    expect(figures).toEqual({ ...END, drafts: 0 });
    expect(refusals).toMatchObject(REFUSED);
  });
});

/** Every series that statistics are made of has just those whom the record has, each with what the record says of them. */
async function countedToTheUnit(world: World): Promise<void> {
  await disagree(world);
  await world.owner.query('select app.escalate()');
  const keeper = keeperOf(world);
  await keeper.keep(new Date());
  await keeper.stop();
  const [mine, theirs] = [await measured(world), await kept(world)];
  // There is somebody in each of them: a series of nobody would agree whatever its SQL says.
  expect([...new Set(mine.map(({ series }) => series))].sort()).toEqual([...measures.codes].sort());
  expect(sorted(theirs)).toEqual(sorted(mine));
}

/** The police take back what they found of the suspect, and come to find it again. */
async function disagree(world: World): Promise<void> {
  const { rows } = await world.owner.query<{ id: string }>(
    `select case_id as id from determination where body = 'POLRI' limit 1`,
  );
  const { act } = handsOf(world, 'police');
  const found = { case: rows[0]?.id, body: 'POLRI', role: 'SUSPECT', note: 'By two statements.' };
  for (const [outcome, occurredAt] of [
    ['NOT', '2025-08-01T02:00:00Z'],
    ['ACTUAL', '2025-08-20T02:00:00Z'],
  ]) {
    expect(await act('recordDetermination', { ...found, outcome, occurredAt })).not.toHaveProperty('code');
  }
}

/** The same kinds of people as on the list, none of them the same: names, numbers and order are made up from a seed. */
function invented(seed: number): Buffer {
  let state = seed;
  const random = (below: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  const [headings = [], ...rows] = parsedCsv(readFileSync(`${__dirname}/data/manila-35.csv`, 'utf8'));
  const names = [
    'ADITYA',
    'BAMBANG',
    'CAHYA',
    'DARMA',
    'EKO',
    'FERRY',
    'GALIH',
    'HADI',
    'INTAN',
    'JAYA',
    'KRISNA',
    'LENI',
  ];
  const others = rows.map((row, i) => {
    const [, , sex = '', birth = '', nik = '', passport = '', phone = '', ...rest] = row;
    const serial = String(1 + i).padStart(4, '0');
    const born = birth === '31/02/1999' ? '1999-02-28' : birth;
    return [
      `${names[random(12)] ?? ''} ${names[random(12)] ?? ''} ${'BCDFGHJKLM'.charAt(i % 10)}${'AEIOU'.charAt(i % 5)}${'NRSTW'.charAt(i % 7)}`,
      sex,
      born,
      nik && `${nik.slice(0, 12)}${serial}`,
      passport && `Z${String(2000000 + random(7000000))}`,
      phone && `+6391755${String(10000 + random(89999))}`,
      ...rest,
    ];
  });
  for (let i = others.length - 1; i > 0; i -= 1) {
    const k = random(i + 1);
    [others[i], others[k]] = [others[k] as string[], others[i] as string[]];
  }
  return writeXlsx([headings, ...others.map((row, i) => [String(i + 1), ...row])]);
}
