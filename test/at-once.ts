import { setTimeout as pause } from 'node:timers/promises';
import type { World } from './world';

/** Until so many statements wait for a lock: those that come at once do meet, however much the machine has to do. */
export async function waiting({ owner }: Pick<World, 'owner'>, count: number, over = () => false): Promise<void> {
  for (;;) {
    // What a transaction has seen of others it goes on seeing, unless it lets go of it.
    await owner.query('select pg_stat_clear_snapshot()');
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.n ?? 0) >= count) return;
    if (over()) throw new Error('What was to meet the others was over before it had to wait for anybody.');
    await pause(5);
  }
}

/** Lets acts meet: each waits for what is held until all have come as far as they can, then they go on in their order. */
export async function meeting<T>(
  world: World,
  hold: string,
  values: unknown[],
  calls: readonly (() => Promise<T>)[],
): Promise<T[]> {
  await world.owner.query('begin');
  try {
    await world.owner.query(hold, values);
    const answers: Promise<T>[] = [];
    for (const call of calls) {
      let over = false;
      const answer = call();
      answer.then(
        () => (over = true),
        () => (over = true),
      );
      answers.push(answer);
      await waiting(world, answers.length, () => over);
    }
    await world.owner.query('commit');
    return await Promise.all(answers);
  } finally {
    await world.owner.query('rollback');
  }
}

/** Lets acts meet at one row that each of them locks. */
export const atOnce = <T>(
  world: World,
  table: string,
  id: string,
  calls: readonly (() => Promise<T>)[],
): Promise<T[]> => meeting(world, `select from ${table} where id = $1 for update`, [id], calls);
