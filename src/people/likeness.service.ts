import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  bearersOf,
  readPartialDate,
  reasonsToAsk,
  resemblanceTo,
  type Likeness as InCommon,
  type NameAndBirth,
} from '#domain';
import { Case } from '../cases/case.entity';
import { raw, sql, type Sql } from '../platform/db/sql';
import { Db, tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import { background } from '../platform/jobs/background';
import { list, work, type Plan } from '../platform/read/plan';
import { SearchIndex } from '../platform/vault/search-index';
import { Vault } from '../platform/vault/vault';

/** Somebody under a name that they are known by. */
interface Known extends NameAndBirth {
  case: string;
  sex: string;
  home: string | null;
}

interface Row {
  case: string;
  person: string;
  birth_year: number | null;
  sex: string;
  home: string | null;
  wrapped: Buffer;
  label: Buffer;
  identity: Buffer | null;
}

const MOST = 10;

/** People who resemble somebody by name and birth year: for who asks, within their reach; for the desk, anywhere. */
@Injectable()
export class Likeness {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly blind: SearchIndex,
  ) {}

  find(name: string, birthYear: number | undefined, first: number): Plan {
    if (!name.trim()) throw new Refused('NAME_MISSING', 'name');
    if (!Number.isInteger(first) || first < 1 || first > MOST)
      throw new Refused('PAGE_TOO_LARGE', 'first', { most: MOST });
    return work(async () => {
      const asked = { name, born: birthYear ? { year: birthYear } : null };
      const found = await this.alike(asked, (people) =>
        this.named(sql`${people} f join cases c on c.person_id = f.person_id`),
      );
      const cases = [...new Set(found.map((one) => one.found.case))].slice(0, first);
      return list({
        entity: Case,
        where: (t) => sql`${raw(t)}.id = any (${cases}::uuid[])`,
        order: (t) => sql`array_position(${cases}::uuid[], ${raw(t)}.id)`,
      });
    });
  }

  /** The cases whose people are called so, as it is spelt or sounds, with how much they resemble. */
  async resembling(name: string): Promise<{ case: string; resemblance: number }[]> {
    const found = await this.alike({ name, born: null }, (people) =>
      this.named(sql`${people} f join cases c on c.person_id = f.person_id`),
    );
    return found.map(({ found: { case: id }, resemblance }) => ({ case: id, resemblance }));
  }

  /**
   * Looks for others who may be the person of a case, whoever holds them, by the table of rules; the desk is asked,
   * nobody else is told. Who has several names is compared under each.
   */
  async match(id: string): Promise<void> {
    await this.db.transaction(background, async ({ query }) => {
      const mine = await this.named(sql`cases c`, sql`c.id = ${id}`, true);
      await query(sql`select app.note_matches(${id})`);
      const shared = await query<{ case: string; fields: InCommon['same'] }>(
        sql`select case_id as case, array_agg(field) as fields from app.sharing_marks(${id}) group by case_id`,
      );
      const found = new Map<string, Known[]>();
      const add = (one: Known) => found.set(one.case, [...(found.get(one.case) ?? []), one]);
      for (const person of mine) {
        const alike = await this.alike(person, (people) =>
          this.named(sql`${people} f join cases c on c.person_id = f.person_id`, sql`c.id <> ${id}`, true),
        );
        alike.forEach((one) => add(one.found));
      }
      const others = shared.map((one) => one.case);
      (await this.named(sql`cases c`, sql`c.id = any (${others}::uuid[])`, true)).forEach(add);
      const kin = await query<{ case: string }>(
        sql`with mine as (select case k.case_id when ${id} then k.other_id else k.case_id end as id from kin k
              where ${id} in (k.case_id, k.other_id) and k.ended_at is null)
            select case k.case_id when m.id then k.other_id else k.case_id end as case
            from mine m join kin k on m.id in (k.case_id, k.other_id) and k.ended_at is null`,
      );
      for (const [other, theirs] of found) {
        const same = shared.find((one) => one.case === other)?.fields ?? [];
        const sameKin = kin.some((one) => one.case === other);
        const reasons = mine.flatMap((one) =>
          theirs.flatMap((them) => reasonsToAsk(inCommon(one, them, same, sameKin))),
        );
        if (reasons.length > 0)
          await query(sql`select app.open_match(${id}, ${other}, ${[...new Set(reasons)].sort()}::text[])`);
      }
      await query(
        sql`insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request)
            values (app.account(), app.unit(), 'WORK', 'matchNames', ${[id, ...found.keys()]}::uuid[],
                    '{person.label,person.identity}', ${randomUUID()})`,
      );
    });
  }

  /** Cases of people who are called so, wherever they are held: for work in the background alone. */
  async casesLike(name: string, birthYear: number | null, least: number): Promise<string[]> {
    const asked = { name, born: birthYear ? { year: birthYear } : null };
    const found = await this.alike(asked, (people) =>
      this.named(sql`${people} f join cases c on c.person_id = f.person_id`),
    );
    return [...new Set(found.filter((one) => one.resemblance >= least).map((one) => one.found.case))];
  }

  /** The names by which the person of a case is known: for work in the background alone. */
  namesOf(id: string): Promise<NameAndBirth[]> {
    return this.named(sql`cases c`, sql`c.id = ${id}`);
  }

  /** A name may be somebody's alias; whoever is found by both is ranked by the better. */
  private async alike(asked: NameAndBirth, records: (people: Sql) => Promise<Known[]>) {
    const by = (field: 'name' | 'alias') => this.blind.search(field, asked, records);
    const found = await Promise.all([by('name'), by('alias')]);
    return found.flat().sort((a, b) => b.resemblance - a.resemblance);
  }

  /** The people of these cases under each of their names; with the day of birth where it is not only shown a year. */
  private async named(from: Sql, where: Sql = raw('true'), exactly = false): Promise<Known[]> {
    const rows = await tx().query<Row>(
      sql`select c.id as case, p.id as person, p.birth_year, p.sex, p.home_regency as home, p.label, ${raw(exactly ? 'p.identity' : 'null as identity')}, k.wrapped
          from ${from} join person p on p.id = c.person_id join person_key k on k.person_id = p.id and k.frozen_at is null where ${where}`,
    );
    return rows.flatMap((row) => {
      const { name, alias } = this.vault.open(
        row.wrapped,
        { table: 'person', envelope: 'label', row: row.person },
        row.label,
      );
      const born = this.born(row);
      return [name, alias].flatMap((one) =>
        typeof one === 'string' && one ? [{ case: row.case, name: one, born, sex: row.sex, home: row.home }] : [],
      );
    });
  }

  private born({ person, birth_year, identity, wrapped }: Row): Known['born'] {
    if (birth_year === null) return null;
    if (!identity) return { year: birth_year };
    const { birthDate } = this.vault.open(wrapped, { table: 'person', envelope: 'identity', row: person }, identity);
    const read = typeof birthDate === 'string' ? readPartialDate(birthDate) : null;
    return read?.ok ? read.date : { year: birth_year };
  }
}

const isDay = (born: Known['born']): boolean => Boolean(born?.month && born.day);

/** What two registrations have in common, for the table of rules to judge. */
function inCommon(one: Known, other: Known, same: InCommon['same'], sameKin: boolean): InCommon {
  const [a, b] = [one.born, other.born];
  const agree = (mine: string | null, theirs: string | null) =>
    !mine || !theirs || mine === 'UNKNOWN' || theirs === 'UNKNOWN' ? 'UNKNOWN' : mine === theirs ? 'SAME' : 'OTHER';
  const born = { year: 2000 };
  return {
    same,
    names: resemblanceTo({ name: one.name, born })({ name: other.name, born }),
    bearers: Math.max(bearersOf(one.name), bearersOf(other.name)),
    yearsApart: a && b ? Math.abs(a.year - b.year) : null,
    sameDay: isDay(a) && isDay(b) && a?.year === b?.year && a?.month === b?.month && a?.day === b?.day,
    home: agree(one.home, other.home),
    sexes: agree(one.sex, other.sex),
    sameKin,
  };
}
