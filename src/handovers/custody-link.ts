import { Field, ObjectType } from '@nestjs/graphql';
import { custodyChain, custodyGaps, custodyHows, type CustodyFact } from '#domain';
import { codeEnum, Instant } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed } from '../platform/read/describe';
import { Case } from '../cases/case.entity';
import { ItemKind } from './handed-item.entity';
import { Party } from './handover.entity';

const CustodyHow = codeEnum('CustodyHow', custodyHows);
const CustodyGap = codeEnum('CustodyGap', custodyGaps);

@ObjectType({
  description:
    'A thing that came along by the BAST before and that this one does not tell of, with who gave the person by this one.',
})
export class UntoldThing {
  @Field(() => ItemKind)
  kind: string;

  @Field(() => String, { nullable: true, description: 'Code of the unit that answers for it.' })
  unit: string | null;

  @Field(() => Party, { nullable: true, description: 'The witness who gave, where no unit did.' })
  party: string | null;
}

@ObjectType({ description: 'A stretch of the way home: with whom somebody was, or that nothing shows it.' })
export class CustodyLink {
  @Field(() => CustodyHow, { nullable: true, description: 'By what they came there; null in a gap.' })
  how: string | null;

  @Field(() => CustodyGap, { nullable: true, description: 'Why nothing shows with whom they were.' })
  gap: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the unit.' })
  unit: string | null;

  @Field(() => Party, { nullable: true, description: 'Who signed as a witness. Neither of the two is at home.' })
  party: string | null;

  @Field(() => Instant)
  from: Date;

  @Field(() => Instant, { nullable: true, description: 'Null for where they are now.' })
  until: Date | null;

  @Field(() => String, { nullable: true, description: 'The number on the paper.' })
  document: string | null;

  @Field(() => [UntoldThing], { description: 'Until an addendum to the paper tells of them.' })
  untold: UntoldThing[];
}

type Found = Omit<CustodyFact, 'at'> & { at: string };

const chainOf = (found: readonly Found[]) =>
  custodyChain(found.map((paper) => ({ ...paper, at: new Date(paper.at) }))).map((link) =>
    Object.assign(new CustodyLink(), link),
  );

Computed((t) => raw(`app.custody(${t}.id)`), chainOf)(Case.prototype, 'custody');
Field(() => [CustodyLink], {
  nullable: true,
  description: 'From registration to home, gaps shown; null to whom a part of it is closed.',
})(Case.prototype, 'custody');
