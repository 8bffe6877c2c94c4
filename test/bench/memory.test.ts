import { Child } from './child';
import { pullAll, trendOf } from './memory';

const MB = 1024 ** 2;
const pages = (bytes: (page: number) => number) => Array.from({ length: 200 }, (_, page) => bytes(page) * MB);

describe('memory over a long pull', () => {
  it('is flat where it breathes, whatever the first pages took', () => {
    const breathing = pages((page) => (page < 20 ? 300 - page : 170 + (page % 7) * 5));
    expect(trendOf(breathing)).toMatchObject({ flat: true, most: 300 });
  });

  it('grows where each page of 500 leaves a quarter of a megabyte behind', () => {
    expect(trendOf(pages((page) => 170 + page / 4))).toMatchObject({ flat: false });
  });

  it('is not told by a page or two', () => {
    expect(trendOf([MB, MB]).flat).toBe(false);
  });

  it('that a process retains is told from what it has not collected yet', async () => {
    const flat = async (core: string) => {
      const child = await Child.start('dist/test/bench/hoard.js', { core, dataDir: '', url: '' });
      try {
        const { processes } = await pullAll(child, { it: child }, () => Promise.resolve('-'), 20_000);
        return processes['it']?.retained.flat;
      } finally {
        await child.stop();
      }
    };
    expect([await flat('lets go'), await flat('keeps')]).toEqual([true, false]);
  });
});
