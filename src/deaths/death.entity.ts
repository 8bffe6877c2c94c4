import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { deathAuthorities, kinNotices } from '#domain';
import { Column, Entity } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn, Sealed } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';

export const DeathAuthority = codeEnum('DeathAuthority', deathAuthorities);
export const KinNotice = codeEnum('KinNotice', kinNotices);

@ObjectType({ description: 'A death as it was certified, and what was done about the next of kin.' })
@Entity('death')
@ListedOn(Case, 'death', { order: 'recordedAt', limit: 1 })
export class Death extends CaseFact {
  @Field(() => Int)
  @Column('int')
  version: number;

  @Field({ description: 'ISO 3166-1 alpha-2 of the country where it was.' })
  @Column('text')
  country: string;

  @Field(() => DeathAuthority)
  @Column('text')
  authority: string;

  @Field(() => KinNotice)
  @Column('text')
  kin: string;

  @Field(() => Instant, { nullable: true, description: 'When the next of kin were told.' })
  @Column({ ...instant, nullable: true, name: 'kin_told_at' })
  kinToldAt: Date | null;

  @Field(() => ID, { nullable: true, description: 'The certificate, a file of the case.' })
  @Column('uuid', { nullable: true, name: 'file_id' })
  fileId: string | null;

  @Field(() => String, { nullable: true })
  @Sealed()
  cause: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the certificate.' })
  @Sealed()
  certificate: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was.' })
  @Sealed()
  place: string | null;
}
