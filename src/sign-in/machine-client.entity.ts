import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Account } from '../organisations/account.entity';
import { machinePurposes } from '#domain';
import { codeEnum, instant, Instant } from '../platform/columns';

export const MachinePurpose = codeEnum('MachinePurpose', machinePurposes);

@ObjectType({ description: "A partner's machine: one for each purpose, acting as one account of one unit." })
@Entity('machine_client')
export class MachineClient {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field({ description: 'What it calls itself at the token endpoint.' })
  @Column('text', { unique: true, name: 'client_id' })
  clientId: string;

  @Field(() => Account)
  @ManyToOne(() => Account, { nullable: false })
  @JoinColumn({ name: 'account_id' })
  account: Account;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Field(() => MachinePurpose)
  @Column('text')
  purpose: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at', default: () => 'now()' })
  recordedAt: Date;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'disabled_at' })
  disabledAt: Date | null;
}
