/**
 * Whoever goes by the keyboard is never sent back to the head of the page: where what has the focus goes away or is
 * barred for a while (a deed that was done, a row that was taken off), it goes to what is nearest, or comes back.
 */
const STOPS = 'h1, a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary';

export function keepFocus(root: HTMLElement): void {
  /** What has the focus, and all that it stands in. */
  let path: readonly HTMLElement[] = [];
  const isLost = () => document.activeElement === document.body && path.length > 0;
  const isBarred = () => path[0]?.matches(':disabled') && path[0].isConnected;

  document.addEventListener('focusin', ({ target }) => {
    const found: HTMLElement[] = [];
    for (let one = target as HTMLElement | null; one; one = one.parentElement) found.push(one);
    path = found;
  });
  document.addEventListener('focusout', () => {
    // Left by hand, for nothing: that is where they are.
    setTimeout(() => {
      if (isLost() && path[0]?.isConnected && !isBarred()) path = [];
    });
  });
  const find = () => {
    if (!isLost() || isBarred()) return;
    const near = path.find(({ isConnected }) => isConnected);
    const stop =
      near === path[0] ? near : near && root.contains(near) && near !== root && near.querySelector<HTMLElement>(STOPS);
    const to = stop || root.querySelector<HTMLElement>('main h1');
    to?.focus({ preventScroll: true });
    // The page stays where it is for whoever presses with a mouse or a finger.
    if (to?.matches(':focus-visible')) to.scrollIntoView({ block: 'nearest' });
  };
  new MutationObserver(find).observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
}
