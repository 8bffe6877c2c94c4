import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { instant } from '../platform/columns';
import { Unit } from '../organisations/unit.entity';

/** What a unit has said that a heading of the lists it is given means; of headings, never of people. */
@Entity('list_heading')
@Unique(['unitId', 'heading'])
export class ListHeading {
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  /** In lower case, without accents and punctuation. */
  @Column('text')
  heading: string;

  /** The field of registration that it fills; null of a column that is kept as notes. */
  @Column('text', { nullable: true })
  field: string | null;

  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;
}
