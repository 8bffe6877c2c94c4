import { trendOf } from './memory';

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
});
