import type { Browser, Page } from 'playwright-core';
import { byKeyboard } from './keyboard';
import { visitPortal } from './portal-page';
import type { World } from './world';

/** Where somebody without a mouse would not know where they are: `unseen` says it of what has the focus, `lost` keeps it. */
export const WATCH = `
  globalThis.lost = [];
  let had = '';
  const told = (one) => one.tagName + ' ' + (one.getAttribute('aria-label') ?? one.id ?? '') + ' ' + (one.innerText ?? '').slice(0, 40);
  const shows = (one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  // What lies over the middle of it is neither it, nor in it, nor around it: a bar that stays while the page moves.
  const covered = (one, { left, right, top, bottom }) => {
    const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
    const over = document.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
    return over && !one.contains(over) && !over.contains(one) && !over.closest('label')?.contains(one);
  };
  globalThis.unseen = (one) => {
    if (one.tabIndex < 0) return [];
    const box = one.getBoundingClientRect();
    return [
      ...(box.bottom < 0 || box.top > innerHeight ? ['out of sight: ' + told(one)] : []),
      ...(covered(one, box) ? ['covered: ' + told(one)] : []),
      ...(one.matches(':focus-visible') && !shows(one) ? ['not to be seen: ' + told(one)] : []),
    ];
  };
  document.addEventListener('focusin', ({ target }) => {
    had = told(target);
    setTimeout(() => document.activeElement === target && globalThis.lost.push(...globalThis.unseen(target)), 200);
  });
  let nowhere = 0;
  setInterval(() => {
    nowhere = had && document.body && document.activeElement === document.body ? nowhere + 1 : 0;
    // A deed bars its button while it is on its way, and that may take a while on a busy machine.
    if (nowhere === 30) globalThis.lost.push('lost after: ' + had);
  }, 100);`;

interface Walk {
  page: Page;
  keys: ReturnType<typeof byKeyboard>;
  lost: () => Promise<string[]>;
  end: () => Promise<void>;
}

/** Somebody without a mouse, at a page, and watched over. */
export async function walked(world: World, browser: Browser, login: string, path: string): Promise<Walk> {
  const { page, context, complaints } = await visitPortal(world, browser, login, { path });
  context.setDefaultTimeout(20_000);
  await page.addInitScript(WATCH);
  await page.reload();
  await page.waitForSelector('h1');
  // What has the focus is pushed on by what comes late.
  await page.waitForLoadState('networkidle');
  return {
    page,
    keys: byKeyboard(page),
    // Whatever is done takes three seconds to be called lost.
    lost: async () => {
      await page.waitForTimeout(3_500);
      return page.evaluate<string[]>('globalThis.lost');
    },
    end: async () => {
      expect(complaints).toEqual([]);
      await context.close();
    },
  };
}

export const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(`document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText`);
