/** What a browser does with cookies and redirects, in so far as a sign-in needs it. */
export class Jar {
  private readonly cookies = new Map<string, Map<string, string>>();

  /** Cookies as they are held for an origin's host. */
  of(url: string): ReadonlyMap<string, string> {
    return this.cookies.get(new URL(url).host) ?? new Map();
  }

  set(url: string, name: string, value: string): void {
    const { host } = new URL(url);
    this.cookies.set(host, new Map([...this.of(url), [name, value]]));
  }

  forget(url: string): void {
    this.cookies.delete(new URL(url).host);
  }

  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.of(url)].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie ? { cookie } : {}), ...(init.headers as Record<string, string> | undefined) },
    });
    for (const line of answer.headers.getSetCookie()) this.keep(url, line);
    return answer;
  }

  /** Follows redirects until there are no more, or until one that is to be looked at. */
  async follow(url: string, until: (next: string) => boolean = () => false): Promise<{ answer: Response; at: string }> {
    let at = url;
    for (let step = 0; step < 12; step += 1) {
      const answer = await this.ask(at);
      const next = answer.headers.get('location');
      if (next === null) return { answer, at };
      await answer.body?.cancel();
      at = new URL(next, at).href;
      if (until(at)) return { answer, at };
    }
    throw new Error(`Redirected without end, last to ${at}`);
  }

  private keep(url: string, line: string): void {
    const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const gone = rest.some((part) => /^max-age=0$/i.test(part) || /^expires=Thu, 01 Jan 1970/i.test(part));
    const held = new Map(this.of(url));
    if (gone) held.delete(name);
    else held.set(name, value);
    this.cookies.set(new URL(url).host, held);
  }
}
