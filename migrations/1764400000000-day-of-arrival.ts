import type { MigrationInterface, QueryRunner } from 'typeorm';

const everyLeg = 'from leg o where o.movement_id = p.movement_id)';

/** The planned day of arrival is not that of a leg which was cancelled; the rest of `app.facts` stays in the words it has by now. */
export class DayOfArrival1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ text }] = (await runner.query(
      `select pg_get_functiondef('app.facts(uuid, timestamptz)'::regprocedure) as text`,
    )) as [{ text: string }];
    if (!text.includes(everyLeg)) throw new Error('app.facts asks for the planned arrival in other words.');
    await runner.query(text.replace(everyLeg, `${everyLeg.slice(0, -1)} and o.cancelled_at is null)`));
  }

  async down(): Promise<void> {
    throw new Error('A day on which nobody comes is not brought back; restore a copy instead.');
  }
}
