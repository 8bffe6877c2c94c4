import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Texts } from './language/texts';

type Words = Texts<Record<string, string | ((...about: never[]) => string)>>;

const files = globSync('**/texts.ts', { cwd: __dirname }).filter((file) => !file.startsWith('language'));

/** What differs between the two languages of a screen, beside the words. */
function differences({ id, en }: Words): string[] {
  const keys = new Set([...Object.keys(id), ...Object.keys(en)]);
  return [...keys].filter((key) => {
    const [one, other] = [id[key], en[key]];
    if (!one || !other || typeof one !== typeof other) return true;
    return typeof one === 'function' && one.length !== other.length;
  });
}

describe('The words of the portal', () => {
  it.each(files)('%s says in English all that it says in Indonesian', async (file) => {
    const { texts } = (await import(join(__dirname, file))) as { texts: Words };
    expect(Object.keys(texts.id).length).toBeGreaterThan(3);
    expect(differences(texts)).toEqual([]);
  });

  it('are seen to differ where a key, a text or what a text is made of is missing', () => {
    const id = { a: 'a', b: (n: string) => n, c: 'c' };
    expect(differences({ id, en: { a: 'a', b: () => '', d: 'd' } })).toEqual(['b', 'c', 'd']);
    expect(differences({ id: { a: 'a' }, en: { a: '' } })).toEqual(['a']);
  });
});
