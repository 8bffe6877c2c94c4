import { instrument, scoreSurvey } from '#domain';
import { handsOf, home, type Hands } from './prepared';
import { openWorld, type World } from './world';

let world: World;
let act: Hands['act'];
let read: Hands['read'];
beforeAll(async () => {
  world = await openWorld();
  ({ act, read } = handsOf(world, 'shelter.kemensos'));
});
afterAll(() => world.close());

const atHome = async () => (await home(world, 1, '2025-07-15T02:00:00Z'))[0]?.id as string;

describe('a survey', () => {
  const asked = (answers: Record<string, string>) =>
    Object.entries(answers).map(([question, answer]) => ({ question, answer }));
  const record = (id: string, answers: Record<string, string>, more: object = {}) =>
    act('recordSurvey', { case: id, month: 0, instrument: instrument.version, answers: asked(answers), ...more });
  /** Answers that score a dimension by its first questions; the rest counts as not answered, which a third may. */
  const scored = (prefix: string, answers: Record<string, string>) => {
    const codes = instrument.questions.filter(({ code }) => code.startsWith(prefix)).map(({ code }) => code);
    return Object.fromEntries(codes.map((code) => [code, answers[code] ?? 'PREFERS_NOT']));
  };
  const half = {
    ...scored('E', {
      E01: 'NEUTRAL',
      E02: 'SOMETIMES',
      E03: 'YES',
      E04: 'SOMETIMES',
      E06: 'FAIR',
      E07: 'NO',
      E08: 'YES',
      E09: 'YES',
    }),
    ...scored('S', {
      S01: 'FAIR',
      S02: 'FAIR',
      S03: 'FAIR',
      S05: 'FAIR',
      S07: 'FAIR',
      S08: 'FAIR',
      S09: 'FAIR',
      S10: 'FAIR',
      S11: 'FAIR',
    }),
    ...scored('P', {
      P01: 'SOMETIMES',
      P02: 'FAIR',
      P03: 'NEITHER',
      P04: 'NEITHER',
      P05: 'SOMETIMES',
      P06: 'SOMETIMES',
      P07: 'SOMETIMES',
      P10: 'WISHES_TO_LEAVE',
    }),
  };
  const surveysOf = async (id: string) =>
    (await read(id, 'surveys { instrument month economic social psychosocial composite band }')).surveys;

  it('is asked in the language of who asks, and says that its scores are unofficial', async () => {
    const document = '{ instrument { version official title questions { id dimension text options { code text } } } }';
    const { instrument: indonesian } = await world.as('shelter.kemensos').ask(document);
    const { instrument: english } = await world.as('caseworker.iom').ask(document);
    expect(indonesian).toMatchObject({ version: instrument.version, official: false });
    expect(indonesian.questions).toHaveLength(31);
    expect(indonesian.questions[0]).toMatchObject({
      id: 'E01',
      dimension: 'ECONOMIC',
      text: 'Seberapa puas dengan keadaan ekonomi saat ini?',
    });
    expect(english.questions[0].text).toBe('How satisfied with the economic situation?');
    expect(english.questions[0].options[0]).toEqual({ code: 'VERY_SATISFIED', text: 'Very satisfied' });
  });

  it('on a boundary is read back as the band that begins there', async () => {
    const id = await atHome();
    await record(id, half);
    await record(id, { ...half, P10: 'MUST_LEAVE' }, { month: 3 });
    const surveys = (await surveysOf(id)).sort((a: { month: number }, b: { month: number }) => a.month - b.month);
    expect(surveys[0]).toEqual({
      instrument: instrument.version,
      month: 0,
      economic: 0.5,
      social: 0.5,
      psychosocial: 0.5,
      composite: 0.5,
      band: 'MEDIUM',
    });
    expect(surveys[1]).toMatchObject({ month: 3, psychosocial: 0.4375, band: 'HIGH' });
  });

  it('is scored to the last bit as the rules score it', async () => {
    const id = await atHome();
    const answers = { ...half, E01: 'VERY_SATISFIED', E05: 'LESS', S04: 'YES', P08: 'NO', P09: 'YES' };
    await record(id, answers);
    const { economic, social, psychosocial, composite, band } = scoreSurvey(instrument, answers);
    expect(await surveysOf(id)).toEqual([
      { instrument: instrument.version, month: 0, economic, social, psychosocial, composite, band },
    ]);
  });

  it('of which too little was answered has no score, and says so', async () => {
    const id = await atHome();
    await record(id, { ...half, S01: 'PREFERS_NOT', S02: 'PREFERS_NOT' });
    expect(await surveysOf(id)).toMatchObject([
      { economic: 0.5, social: null, psychosocial: 0.5, composite: null, band: null },
    ]);
  });

  it('without any answer is none; one in which somebody kept silent is', async () => {
    const id = await atHome();
    const none = await record(id, {});
    expect(none).toMatchObject({ code: 'NOTHING_ANSWERED', field: 'answers' });
    expect(none.message).toContain('tanpa satu jawaban pun');
    expect(await surveysOf(id)).toEqual([]);
    await record(id, { E01: 'PREFERS_NOT' });
    expect(await surveysOf(id)).toMatchObject([{ month: 0, economic: null, composite: null, band: null }]);
  });

  it('keeps the answers sealed', async () => {
    const id = await atHome();
    await record(id, half);
    const { rows } = await world.owner.query('select s::text as row from survey s where case_id = $1', [id]);
    expect(rows).toHaveLength(1);
    for (const secret of ['WISHES_TO_LEAVE', 'E01', Buffer.from('WISHES_TO_LEAVE').toString('hex')])
      expect(rows[0].row).not.toContain(secret);
  });

  it('is refused whose answers are not on the instrument', async () => {
    const id = await atHome();
    expect(await record(id, { E01: 'GREAT' })).toMatchObject({ code: 'ANSWERS_INCOMPLETE', field: 'answers' });
    expect((await record(id, { X99: 'YES' })).message).toContain('X99');
    expect(await record(id, half, { instrument: 'IOM-1' })).toMatchObject({
      code: 'UNKNOWN_CODE',
      field: 'instrument',
    });
    expect(await record(id, half, { month: -1 })).toMatchObject({ code: 'INVALID_VALUE', field: 'month' });
    const twice = [...asked({ E01: 'NEUTRAL' }), ...asked({ E01: 'SATISFIED' })];
    expect(await record(id, {}, { answers: twice })).toMatchObject({ code: 'INVALID_VALUE', field: 'answers' });
    expect(await surveysOf(id)).toEqual([]);
  });
});
