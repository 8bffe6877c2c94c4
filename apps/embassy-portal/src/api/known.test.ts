import { Unanswered } from './ask';
import { askAllAgain, sameParts, stateOf, watch, type About, type Watcher } from './known';

const looking = new Set<() => void>();
/** Until the test is over, at the latest. */
function look(key: string, watcher: Watcher): () => void {
  const leave = watch(key, watcher);
  looking.add(leave);
  return leave;
}
afterEach(() => {
  for (const leave of looking) leave();
  looking.clear();
});

let questions = 0;
/** A question of its own each time, what was asked of it, and each answer in the hands of the test. */
function question() {
  questions += 1;
  const key = `question ${questions}`;
  const asked: (About<unknown> & PromiseWithResolvers<unknown>)[] = [];
  const watcher = (more: Partial<Watcher> = {}): Watcher => ({
    tell: () => undefined,
    ask: (about) => {
      const answer = Promise.withResolvers<unknown>();
      asked.push({ ...about, ...answer });
      return answer.promise;
    },
    ...more,
  });
  const answer = async (value: unknown) => {
    asked.at(-1)?.resolve(value);
    await settled();
  };
  const fail = async (error: Error) => {
    asked.at(-1)?.reject(error);
    await settled();
  };
  return { key, asked, watcher, answer, fail, state: () => stateOf(key) };
}

const settled = async () => {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('What is known of a question', () => {
  it('is asked once, however many look at it, and told to all of them', async () => {
    const { key, asked, watcher, answer, state } = question();
    let told = 0;
    look(key, watcher({ tell: () => (told += 1) }));
    look(key, watcher({ tell: () => (told += 1) }));
    expect(asked).toHaveLength(1);
    expect(state()).toEqual({ data: undefined, error: undefined });
    await answer({ cases: 3 });
    expect(state()).toEqual({ data: { cases: 3 }, error: undefined });
    expect(told).toBe(2);
  });

  it('is asked anew by whoever comes when it is old, and shown until there is another answer', async () => {
    const { key, asked, watcher, answer, state } = question();
    look(key, watcher())();
    expect(asked[0]?.signal.aborted).toBe(true);
    const leave = look(key, watcher());
    await answer('first');
    leave();
    look(key, watcher())();
    expect(asked).toHaveLength(2);
    jest.advanceTimersByTime(6_000);
    look(key, watcher());
    expect(asked).toHaveLength(3);
    expect(asked[2]?.before).toBe('first');
    expect(state().data).toBe('first');
  });

  it('is forgotten when nobody has looked at it for long', async () => {
    const { key, watcher, answer, state } = question();
    const leave = look(key, watcher());
    await answer('of before');
    leave();
    jest.advanceTimersByTime(9 * 60_000);
    expect(state().data).toBe('of before');
    jest.advanceTimersByTime(2 * 60_000);
    expect(state().data).toBeUndefined();
  });

  it('is asked anew after an act, in the place of an answer from before it that comes late', async () => {
    const { key, asked, watcher, answer, state } = question();
    look(key, watcher());
    const all = askAllAgain();
    expect(asked).toHaveLength(2);
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.resolve('before the act');
    await answer('after the act');
    await all;
    expect(state().data).toBe('after the act');
  });

  it('is not asked for by who only looks', async () => {
    const { key, asked, watcher } = question();
    look(key, watcher({ ask: undefined }));
    await askAllAgain();
    expect(asked).toHaveLength(0);
  });

  it('is tried again where the line was cut, and not where it was refused', async () => {
    const cut = question();
    look(cut.key, cut.watcher());
    for (let tries = 1; tries <= 3; tries += 1) {
      expect(cut.asked).toHaveLength(tries);
      await cut.fail(new Unanswered('LINE'));
      await jest.advanceTimersByTimeAsync(1_500);
    }
    expect(cut.asked).toHaveLength(3);
    expect(cut.state().error).toEqual(new Unanswered('LINE'));

    const refused = question();
    look(refused.key, refused.watcher());
    await refused.fail(new Unanswered('FORBIDDEN'));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(refused.asked).toHaveLength(1);
    expect(refused.state().error).toEqual(new Unanswered('FORBIDDEN'));
  });

  it('stays beside the reason why there is nothing newer', async () => {
    const { key, watcher, answer, fail, state } = question();
    look(key, watcher());
    await answer('known');
    const again = askAllAgain();
    await fail(new Unanswered('FAULT'));
    await again;
    expect(state()).toEqual({ data: 'known', error: new Unanswered('FAULT') });
  });
});

describe('An answer that says the same', () => {
  it('is the very same object in all that did not change', () => {
    const before = { items: [{ id: 1 }, { id: 2, needs: ['FOOD'] }], next: null };
    const same = sameParts(before, structuredClone(before));
    expect(same).toBe(before);
    const now = sameParts(before, { items: [{ id: 1 }, { id: 2, needs: [] }], next: null }) as typeof before;
    expect(now).toEqual({ items: [{ id: 1 }, { id: 2, needs: [] }], next: null });
    expect(now.items[0]).toBe(before.items[0]);
    expect(now.items[1]).not.toBe(before.items[1]);
  });

  it('is another one where something came, went or took the place of something', () => {
    expect(sameParts({ a: 1, b: undefined }, { a: 1 })).toEqual({ a: 1 });
    expect(sameParts({ a: 1 }, { a: 1, b: undefined })).toEqual({ a: 1, b: undefined });
    expect(sameParts([1, 2], [1])).toEqual([1]);
    expect(sameParts({ 0: 1 }, [1])).toEqual([1]);
    expect(sameParts('text', null)).toBeNull();
  });
});
