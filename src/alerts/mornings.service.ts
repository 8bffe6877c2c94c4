import { Injectable } from '@nestjs/common';
import { mayName, roles } from '#domain';
import type { Actor } from '#server';
import { asCaller } from '../platform/db/caller';
import { Db } from '../platform/db/db';
import type { Query } from '../platform/jobs/jobs';
import type { DigestLine } from './alert.entity';
import { counted, type Counted } from './waiting';

/** What is left for the next time is left by the account, so that nobody is passed over for good. */
const ENOUGH_MS = 40_000;

/** Who has mornings. */
export const readers = roles.filter((role) => mayName([role], 'Query.digests'));

interface Due extends Pick<Actor, 'account' | 'login' | 'unit' | 'roles' | 'language'> {
  day: string;
  since: string;
}

/** Each account's morning: its own inbox in numbers, read as that account, behind the walls that it is read behind. */
@Injectable()
export class Mornings {
  constructor(private readonly db: Db) {}

  /** Of those whose local time is six or later, once a day. */
  async write(query: Query): Promise<void> {
    const { rows } = await query('select m.*, m.day::text, m.since::text from app.mornings($1) m', [readers]);
    const end = Date.now() + ENOUGH_MS;
    for (const { day, since, ...actor } of rows as Due[]) {
      if (Date.now() > end) return;
      const told = await asCaller(actor, () => this.db.read<Counted>(actor, counted(since)));
      const lines: DigestLine[] = told.flatMap(({ snoozed, ...line }) => (line.open > 0 ? [line] : []));
      await query('select app.write_morning($1, $2, $3)', [actor.account, day, JSON.stringify(lines)]);
    }
  }
}
