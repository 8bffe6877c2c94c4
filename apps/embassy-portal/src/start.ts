/**
 * What runs first, and is small: while the rest is still on the line it asks who is there and for the screen that they
 * came for, so that on a bad line the one is not waited for after the other.
 */
import { currentLanguage, recallLanguage } from './language/current';
import { screenAt } from './screens';
import { goSignIn, whoIsThere } from './session/who';
import './portal.css';

recallLanguage();
// Shown from the browser's memory it would be as it was left, whoever has signed in or out since.
addEventListener('pageshow', (event) => {
  if ((event as PageTransitionEvent).persisted) location.reload();
});
const there = whoIsThere();
const screen = screenAt(location.pathname);
// If the screen does not come now, it is asked for again when it is shown.
const page = Promise.all([import('./main'), screen?.load().catch(() => undefined)]);
// Whoever is sent to sign in leaves behind what is still on its way.
page.catch(() => undefined);
void there.then(async (who) => {
  if (who === 'NOBODY') return goSignIn(currentLanguage());
  const [{ show }, opened] = await page;
  show(who, screen && opened && { path: screen.path, Page: opened.default });
});
