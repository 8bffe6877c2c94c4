import { Injectable } from '@nestjs/common';
import { ageBounds } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import { CaseLife } from '../cases/case-life.service';
import type { HeldCase } from '../cases/case-record.service';
import type { LegRow } from './movement-record';

/** IATA: from the second birthday on a child needs a seat. */
const SEAT_FROM = 2;

/** Those who travel on somebody's lap, or in somebody's care. */
@Injectable()
export class Infants {
  constructor(private readonly life: CaseLife) {}

  /** The place on this movement of the adult with whom somebody travels. */
  async adultOf(movement: string, { with: adult, lap }: { with?: string; lap?: boolean }): Promise<string | null> {
    if (!adult) {
      if (lap) throw new Refused('LAP_OF_NOBODY', 'with');
      return null;
    }
    const [place] = await tx().query<{ id: string }>(
      sql`select id from passenger where movement_id = ${movement} and case_id = ${adult} and state in ('LISTED', 'BOARDED') and not lap`,
    );
    if (!place) throw new Refused('LAP_OF_NOBODY', 'with');
    return place.id;
  }

  async checkLap(held: HeldCase, legs: readonly LegRow[]): Promise<void> {
    const last = legs.findLast(({ cancelledAt }) => !cancelledAt);
    const birth = await this.life.birthOf(held.id);
    const day = last?.plannedDeparture.toISOString().slice(0, 10) ?? '';
    if (!birth || ageBounds(birth, day).most >= SEAT_FROM) throw new Refused('TOO_OLD_FOR_LAP', 'lap');
  }
}
