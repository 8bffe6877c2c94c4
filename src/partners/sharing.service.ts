import { Injectable } from '@nestjs/common';
import type { FieldGroup } from '#domain';
import { tx } from '../platform/db/db';
import { raw, sql } from '../platform/db/sql';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, value, work, type Noted, type Plan } from '../platform/read/plan';
import type { Selected } from '../platform/read/selection';
import { ownPeople, ProgressReports } from '../reintegration/progress.service';
import { Change, SharedCase } from './shared-case.entity';

/** The fields of a shared case that belong to a group of their own; all others tell where the case stands. */
const groupOf: Readonly<Record<string, FieldGroup>> = {
  profile: 'PROFILE',
  identity: 'IDENTITY',
  contact: 'CONTACT',
  recruitmentMethods: 'EXPLOITATION',
  recruitmentSites: 'EXPLOITATION',
  sectors: 'EXPLOITATION',
  determinations: 'EXPLOITATION',
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
  (groupsOf: (selection: readonly Selected[]) => readonly string[]): Noted =>
  (answered, request, selection) => sql`
    insert into delivery (request, account_id, organisation_id, purpose, cases, groups)
    select ${request}, p.account, p.organisation, p.purpose, d.cases, d.groups from app.partner p, (
      select array_agg(x.id order by x.place) as cases, array_agg(coalesce(array_to_string(array(
          select g from app.share s, unnest(s.groups) g where s.case_id = x.id and g = any (${[...groupsOf(selection)]}::text[])), ','), '')
        order by x.place) as groups
      from ${answered} x) d where d.cases is not null`;

const ofReintegration = delivered(() => ['REINTEGRATION']);

/** What partners' machines read: nothing but what a survivor agreed to, or another recorded ground opens, as of now. */
@Injectable()
export class Sharing {
  constructor(private readonly reports: ProgressReports) {}

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
        groupsIn(
          selection.filter(({ field }) => field === 'record').flatMap(({ below }) => [...below.values()].flat()),
        ),
      ),
    });
  }

  one(id: string): Plan {
    return {
      kind: 'one',
      entity: SharedCase,
      where: (t) => sql`${raw(t)}.id = ${id}`,
      noted: delivered(groupsIn),
    };
  }

  progress(id: string): Plan {
    return work(async () => {
      const [open] = await tx().query(sql`select from shared_case where id = ${id} and 'REINTEGRATION' = any (groups)`);
      const found = open ? await this.reports.find(id) : null;
      return value(found, found ? [id] : [], ofReintegration);
    });
  }

  caseloadProgress(): Plan {
    return work(async () => {
      const { report, of } = await this.reports.together(
        sql`${ownPeople} and a.case_id in (select s.id from shared_case s where 'REINTEGRATION' = any (s.groups))`,
      );
      return value(report, of, ofReintegration);
    });
  }
}
