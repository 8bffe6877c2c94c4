import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { MachineClient } from './machine-client.entity';

/** The public half only. Keys overlap in time, so that a partner changes over while both are good. */
@ObjectType({ description: "A key that a machine's assertions are signed with." })
@Entity('machine_key')
@ListedOn(MachineClient, 'keys', { by: 'client', order: 'notBefore', limit: 50 })
@Unique('machine_key_once', ['clientId', 'kid'])
export class MachineKey {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => MachineClient, { nullable: false })
  @JoinColumn({ name: 'machine_client_id' })
  client: MachineClient;

  @Column('uuid', { name: 'machine_client_id' })
  clientId: string;

  @Field()
  @Column('text')
  kid: string;

  @Column('jsonb')
  jwk: object;

  @Field(() => Instant)
  @Column({ ...instant, name: 'not_before' })
  notBefore: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'not_after' })
  notAfter: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at', default: () => 'now()' })
  recordedAt: Date;
}
