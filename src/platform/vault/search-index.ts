import { Injectable } from '@nestjs/common';
import type { NameAndBirth } from '#domain';
import { raw, sql, type Sql } from '../db/sql';
import {
  everyNameToken,
  everyTail,
  indexKeys,
  nameTokens,
  numberMark,
  searchByName,
  storedTail,
  type AskedToken,
  type IndexKeys,
  type NameField,
  type NumberField,
  type TailField,
} from './blind-index';

export interface Mark {
  field: string;
  mark: Buffer;
}

/** The blind index under its keys, which stand apart from the vault's: what is stored of a person, and what is asked. */
@Injectable()
export class SearchIndex {
  private readonly keys: IndexKeys;

  constructor(secret: Buffer) {
    this.keys = indexKeys(secret);
  }

  marks(numbers: Partial<Record<NumberField, string | null | undefined>>): Mark[] {
    return Object.entries(numbers).flatMap(([field, number]) =>
      number ? [{ field, mark: numberMark(this.keys, field as NumberField, number) }] : [],
    );
  }

  /** The last four digits of a document's number, to be stored; none if it has fewer. */
  tail(field: TailField, number: string | null | undefined): Mark[] {
    const mark = number ? storedTail(this.keys, field, number) : null;
    return mark ? [{ field, mark }] : [];
  }

  /** All marks under which `tail` may have stored these four digits. */
  everyTail(field: TailField, digits: string): Mark[] {
    return everyTail(this.keys, field, digits).map((mark) => ({ field, mark }));
  }

  tokens(field: NameField, name: string, birthYear: number | null): number[] {
    return nameTokens(this.keys, field, name, birthYear);
  }

  /** All tokens under which `tokens` may have stored a name, to take it back. */
  everyToken(field: NameField, name: string, birthYear: number | null): number[] {
    return everyNameToken(this.keys, field, name, birthYear);
  }

  /** Those who resemble the one asked for, best first. `records` answers the people of a row set with their names. */
  search<Found extends NameAndBirth>(
    field: NameField,
    asked: NameAndBirth,
    records: (people: Sql) => Promise<Found[]>,
  ) {
    return searchByName(this.keys, field, asked, (question) => records(asPeople(question)));
  }
}

/** The question as the row set that the database's search answers: `person_id`, best hundred within the caller's reach. */
const asPeople = (question: readonly AskedToken[]): Sql =>
  sql`${raw('app.find_names')}(${question.map(({ token }) => token)}::int[], ${question.map(({ weight }) => weight)}::real[],
    ${question.map(({ group }) => group)}::int[])`;
