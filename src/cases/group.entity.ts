import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { instant, Instant } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed } from '../platform/read/describe';
import { Unit } from '../organisations/unit.entity';

/**
 * Both sides signed for somebody who had been let in: not whom the receiver refused, nor a paper by which people were
 * given into other hands before they travelled, nor one that only corrects another.
 */
export const handedOver = (of: string): string =>
  `exists (select from handed_person h join handover b on b.id = h.handover_id and b.corrects_id is null
     where h.case_id = ${of} and h.refusal is null and b.giver_signed_at is not null and b.receiver_signed_at is not null
       and exists (select from passenger w where w.case_id = h.case_id and w.entered_at <= b.occurred_at))`;

@ObjectType({ description: 'How far the people of a group have come, counted over the cases that you can see.' })
export class GroupProgress {
  @Field(() => Int) registered: number;
  @Field(() => Int, { description: 'Rows of lists that could not be registered as they were typed.' }) drafts: number;
  @Field(() => Int) secondEpisodes: number;
  @Field(() => Int) children: number;
  @Field(() => Int) departed: number;
  @Field(() => Int) offloaded: number;
  @Field(() => Int) missing: number;
  @Field(() => Int) reconnected: number;
  @Field(() => Int) arrived: number;
  @Field(() => Int) handedOver: number;
  @Field(() => Int) sheltered: number;
  @Field(() => Int) returnedHome: number;
  @Field(() => Int) inShelter: number;
  @Field(() => Int) plans: number;
  @Field(() => Int) surveys: number;
  @Field(() => Int) closed: number;
}

const peopleWith = (alias: string, ...kinds: string[]) =>
  `(select count(distinct e.case_id) from cases c join case_event e on e.case_id = c.id
    where c.group_id = ${alias}.id and e.kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}))`;
const cases = (alias: string, where: string) =>
  `(select count(*) from cases c where c.group_id = ${alias}.id and ${where})`;
const having = (alias: string, rows: string) => cases(alias, `exists (select from ${rows})`);

const progress = (t: string) =>
  raw(`json_build_object(
    'registered', ${cases(t, 'true')},
    'drafts', (select count(*) from draft d where d.group_id = ${t}.id and d.held_back),
    'secondEpisodes', ${having(t, "person_match m where m.case_id = c.id and m.verdict = 'SAME_NEW_EPISODE'")},
    'children', ${cases(t, 'c.child_at_identification')},
    'departed', ${peopleWith(t, 'depart')},
    'offloaded', ${peopleWith(t, 'offload')},
    'missing', ${peopleWith(t, 'loseContact')},
    'reconnected', ${peopleWith(t, 'reconnect')},
    'arrived', ${peopleWith(t, 'arrive')},
    'handedOver', ${cases(t, handedOver('c.id'))},
    'sheltered', ${having(t, 'stay s where s.case_id = c.id')},
    'returnedHome', ${peopleWith(t, 'discharge', 'directHome')},
    'inShelter', ${cases(t, "c.state = 'IN_SHELTER'")},
    'plans', ${having(t, 'plan p where p.case_id = c.id')},
    'surveys', (select count(*) from cases c join survey s on s.case_id = c.id where c.group_id = ${t}.id),
    'closed', ${cases(t, "c.state = 'CLOSED'")})`);

@ObjectType({ description: 'People received together: a raid, a list, one night at the door.' })
@Entity('intake_group')
export class Group {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Unit)
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field({ description: 'How the post knows the group; a code of its own, never a name.' })
  @Column('text')
  reference: string;

  @Field({ description: 'ISO 3166-1 alpha-2 of the place of exploitation.' })
  @Column('text')
  country: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'received_at' })
  receivedAt: Date;

  @Field(() => Int, { nullable: true, description: 'How many people the host state announced; null when nobody did.' })
  @Column('int', { nullable: true })
  expected: number | null;

  @Field(() => GroupProgress)
  @Computed(progress)
  progress: GroupProgress;
}
