import { createHash } from 'node:crypto';

/** Asks as an account and answers the data; throws on an error of the document. */
export type Ask = (login: string, document: string, variables: object) => Promise<Record<string, unknown>>;

export interface Refusal {
  code: string;
  field: string | null;
  message: string;
}

type Row = Record<string, unknown>;

interface Answered {
  __typename: string;
  id?: string;
  version?: number;
  code?: string;
  field?: string | null;
  message?: string;
}

/**
 * Tells a story through the public API, each act by the account whose step it is. Keys follow from the story's seed, so
 * that a story told again on the same installation changes nothing.
 */
export class Teller {
  /** The version of each thing as its last answer had it. */
  readonly versions = new Map<string, number>();

  constructor(
    private readonly asks: Ask,
    private readonly seed: string,
  ) {}

  /** A stable UUID for a name of this story. */
  id(name: string): string {
    const hex = createHash('sha256').update(`${this.seed}|${name}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  async ask<T>(login: string, document: string, variables: object = {}): Promise<T> {
    return (await this.asks(login, document, variables)) as T;
  }

  /** One act that must succeed; answers the thing's id. */
  async act(login: string, name: string, type: string, label: string, input: Row, outcome = 'Case'): Promise<string> {
    const answer = await this.single(login, name, type, label, input, outcome);
    if (answer.code)
      throw new Error(`${login} ${name} ${label}: ${answer.code} ${answer.field ?? ''} ${answer.message ?? ''}`);
    return answer.id ?? '';
  }

  /** One act that must be refused; answers why. */
  async refused(
    login: string,
    name: string,
    type: string,
    label: string,
    input: Row,
    outcome = 'Case',
  ): Promise<Refusal> {
    const answer = await this.single(login, name, type, `refused ${label}`, input, outcome);
    if (!answer.code) throw new Error(`${login} ${name} ${label} was not refused`);
    return { code: answer.code, field: answer.field ?? null, message: answer.message ?? '' };
  }

  /** Many acts of one kind, in one batch, each of which must succeed. */
  async acts(
    login: string,
    name: string,
    type: string,
    label: string,
    rows: readonly Row[],
    outcome = 'Case',
  ): Promise<string[]> {
    const ids: string[] = [];
    for (let from = 0; from < rows.length; from += 200) {
      const keyed = rows
        .slice(from, from + 200)
        .map((row, i) => ({ key: this.id(`${name} ${label} ${from + i}`), ...row }));
      const document = `mutation ($rows: [${type}!]!) { ${name}(rows: $rows) { ${answered(outcome)} } }`;
      const { [name]: answers } = await this.ask<Record<string, Answered[]>>(login, document, { rows: keyed });
      (answers ?? []).forEach((answer, i) => {
        if (answer.code)
          throw new Error(
            `${login} ${name} ${label} row ${from + i}: ${answer.code} ${answer.field ?? ''} ${answer.message ?? ''}`,
          );
        ids.push(this.note(answer));
      });
    }
    return ids;
  }

  /** A step of the case life for many, each on the version that was last seen. */
  async step(login: string, step: string, cases: readonly string[], occurredAt: string, more: Row = {}): Promise<void> {
    const rows = cases.map((id) => ({ case: id, version: this.versions.get(id) ?? 0, step, occurredAt, ...more }));
    await this.acts(login, 'moveCases', 'MoveCase', `${step} ${occurredAt}`, rows);
  }

  async assess(
    login: string,
    kind: string,
    outcome: string,
    cases: readonly string[],
    occurredAt: string,
    more: Row = {},
  ): Promise<void> {
    const rows = cases.map((id) => ({ case: id, kind, outcome, occurredAt, ...more }));
    await this.acts(login, 'recordAssessments', 'RecordAssessment', `${kind} ${occurredAt}`, rows);
  }

  private async single(
    login: string,
    name: string,
    type: string,
    label: string,
    input: Row,
    outcome: string,
  ): Promise<Answered> {
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answered(outcome)} } }`;
    const keyed = { key: this.id(`${name} ${label}`), ...input };
    const { [name]: answer } = await this.ask<Record<string, Answered>>(login, document, { input: keyed });
    if (!answer) throw new Error(`${name} answered nothing`);
    if (!answer.code) this.note(answer);
    return answer;
  }

  private note(answer: Answered): string {
    const id = answer.id ?? '';
    if (answer.version !== undefined) this.versions.set(id, answer.version);
    return id;
  }
}

/** Things without a version are only named. */
const unversioned = new Set(['Group', 'ListImport']);

const answered = (outcome: string): string =>
  `__typename ... on ${outcome} { id ${unversioned.has(outcome) ? '' : 'version'} } ... on Problem { code field message }`;
