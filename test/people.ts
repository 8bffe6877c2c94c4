import { createHash, randomBytes } from 'node:crypto';
import { generate } from 'otplib';
import { DEMONSTRATION_PASSWORD, demonstrationSecret } from '../src/demonstration/sign-in';

/** A browser without scripts: it keeps cookies by their path, follows nothing by itself and sends forms. */
export class Visitor {
  private readonly cookies = new Map<string, { value: string; path: string }>();

  constructor(
    readonly origin: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  async get(path: string): Promise<Response> {
    return this.send(path, {});
  }

  async post(path: string, form: Record<string, string>): Promise<Response> {
    return this.send(path, { method: 'POST', body: new URLSearchParams(form) });
  }

  /** Follows redirects within the core, until a page or an address that is `stop`. */
  async follow(response: Response, stop = '/auth/callback'): Promise<{ response: Response; at: URL }> {
    let current = response;
    let at = new URL(response.url);
    for (let i = 0; i < 10 && current.status >= 300 && current.status < 400; i += 1) {
      at = new URL(current.headers.get('location') ?? '', this.origin);
      if (at.pathname === stop || at.origin !== this.origin) break;
      current = await this.get(at.pathname + at.search);
    }
    return { response: current, at };
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name)?.value;
  }

  forget(name: string): void {
    this.cookies.delete(name);
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies]
      .filter(([, one]) => path.startsWith(one.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const response = await fetch(this.origin + path, {
      ...init,
      redirect: 'manual',
      headers: { ...this.headers, ...(cookie && { cookie }) },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      const gone = /expires=Thu, 01 Jan 1970|max-age=0/i.test(set);
      if (gone) this.cookies.delete(name);
      else this.cookies.set(name, { value, path: /path=([^;]*)/i.exec(set)?.[1] ?? '/' });
    }
    return response;
  }
}

/** What the portal begins a sign-in with, and what it needs to end it. */
export function beginning(origin: string, more: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'portal',
    response_type: 'code',
    redirect_uri: `${origin}/auth/callback`,
    scope: 'openid',
    resource: 'urn:pulang:core',
    state: 'state-of-the-portal',
    prompt: 'login',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  });
  return { path: `/oidc/auth?${query.toString()}`, verifier };
}

const STEP_MS = 30_000;
const used = new Map<string, number>();

/** For a database in which no code counts as used any more, so that a test need not wait for the next. */
export const forgetUsedCodes = (): void => used.clear();

/** A code of the account's authenticator that was not used yet; codes are good once, so a test may reach one step ahead. */
export async function totpOf(login: string, secret = demonstrationSecret(login)): Promise<string> {
  const now = Math.floor(Date.now() / STEP_MS);
  const step = Math.max(now, (used.get(secret) ?? 0) + 1);
  if (step > now + 1) await new Promise((resolve) => setTimeout(resolve, (step - 1) * STEP_MS - Date.now() + 50));
  used.set(secret, step);
  return generate({ secret, epoch: (step * STEP_MS) / 1000 });
}

export const tokenIn = (page: string): string => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';

/** A whole sign-in by password and code; answers the authorisation code. */
export async function signIn(
  visitor: Visitor,
  login: string,
  {
    password = DEMONSTRATION_PASSWORD,
    secret,
    more,
  }: { password?: string; secret?: string; more?: Record<string, string> } = {},
) {
  const { path, verifier } = beginning(visitor.origin, more);
  const start = await visitor.follow(await visitor.get(path));
  const step = start.at.pathname;
  const token = tokenIn(await start.response.text());
  const first = await visitor.post(`${step}/password`, { token, login, password });
  if (first.status !== 303) return { status: first.status, page: await first.text(), step, verifier, code: null };
  const second = await visitor.post(`${step}/code`, { token, code: await totpOf(login, secret) });
  const { at, response } = await visitor.follow(second);
  return {
    status: response.status,
    page: await response.clone().text(),
    step,
    verifier,
    code: at.searchParams.get('code'),
    at,
  };
}

/** What the portal does with a code. */
export const exchange = (origin: string, code: string, verifier: string, more: Record<string, string> = {}) =>
  fetch(`${origin}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: 'portal',
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: `${origin}/auth/callback`,
      ...more,
    }),
  });

/** The whole way to the portal by password and code; answers the page that the callback is. */
export async function signInToPortal(visitor: Visitor, login: string, query = ''): Promise<Response> {
  const start = await visitor.follow(await visitor.get(`/auth/sign-in?${query}`));
  const step = start.at.pathname;
  const token = tokenIn(await start.response.text());
  await visitor.post(`${step}/password`, { token, login, password: DEMONSTRATION_PASSWORD });
  const last = await visitor.follow(await visitor.post(`${step}/code`, { token, code: await totpOf(login) }));
  expect(last.at.pathname).toBe('/auth/callback');
  return visitor.get(last.at.pathname + last.at.search);
}
