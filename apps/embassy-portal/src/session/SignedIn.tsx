import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import { askAs, askFor } from '../api/ask';
import { useLanguage } from '../language/language';
import { afterwards, coming } from '../parts/coming';
import { MeContext } from './session';
import { goSignIn, whoIsThere, type Who } from './who';

/** The portal's files are all brought to this device, but not before the screen that somebody waits for. */
const MS_LATER = 1_000;

// eslint-disable-next-line no-restricted-syntax -- brought at the next visit instead
const keepFiles = async () => (await import('../device/portal-files')).keepPortalFiles();
const Watch = lazy(() => afterwards(() => import('./Watch')));
const WithoutLine = lazy(() => coming(() => import('./WithoutLine')));

/** Shows the page to whoever is signed in; whoever is not is sent to sign in, and comes back here. */
export function SignedIn({ first, children }: { first: Who; children: ReactNode }) {
  const language = useLanguage();
  const [who, setWho] = useState(first);
  const look = useCallback(() => void whoIsThere().then(setWho), []);
  useEffect(() => {
    if (who === 'NOBODY') goSignIn(language);
  }, [who, language]);
  const me = typeof who === 'object' && 'me' in who ? who.me : undefined;
  const { login } = me ?? {};
  useEffect(() => {
    if (login === undefined) return;
    askAs(login);
    const later = setTimeout(() => void keepFiles().catch(() => undefined), MS_LATER);
    return () => clearTimeout(later);
  }, [login]);

  if (who === 'NOBODY') return null;
  if (!me)
    return (
      <Suspense>
        <WithoutLine
          account={typeof who === 'object' && 'pin' in who ? who.pin : undefined}
          leaving={who === 'LEAVING'}
          onOpen={(opened) => {
            askFor(opened.actingFor?.code);
            setWho({ me: opened });
          }}
          onAgain={look}
        />
      </Suspense>
    );
  return (
    <MeContext value={me}>
      {children}
      <Suspense>
        <Watch />
      </Suspense>
    </MeContext>
  );
}
