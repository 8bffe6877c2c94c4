import { idOf } from '../../src/demonstration/cast';
import { doneBy } from '../contract';
import { partnerOf } from '../door';
import { all, home } from '../prepared';
import { openWorld, type World } from '../world';

export const NOW = '2025-07-20T02:00:00Z';
const OFFERED = '2025-07-16T02:00:00Z';

const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS', 'FOLLOW_UP'].map((purpose) => ({
  purpose,
  basis: 'CONSENT',
  given: true,
}));

/** A partner's day at a door of its own, with people who were offered to it; each part goes on where the last one ended. */
export function partnerDay(count: number) {
  let world: World;
  let iom: Awaited<ReturnType<typeof partnerOf>>;
  beforeAll(async () => {
    world = await openWorld();
    iom = await partnerOf(world);
    const people = await home(world, count, '2025-07-15T02:00:00Z', { consents });
    const offer = { toUnit: idOf('unit IOM-JKT'), service: 'REINTEGRATION', occurredAt: OFFERED };
    const offers = people.map(({ id }) => ({ ...offer, case: id }));
    await all(world, 'shelter.kemensos', 'offerReferrals', 'OfferReferral', offers);
  });
  afterAll(async () => {
    await iom.close();
    await world.close();
  });
  const done = doneBy(() => iom);
  const versionOf = async (id: string) => ({ 'if-match': (await done('readCase', [id])).headers.get('etag') ?? '' });
  return {
    world: () => world,
    door: () => iom,
    done,
    versionOf,
    /** Those whom it took over, by its own ids. */
    mine: [] as string[],
    /** Under the instrument as it is asked today, with the first answer to every question. */
    survey: async (person: string, month = 0) => {
      const { body } = await done('readInstrument', []);
      const answers = body.questions.map(({ id, options }: never) => ({
        question: id,
        answer: (options as { code: string }[])[0]?.code,
      }));
      const said = { month, instrument: body.version, answers, occurredAt: NOW };
      return done('recordSurvey', [person], said, await versionOf(person));
    },
  };
}
export type Day = ReturnType<typeof partnerDay>;
