import { useEffect, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Role } from '#domain';
import { ask } from '../api/ask';
import { suggestLanguage } from '../language/current';
import { useLanguage, useTexts } from '../language/language';
import { Idle } from './Idle';
import { Lost } from './Lost';
import { goSignIn, ME, MeContext, readSession, type Me } from './session';
import { texts } from './texts';

/** Null while the browser is on its way to the sign-in. */
async function whoIsThere(): Promise<Me | null> {
  const session = await readSession();
  if (!session) return null;
  suggestLanguage(session.language);
  const { me } = await ask(ME, {}, { by: 'background' });
  return { ...me, roles: me.roles as Role[], account: session.account };
}

/** Shows the page to whoever is signed in; whoever is not is sent to sign in, and comes back here. */
export function SignedIn({ children }: { children: ReactNode }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const who = useQuery({ queryKey: ['who'], queryFn: whoIsThere, staleTime: Infinity, retry: false });
  const nobody = who.data === null;
  useEffect(() => {
    if (nobody) goSignIn(language);
  }, [nobody, language]);

  if (who.error)
    return (
      <main className="page">
        <h1>{t.noLine}</h1>
        <p>{t.noLineText}</p>
        <button onClick={() => void who.refetch()}>{t.again}</button>
      </main>
    );
  if (!who.data) return null;
  return (
    <MeContext value={who.data}>
      {children}
      <Idle />
      <Lost />
    </MeContext>
  );
}
