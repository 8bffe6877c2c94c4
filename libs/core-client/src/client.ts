/** A document of the core with the types of what it answers and takes. */
export interface CoreDocument<Data, Variables> {
  name: string;
  text: string;
  /** Never there: it only carries the types. */
  types?: (variables: Variables) => Data;
}

export const document = <Data, Variables>(name: string, text: string): CoreDocument<Data, Variables> => ({
  name,
  text,
});

/** With whose authority the core is asked. The token is passed on and kept nowhere. */
export interface Asker {
  authorization: string | undefined;
  language?: string | undefined;
  /** The unit it stands in for. */
  actingFor?: string | undefined;
  /** Only to see whether it could be done. */
  dryRun?: boolean;
}

/** Why the core did not answer: what it said of the whole request, or that it said nothing. */
export class CoreRefused extends Error {
  override readonly name = 'CoreRefused';

  constructor(
    /** Of HTTP: the core's own, or 502 where it can't be reached and 504 where it is too late. */
    readonly status: number,
    readonly code: string,
    /** Seconds, where it says when to come back. */
    readonly retryAfter?: string | undefined,
    readonly told?: { message: string; field?: string | null; remedy?: string } | undefined,
  ) {
    super(code);
  }
}

interface Answer {
  data?: unknown;
  errors?: readonly { message: string; extensions?: { code?: string; field?: string | null; remedy?: string } }[];
}

/** Asks the core in its own language, over HTTP, as anybody else does. */
export class CoreClient {
  constructor(
    private readonly origin: string,
    /** Milliseconds until an answer is given up; batches are given longer. */
    private readonly deadline: { answer: number; batch: number },
  ) {}

  async ask<Data, Variables>(
    { name, text }: CoreDocument<Data, Variables>,
    variables: Variables,
    asker: Asker,
    within: keyof CoreClient['deadline'] = 'answer',
  ): Promise<Data> {
    const { authorization, language, actingFor, dryRun } = asker;
    const headers = {
      'content-type': 'application/json',
      ...(authorization ? { authorization } : {}),
      ...(language ? { 'accept-language': language } : {}),
      ...(actingFor ? { 'x-acting-for': actingFor } : {}),
      ...(dryRun ? { 'x-dry-run': 'true' } : {}),
    };
    const body = JSON.stringify({ operationName: name, query: text, variables });
    const signal = AbortSignal.timeout(this.deadline[within]);
    const response = await this.reach('/graphql', { method: 'POST', headers, body, signal });
    const { data, errors } = await this.read(response);
    const [error] = errors ?? [];
    if (error || !response.ok) {
      const { code = response.ok ? 'INTERNAL' : `HTTP_${response.status}`, field, remedy } = error?.extensions ?? {};
      const told = error && remedy !== undefined ? { message: error.message, field, remedy } : undefined;
      throw new CoreRefused(response.status, code, response.headers.get('retry-after') ?? undefined, told);
    }
    return data as Data;
  }

  /** Whether the core would answer now. */
  async ready(): Promise<boolean> {
    const signal = AbortSignal.timeout(2_000);
    return this.reach('/health/ready', { signal }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  private async reach(path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.origin}${path}`, { ...init, redirect: 'error' }).catch((error: unknown) => {
      throw unreachable(error);
    });
  }

  private async read(response: Response): Promise<Answer> {
    try {
      return (await response.json()) as Answer;
    } catch (error) {
      throw unreachable(error);
    }
  }
}

const unreachable = (error: unknown): CoreRefused =>
  (error as { name?: unknown } | null)?.name === 'TimeoutError'
    ? new CoreRefused(504, 'TOO_LATE')
    : new CoreRefused(502, 'UNREACHABLE');
