import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { hostListKinds } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed } from '../platform/read/describe';
import { Group } from '../cases/group.entity';
import { Unit } from '../organisations/unit.entity';

export const HostListKind = codeEnum('HostListKind', hostListKinds);

@ObjectType({ description: 'How far two lists agree.' })
class HostListCounts {
  @Field(() => Int) both: number;
  @Field(() => Int) unsure: number;
  @Field(() => Int) onlyTheirs: number;
  @Field(() => Int) onlyOurs: number;
  @Field(() => Int, { description: 'Differences that nobody has settled yet.' }) open: number;
}

const counts = (t: string) =>
  raw(`(select json_build_object(
    'both', count(*) filter (where e.standing = 'BOTH'),
    'unsure', count(*) filter (where e.standing = 'UNSURE'),
    'onlyTheirs', count(*) filter (where e.standing = 'ONLY_THEIRS'),
    'onlyOurs', count(*) filter (where e.standing = 'ONLY_OURS'),
    'open', count(*) filter (where e.standing <> 'BOTH' and e.resolution is null))
    from host_entry e where e.list_id = ${t}.id)`);

@ObjectType({ description: 'Whom a host state says that it deports or releases, held against the people of a group.' })
@Entity('host_list')
export class HostList {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => Unit, { description: 'The post that was given it.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field(() => Group)
  @ManyToOne(() => Group, { nullable: false })
  @JoinColumn({ name: 'group_id' })
  group: Group;

  @Column('uuid', { name: 'group_id' })
  groupId: string;

  @Field(() => HostListKind)
  @Column('text')
  kind: string;

  @Field({ description: 'The number on the paper; never a name.' })
  @Column('text')
  reference: string;

  @Field(() => Instant, { description: 'Its date, as claimed.' })
  @Column({ ...instant, name: 'occurred_at' })
  occurredAt: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => HostListCounts)
  @Computed(counts)
  counts: HostListCounts;
}
