import { Injectable } from '@nestjs/common';
import type { FieldGroup } from '#domain';
import { raw, sql } from '../platform/db/sql';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Noted, type Plan } from '../platform/read/plan';
import type { Selected } from '../platform/read/selection';
import { Change, SharedCase } from './shared-case.entity';

/** The fields of a shared case that belong to a group of their own; all others tell where the case stands. */
const groupOf: Readonly<Record<string, FieldGroup>> = {
  profile: 'PROFILE',
  identity: 'IDENTITY',
  contact: 'CONTACT',
  recruitmentMethods: 'EXPLOITATION',
  recruitmentSites: 'EXPLOITATION',
  needs: 'HEALTH',
  assessments: 'HEALTH',
  documents: 'DOCUMENTS',
  passages: 'TRAVEL',
  plans: 'REINTEGRATION',
  assistance: 'REINTEGRATION',
  followUps: 'REINTEGRATION',
  surveys: 'REINTEGRATION',
};

const groupsIn = (selection: readonly Selected[]): string[] => [
  ...new Set(selection.map(({ field }) => groupOf[field] ?? 'CASE')),
];

/** Writes down, in the statement that answers, which groups of whose data are being given to whom, and for what. */
const delivered =
  (recordOf: (selection: readonly Selected[]) => readonly Selected[]): Noted =>
  (answered, request, selection) => sql`
    insert into delivery (request, account_id, organisation_id, purpose, cases, groups)
    select ${request}, p.account, p.organisation, p.purpose, d.cases, d.groups from app.partner p, (
      select array_agg(x.id order by x.place) as cases, array_agg(coalesce(array_to_string(array(
          select g from app.share s, unnest(s.groups) g where s.case_id = x.id and g = any (${groupsIn(recordOf(selection))}::text[])), ','), '')
        order by x.place) as groups
      from ${answered} x) d where d.cases is not null`;

/** What partners' machines read: nothing but what a survivor agreed to, or another recorded ground opens, as of now. */
@Injectable()
export class Sharing {
  changes({ first, after }: PageArgs): Plan {
    return page({
      entity: Change,
      // What still runs may come to stand before what is seen now: it waits until nothing can.
      where: raw('t.changed < (select app.horizon())'),
      order: 't.changed',
      orderType: 'bigint',
      descending: false,
      first: checkFirst(first, true),
      after,
      feed: true,
      noted: delivered((selection) =>
        selection.filter(({ field }) => field === 'record').flatMap(({ below }) => [...below.values()].flat()),
      ),
    });
  }

  one(id: string): Plan {
    return {
      kind: 'one',
      entity: SharedCase,
      where: (t) => sql`${raw(t)}.id = ${id}`,
      noted: delivered((selection) => selection),
    };
  }
}
