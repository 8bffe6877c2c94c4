import { handsOf } from './prepared';
import { openWorld, type World } from './world';

let world: World;
let act: ReturnType<typeof handsOf>['act'];
beforeAll(async () => {
  world = await openWorld();
  ({ act } = handsOf(world, 'officer.manila'));
});
afterAll(() => world.close());

const ASKED = `query ($id: ID!) { case(id: $id, purpose: CASE_WORK) {
  askedOnce { question answeredBy at mayReuse timesAsked } interviews { kind questions reusable again answers unit { code } } timeline { kind code } } }`;
const read = async (id: string) => (await world.as('officer.manila').ask(ASKED, { id })).case;
const register = async (more: object = {}) => {
  const [one] = await world.registered(1, 'officer.manila', more);
  return one?.id as string;
};

describe('What was asked once', () => {
  it('is read and not asked again, without a reason that is kept', async () => {
    const id = await register();
    const asked = (more: object) =>
      act('recordInterview', {
        case: id,
        kind: 'SCREENING',
        questions: ['JOURNEY', 'EXPLOITATION'],
        reusable: true,
        occurredAt: '2025-06-06T01:00:00Z',
        ...more,
      });
    expect(await asked({ answers: 'Kapal dari Nunukan' })).toMatchObject({ id });
    expect(
      await asked({ kind: 'ASSESSMENT', questions: ['HEALTH', 'JOURNEY'], occurredAt: '2025-06-07T01:00:00Z' }),
    ).toMatchObject({
      code: 'ALREADY_ANSWERED',
      field: 'questions',
      message: expect.stringContaining('KBRI-MNL'),
    });
    expect(
      await asked({
        questions: ['JOURNEY'],
        again: 'CONTRADICTION',
        reusable: false,
        occurredAt: '2025-06-07T01:00:00Z',
      }),
    ).toMatchObject({ id });
    const { askedOnce, interviews, timeline } = await read(id);
    expect(askedOnce).toMatchObject([
      { question: 'EXPLOITATION', answeredBy: 'KBRI-MNL', mayReuse: true, timesAsked: 1 },
      { question: 'IDENTITY', answeredBy: 'KBRI-MNL', mayReuse: true, timesAsked: 1 },
      { question: 'JOURNEY', answeredBy: 'KBRI-MNL', mayReuse: true, timesAsked: 2 },
    ]);
    expect(interviews).toMatchObject([
      { answers: 'Kapal dari Nunukan', again: null },
      { reusable: false, again: 'CONTRADICTION' },
    ]);
    expect(timeline.at(-1)).toEqual({ kind: 'recordInterview', code: 'SCREENING CONTRADICTION' });
  });

  it('is asked again where nobody may read it', async () => {
    const id = await register();
    const asked = (more: object) =>
      act('recordInterview', {
        case: id,
        kind: 'SCREENING',
        questions: ['VIOLENCE'],
        reusable: false,
        occurredAt: '2025-06-06T01:00:00Z',
        ...more,
      });
    expect(await asked({})).toMatchObject({ id });
    expect(await asked({ occurredAt: '2025-06-07T01:00:00Z' })).toMatchObject({ id });
    expect((await read(id)).askedOnce).toContainEqual(
      expect.objectContaining({ question: 'VIOLENCE', answeredBy: null, mayReuse: false, timesAsked: 2 }),
    );
    expect(await asked({ questions: [] })).toMatchObject({ field: 'questions' });
    expect(
      await act(
        'recordInterview',
        { case: id, kind: 'POLICE', questions: ['JOURNEY'], reusable: true },
        'officer.dubai',
      ),
    ).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
  });

  it('has the identity in it, given at the door; of somebody without a name it may still be asked', async () => {
    const ask = (id: string) =>
      act('recordInterview', {
        case: id,
        kind: 'SCREENING',
        questions: ['IDENTITY'],
        reusable: true,
        occurredAt: '2025-06-06T01:00:00Z',
      });
    expect(await ask(await register())).toMatchObject({ code: 'ALREADY_ANSWERED' });
    const nameless = await register({ name: null, nameless: 'UNABLE' });
    expect(await ask(nameless)).toMatchObject({ id: nameless });
  });
});
