import { Injectable } from '@nestjs/common';
import { pastFigures, totalOf } from '#domain';
import { caller } from '../platform/db/caller';
import { sql } from '../platform/db/sql';
import { made, value, type Plan } from '../platform/read/plan';
import type { CaseNumber } from './statistics.types';

/** The caller's own true numbers; and what others printed before there was Pulang. */
@Injectable()
export class Statistics {
  /** From what was folded: never by walking the cases. */
  numbers(): Plan {
    return made(
      () => sql`select json_agg(json_build_object('state', state, 'country', country, 'group', who, 'count', count)
            order by state, country, who) as all from app.own_numbers()`,
      (row) => (row as { all: CaseNumber[] | null }).all ?? [],
    );
  }

  past(): Plan {
    const { language } = caller();
    return value(
      pastFigures.map((one) => ({
        ...one,
        source: one.source[language],
        parts: Object.entries(one.parts).map(([group, people]) => ({ group, people })),
        computedTotal: totalOf(one),
        agrees: totalOf(one) === one.printedTotal,
      })),
    );
  }
}
