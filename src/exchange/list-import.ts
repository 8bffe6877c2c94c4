import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { outcomeOf } from '../platform/outcome/problem';
import { Draft, RowProblem } from './draft.entity';

export enum ListRowState {
  /** A dry run: it would be registered. */
  READY = 'READY',
  REGISTERED = 'REGISTERED',
  DRAFT = 'DRAFT',
  REPEATED = 'REPEATED',
}
registerEnumType(ListRowState, {
  name: 'ListRowState',
  valuesMap: {
    READY: { description: 'It would be registered.' },
    REGISTERED: { description: 'Registered by this act.' },
    DRAFT: { description: 'Kept, or to be kept, until it is put right.' },
    REPEATED: { description: 'An earlier list of your unit brought the same row, whatever became of it.' },
  },
});

@ObjectType({ description: 'What became, or would become, of one row.' })
export class ListRow {
  @Field(() => Int, { description: 'The row of the sheet, from 1.' })
  line: number;

  @Field({ description: "The list's own number of the row; empty without one." })
  number: string;

  @Field(() => ListRowState)
  state: ListRowState;

  @Field(() => [RowProblem], { description: 'Why it can not be registered as it was typed.' })
  problems: RowProblem[];

  @Field(() => [RowProblem], { description: 'What should be looked at; none of it keeps the row back.' })
  warnings: RowProblem[];

  @Field(() => ID, { nullable: true })
  draft: string | null;

  @Field(() => ID, { nullable: true })
  case: string | null;
}

@ObjectType({ description: 'How a column of the list is read.' })
export class ListColumn {
  @Field()
  heading: string;

  @Field(() => String, {
    nullable: true,
    description: 'The field of registration that it fills; null of a column that this list alone has.',
  })
  field: string | null;
}

/** Answered by the import, never stored: sent again, the key's rows are looked up and told as they were brought. */
@ObjectType({ description: 'What became, or would become, of a list, row by row.' })
export class ListImport {
  @Field(() => ID, { description: 'The key of the act.' })
  id: string;

  @Field(() => ID)
  group: string;

  @Field(() => [ListRow])
  rows: ListRow[];

  @Field(() => [ListColumn], { description: 'Those with a heading, but for the list’s own numbering.' })
  columns: ListColumn[];

  @Field(() => Int, { description: 'New rows without a problem.' })
  ready: number;

  @Field(() => Int, { description: 'New rows that wait, or would wait, as drafts.' })
  drafts: number;

  @Field(() => Int, { description: 'Rows that this act registered; none in a dry run.' })
  registered: number;

  @Field(() => Int, { description: 'Rows that an earlier list of your unit brought.' })
  repeated: number;

  @Field({
    description: 'Nothing in the file says whether 03/04/1999 is in April or in March: an import has to be told.',
  })
  asksDateOrder: boolean;

  @Field(() => [RowProblem], {
    description: 'Why the file as a whole can not be taken in; an import with one is refused.',
  })
  problems: RowProblem[];

  @Field(() => [RowProblem])
  warnings: RowProblem[];
}

export const ListImportOutcome = outcomeOf(ListImport);
export const DraftOutcome = outcomeOf(Draft);
