import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';

/** An entry of the timeline, in the order in which it could be seen. */
export interface Happened {
  id: string;
  pos: string;
  seq: string;
  case: string;
  kind: string;
  subject: string | null;
  /** Of a case that the unit has or had to do with, or of an offer to it. */
  ours: boolean;
}

/** What a machine is told: ids and the name of the event. What it says is asked for, under the machine's own rights. */
export interface Message extends Pick<Happened, 'pos' | 'seq'> {
  event: string;
  type: 'case.changed' | 'case.gone' | 'offer.changed';
  data: { case?: string; offer?: string; event?: string };
}

/** After these a case may be no more to be had. */
const CONSENTS = new Set(['recordConsent', 'withdrawConsent', 'endConsent']);

/** Runs as the machine that is to be told. */
export async function messagesFrom(happened: readonly Happened[]): Promise<Message[]> {
  if (happened.length === 0) return [];
  const { query } = tx();
  const ids = async (statement: ReturnType<typeof sql>) =>
    new Set((await query<{ id: string }>(statement)).map(({ id }) => id));
  const events = await ids(sql`select id from case_event where id = any (${happened.map(({ id }) => id)}::uuid[])`);
  const cases = await ids(sql`select id from cases where id = any (${happened.map((one) => one.case)}::uuid[])`);
  const offers = await ids(
    sql`select id from referral where to_unit_id = (select app.claimed()) and id = any (${happened.flatMap(({ subject }) => subject ?? [])}::uuid[])`,
  );
  return happened.flatMap(({ id, pos, seq, case: of, kind, subject }): Message[] => {
    const at = { event: id, pos, seq };
    if (subject && offers.has(subject))
      return [{ ...at, type: 'offer.changed', data: { offer: subject, event: kind } }];
    if (events.has(id)) return [{ ...at, type: 'case.changed', data: { case: of, event: kind } }];
    return !cases.has(of) && CONSENTS.has(kind) ? [{ ...at, type: 'case.gone', data: { case: of } }] : [];
  });
}
