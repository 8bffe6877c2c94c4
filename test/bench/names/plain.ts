/**
 * What one would have without a vault: folded names in plain text under trigram indexes, compared afterwards like the
 * finds of the blind index. The anchor for its recall and its speed.
 */
import { nameCodes, resemblanceTo, worthShowing } from '../../../libs/domain/src/names';
import { copy, line } from '../copy';
import { idOf, positionOf, type Database } from './database';
import type { Invented } from './population';
import type { Query } from './queries';

export interface Anchor {
  name: number;
  person: number;
  /** Milliseconds of each query's SQL. */
  times: number[];
}

const ways = {
  GIN: {
    index: 'create index plain_names on plain using gin (folded gin_trgm_ops)',
    text: `select person_id from plain where folded % $1 and birth_year between $2 and $3
           order by similarity(folded, $1) desc limit 100`,
  },
  GiST: {
    index: 'create index plain_names on plain using gist (birth_year, folded gist_trgm_ops)',
    text: 'select person_id from plain where birth_year between $2 and $3 order by folded <-> $1 limit 100',
  },
};

const folded = (name: string) => nameCodes(name).join(' ');

/** With the birth year known, by each kind of index. */
export async function plainly({ owner }: Database, people: readonly Invented[], queries: readonly Query[]) {
  for (const extension of ['pg_trgm', 'btree_gist']) await owner.query(`create extension ${extension}`);
  await owner.query('create table plain (person_id uuid, birth_year int, folded text)');
  for (let from = 0; from < people.length; from += 50_000) {
    const rows = people
      .slice(from, from + 50_000)
      .map(({ recorded, birthYear }, i) => line([idOf(from + i), birthYear, folded(recorded)]));
    await copy(owner, 'plain', ['person_id', 'birth_year', 'folded'], rows);
  }
  const anchors = {} as Record<keyof typeof ways, Anchor>;
  for (const [kind, { index, text }] of Object.entries(ways)) {
    await owner.query(index);
    await owner.query('vacuum analyze plain');
    const anchor: Anchor = { name: 0, person: 0, times: [] };
    for (const query of queries) {
      const begun = performance.now();
      const values = [folded(query.name), query.birthYear - 1, query.birthYear + 1];
      const { rows } = await owner.query<{ person_id: string }>(text, values);
      anchor.times.push(performance.now() - begun);
      const shown = ranked(
        rows.map(({ person_id }) => positionOf(person_id)),
        people,
        query,
      );
      if (shown.includes(query.meant)) anchor.person += 1 / queries.length;
      if (shown.some((one) => people[one]?.name === people[query.meant]?.name)) anchor.name += 1 / queries.length;
    }
    anchors[kind as keyof typeof ways] = anchor;
    await owner.query('drop index plain_names');
  }
  return anchors;
}

function ranked(found: readonly number[], people: readonly Invented[], { name, birthYear }: Query): number[] {
  const resemblance = resemblanceTo({ name, born: { year: birthYear } });
  return found
    .map((position) => {
      const person = people[position] as Invented;
      return { position, score: resemblance({ name: person.recorded, born: { year: person.birthYear } }) };
    })
    .filter(({ score }) => score >= worthShowing)
    .sort((a, b) => b.score - a.score)
    .slice(0, 10)
    .map(({ position }) => position);
}
