import { Injectable } from '@nestjs/common';
import { mayName, readSearch, type Searched } from '#domain';
import { caller } from '../platform/db/caller';
import { join, raw, sql, type Sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import { list, work, type Plan } from '../platform/read/plan';
import { SearchIndex, type Mark } from '../platform/vault/search-index';
import { Case } from '../cases/case.entity';
import { worklist } from '../cases/worklist.service';
import { Likeness } from '../people/likeness.service';

const MOST = 20;
const LONGEST = 100;

/** How sure each way of having meant a text is; a name counts by how much it resembles. */
const sureness = {
  number: 100,
  mark: 95,
  name: 92,
  near: 85,
  label: 90,
  tail: 80,
  part: 70,
  vehicle: 60,
  place: 40,
  state: 30,
};

/**
 * One box for what people type: all that the text may mean is looked for within the caller's reach, best first. What
 * is hidden takes no place and moves nobody else's, since every way begins from rows that the caller may see.
 */
@Injectable()
export class Search {
  constructor(
    private readonly likeness: Likeness,
    private readonly blind: SearchIndex,
  ) {}

  find(text: string, first: number): Plan {
    if (text.trim().length < 2 || text.length > LONGEST) throw new Refused('SEARCH_LENGTH', 'text', { most: LONGEST });
    if (!Number.isInteger(first) || first < 1 || first > MOST)
      throw new Refused('PAGE_TOO_LARGE', 'first', { most: MOST });
    return work(async () => {
      const meant = readSearch(text, tx().now.toISOString().slice(0, 10));
      const ways = [
        ...inLists(meant),
        ...labelled(meant),
        ...onTheWay(meant),
        ...this.marked(meant),
        ...(await this.named(meant)),
      ];
      const found = ways.length === 0 ? [] : await ranked(ways, first);
      return list({
        entity: Case,
        where: (t) => sql`${raw(t)}.id = any (${found}::uuid[])`,
        order: (t) => sql`array_position(${found}::uuid[], ${raw(t)}.id)`,
      });
    });
  }

  private async named({ name }: Searched): Promise<Sql[]> {
    if (!name || !mayName(caller().roles, 'Query.findPeople')) return [];
    const alike = await this.likeness.resembling(name);
    if (alike.length === 0) return [];
    return [
      sql`select * from unnest(${alike.map((one) => one.case)}::uuid[],
        ${alike.map((one) => sureness.name * one.resemblance)}::float8[]) as n (id, sure)`,
    ];
  }

  /** Numbers are looked for only by who may read them, or the answer would read them out digit by digit. */
  private marked({ nik, phone, document, lastFour }: Searched): Sql[] {
    const { roles } = caller();
    const may = (cell: string) => mayName(roles, cell);
    const whole = this.blind.marks({
      NIK: may('Person.nik') ? nik : null,
      PHONE: may('Person.phone') ? phone : null,
      PASSPORT: may('Person.passportNumber') ? document : null,
    });
    const tails = lastFour
      ? [
          ...(may('Person.passportNumber') ? this.blind.everyTail('PASSPORT_TAIL', lastFour) : []),
          ...(may('TravelDocument.number') ? this.blind.everyTail('PAPER_TAIL', lastFour) : []),
        ]
      : [];
    return [...withMarks(whole, sureness.mark), ...withMarks(tails, sureness.tail)];
  }
}

const withMarks = (marks: readonly Mark[], sure: number): Sql[] =>
  marks.length === 0
    ? []
    : [
        sql`select f.case_id as id, ${sure}::float8 as sure
            from app.find_marks(${marks.map((one) => one.field)}::text[], ${marks.map((one) => one.mark)}::bytea[]) f`,
      ];

/** Of the caller's own rows the newest that fit. */
function rows(condition: Sql, sure: number): Sql {
  const { from, id, where } = worklist();
  return sql`(select ${raw(id)} as id, ${sure}::float8 as sure from ${from} where ${where} and ${condition}
    order by a.updated_at desc, ${raw(id)} desc limit ${raw(String(MOST))})`;
}

function inLists({ numbers, nearNumbers, partOfNumber, states, ...places }: Searched): Sql[] {
  const { id } = worklist();
  const home = [...places.provinces, ...places.regencies];
  const ofCase = (condition: Sql) =>
    sql`exists (select from cases g join person p on p.id = g.person_id where g.id = ${raw(id)} and ${condition} offset 0)`;
  return [
    ...(numbers.length ? [rows(sql`a.number = any (${[...numbers]}::text[])`, sureness.number)] : []),
    ...(nearNumbers.length ? [rows(sql`a.number = any (${[...nearNumbers]}::text[])`, sureness.near)] : []),
    ...(partOfNumber ? [rows(sql`strpos(replace(a.number, '-', ''), ${partOfNumber}) > 0`, sureness.part)] : []),
    ...(states.length ? [rows(sql`a.state = any (${[...states]}::text[])`, sureness.state)] : []),
    ...(places.countries.length
      ? [rows(ofCase(sql`g.country = any (${[...places.countries]}::text[])`), sureness.place)]
      : []),
    ...(home.length
      ? [
          rows(
            ofCase(sql`(p.home_province = any (${home}::text[]) or p.home_regency = any (${home}::text[]))`),
            sureness.place,
          ),
        ]
      : []),
  ];
}

/** Whoever has no name is looked for by what they go by; few are, so their rows come first. */
function labelled({ workingLabel }: Searched): Sql[] {
  if (!workingLabel) return [];
  return [
    sql`(select c.id, ${sureness.label}::float8 as sure from person p join cases c on c.person_id = p.id
      where p.working_label is not null and starts_with(upper(p.working_label) || ' ', ${`${workingLabel} `})
      order by c.updated_at desc, c.id desc limit ${raw(String(MOST))})`,
  ];
}

/** By a leg that somebody is or was on: its number, or where it begins or ends. */
function onTheWay({ vehicle, placeCode }: Searched): Sql[] {
  if (!mayName(caller().roles, 'Case.passages')) return [];
  const by = (condition: Sql, sure: number) =>
    sql`(select p.case_id as id, ${sure}::float8 as sure from leg l join passenger p on p.movement_id = l.movement_id
      where ${condition} order by l.planned_departure desc, p.case_id limit ${raw(String(5 * MOST))})`;
  return [
    ...(vehicle
      ? [
          by(
            sql`l.number = any (${[...vehicle.numbers]}::text[])
                and (${vehicle.carrier}::text is null or l.carrier is null or l.carrier = ${vehicle.carrier})`,
            sureness.vehicle,
          ),
        ]
      : []),
    ...(placeCode
      ? [by(sql`l.from_place = ${placeCode}`, sureness.place), by(sql`l.to_place = ${placeCode}`, sureness.place)]
      : []),
  ];
}

/** By the best of the ways that found it, then the last changed; what the caller no longer sees as a case drops out. */
async function ranked(ways: readonly Sql[], first: number): Promise<string[]> {
  const found = await tx().query<{ id: string }>(
    sql`select w.id from (select u.id, max(u.sure) as sure from (${join(ways, ' union all ')}) u group by u.id) w
        join cases c on c.id = w.id order by w.sure desc, c.updated_at desc, w.id limit ${first}`,
  );
  return found.map(({ id }) => id);
}
