import type { Page } from 'playwright-core';

interface Thing {
  selector?: string;
  name?: string | RegExp;
}

/** Somebody without a mouse: they come to things by Tab, and use them by what the keyboard has. */
export function byKeyboard(page: Page) {
  /** How far it is by Tab to the first thing that fits, back or forth; null where there is none. */
  const far = ({ selector = '*', name }: Thing): Promise<number | null> =>
    page.evaluate<number | null>(`(() => {
      const within = document.querySelector('dialog[open]') ?? document;
      // Radio buttons are one stop together: the chosen one, or the first.
      const stopOf = (one) => {
        if (one.type !== 'radio') return one;
        const group = [...within.querySelectorAll('input[type=radio]')].filter(({ name }) => name === one.name);
        return group.find(({ checked }) => checked) ?? group[0];
      };
      const stops = [...within.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(
        (one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility() && one === stopOf(one));
      const named = (one) => (one.getAttribute('aria-label') ?? one.closest('label')?.innerText ?? one.innerText ?? '').trim();
      const fits = (one) => one.matches(${JSON.stringify(selector)}) && ${
        name === undefined
          ? 'true'
          : typeof name === 'string'
            ? `named(one) === ${JSON.stringify(name)}`
            : `${String(name)}.test(named(one))`
      };
      const to = stops.findIndex(fits);
      const after = stops.findIndex((one) => document.activeElement.compareDocumentPosition(one) & 4 && one !== document.activeElement);
      const at = stops.indexOf(document.activeElement);
      return to < 0 ? null : to - (at >= 0 ? at : (after < 0 ? stops.length : after) - 1);
    })()`);

  /** Tab upon Tab until it has the focus; what is never come to can't be used without a mouse. */
  const reach = async (what: Thing): Promise<void> => {
    for (let tries = 0; tries < 10; tries += 1) {
      const steps = await far(what);
      if (steps === 0) return;
      for (let i = 0; i < Math.abs(steps ?? 0); i += 1)
        await page.keyboard.press((steps ?? 0) > 0 ? 'Tab' : 'Shift+Tab');
      if (steps === null) await page.waitForTimeout(100);
    }
    throw new Error(`not to be reached by Tab: ${what.selector ?? ''} ${String(what.name ?? '')}`);
  };

  const press = async (what: Thing, key = 'Enter') => {
    await reach(what);
    await page.keyboard.press(key);
  };

  const write = async (selector: string, text: string) => {
    await reach({ selector });
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  };

  /** A list is chosen from by the first letters of what it says. */
  const choose = async (selector: string, label: string) => {
    await reach({ selector });
    await page.keyboard.type(label);
  };

  /** The parts of a day stand in the order of the browser's own language. */
  const day = async (selector: string, iso: string) => {
    await reach({ selector });
    const [year = '', month = '', date = ''] = iso.split('-');
    for (const typed of [`${month}${date}${year}`, `${date}${month}${year}`]) {
      await page.keyboard.type(typed);
      if ((await page.locator(selector).inputValue()) === iso) return;
      for (let part = 0; part < 3; part += 1) await page.keyboard.press('ArrowLeft');
    }
    throw new Error(`${selector} is ${await page.locator(selector).inputValue()}`);
  };

  const time = async (selector: string, clock: string) => {
    await reach({ selector });
    // With a part for morning and afternoon where the browser's language has one.
    await page.keyboard.type(`${clock.replace(':', '')}AM`);
    if ((await page.locator(selector).inputValue()) !== clock) throw new Error(`${selector} has no ${clock}`);
  };

  return { reach, press, write, choose, day, time };
}
