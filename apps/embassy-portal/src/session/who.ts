/** Who works here, and how they come and go; nothing of it needs the page, so it is asked before there is one. */
import type { Role } from '#domain';
import { ask, askAs, askFor, Unanswered } from '../api/ask';
import { graphql } from '../api/graphql';
import { close, hasLeft, isToLeave, lastHere, leaveFirst, openAfterSignIn, remember } from '../device/key';
import { nameOf } from '../device/name';
import { readQueue } from '../device/queue';
import { suggestLanguage } from '../language/current';

export const ME = graphql(`
  query Me {
    me {
      login
      name
      roles
      language
      unit {
        id
        code
        nameId
        nameEn
        country
        zone
      }
      actingFor {
        code
      }
      standIns {
        until
        unit {
          code
          nameId
          nameEn
          zone
        }
      }
    }
  }
`);

export interface Me {
  login: string;
  name: string | null;
  roles: readonly Role[];
  unit: { id: string; code: string; nameId: string; nameEn: string; country: string; zone: string };
  /** Set while the unit is not their own. A device may have kept who one is from before there was this. */
  actingFor?: { code: string } | null;
  /** Other units that they may act for now. */
  standIns?: readonly { until: string; unit: { code: string; nameId: string; nameEn: string; zone: string } }[];
  /** Where they change what they sign in with; null where an outside provider has such a page. */
  account: string | null;
}

export interface SessionTimes {
  login: string;
  language: string;
  account: string | null;
  idleEndsAt: string;
  endsAt: string;
}

/** Who is signed in and until when; null when nobody is. Asking is no work, and opens no dialog. */
export async function readSession(): Promise<SessionTimes | null> {
  const headers = { 'x-pulang': 'background' };
  const response = await fetch('/auth/session', { headers, signal: AbortSignal.timeout(15_000) }).catch(() => {
    throw new Unanswered('LINE');
  });
  if (response.status === 401) return null;
  if (!response.ok) throw new Unanswered('FAULT');
  return (await response.json()) as SessionTimes;
}

/** Goes to sign in, and comes back to where the person was going. */
export function goSignIn(language: string): void {
  const to = encodeURIComponent(location.pathname + location.search);
  location.replace(`/auth/sign-in?to=${to}&language=${language}`);
}

const post = (path: string) =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-pulang': 'work' },
    body: '{}',
    signal: AbortSignal.timeout(15_000),
  });

/** Under what this account's things lie on its devices, besides the PIN. */
async function readSecret(): Promise<string> {
  const response = await post('/auth/device').catch(() => {
    throw new Unanswered('LINE');
  });
  if (!response.ok) throw new Unanswered('FAULT');
  return ((await response.json()) as { secret: string }).secret;
}

export type Who =
  | { me: Me }
  /** Without a line: whoever worked here last, by the device's name for them, may go on by their PIN. */
  | { pin: string }
  | 'NOBODY'
  /** Signed out here, and the session could not be ended. */
  | 'LEAVING'
  | 'NO_LINE';

const UNIT = 'pulang-unit';

/** What a tab keeps says neither who nor for whom. A device that keeps nothing keeps nothing of it either. */
const markOf = (login: string, unit: string) => nameOf(`${login} ${unit}`).catch(() => unit);

/** In this tab: to act for another unit, or one's own again; the page begins anew, with what that unit may see. */
export async function actFor(login: string, unit: string | null): Promise<void> {
  if (unit === null) sessionStorage.removeItem(UNIT);
  else sessionStorage.setItem(UNIT, await markOf(login, unit));
  location.assign('/');
}

const readMe = async () => (await ask(ME, {}, { by: 'background' })).me;

/** For the unit that this tab acts for. Leave that is over, or was another account's, is forgotten. */
async function readActing() {
  askFor(undefined);
  const me = await readMe();
  const mark = sessionStorage.getItem(UNIT);
  if (mark === null) return me;
  for (const { unit } of me.standIns) {
    if (mark !== (await markOf(me.login, unit.code))) continue;
    askFor(unit.code);
    return readMe();
  }
  sessionStorage.removeItem(UNIT);
  return me;
}

/** A device that keeps nothing, a private window, does not keep anybody from working with a line. */
const kept = <T>(work: Promise<T>): Promise<T | undefined> => work.catch(() => undefined);

export async function whoIsThere(): Promise<Who> {
  // Side by side: on a bad line each way there and back is waited for.
  const asked = readActing();
  asked.catch(() => undefined);
  const coming = readSession();
  coming.catch(() => undefined);
  try {
    const secretComing = readSecret();
    secretComing.catch(() => undefined);
    const [leaves, session] = await Promise.all([kept(isToLeave()), coming]);
    // Signed out without a line, or locked by wrong PINs: the session that the browser still has is ended first.
    if (leaves && session && !(await post('/auth/sign-out')).ok) return 'LEAVING';
    if (leaves) await kept(hasLeft());
    if (leaves || !session) return 'NOBODY';
    suggestLanguage(session.language);
    const [found, secret] = await Promise.all([asked, secretComing]);
    // Somebody else signed in meanwhile, elsewhere in this browser.
    if (found.login !== session.login) return await whoIsThere();
    askAs(session.login);
    const me = { ...found, roles: found.roles as Role[], account: session.account };
    await kept(openAfterSignIn(me.login, secret).then(() => readQueue(me.login)));
    // The page does not wait for the disk.
    void kept(remember(me.login, me));
    return { me };
  } catch {
    const last = await kept(lastHere());
    return last?.pin ? { pin: last.name } : 'NO_LINE';
  }
}

/** What waits on this device stays, sealed, until its officer signs in again. */
export async function signOut(): Promise<void> {
  // Nobody waits in sight of it for an answer, and coming back to the page shows nothing.
  document.body.hidden = true;
  await kept(close());
  const response = await kept(post('/auth/sign-out'));
  const next = response?.ok ? ((await response.json()) as { next: string }).next : undefined;
  if (next === undefined) await kept(leaveFirst());
  location.assign(next ?? '/');
}
