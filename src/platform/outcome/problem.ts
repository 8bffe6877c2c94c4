import { IntrinsicException } from '@nestjs/common';
import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { problemText, type Language, type ProblemCode, type ProblemParams } from '#domain';
import type { Constructor } from '../read/describe';

/** Why an act was refused: nothing of it was done, and all that was sent may be sent again once put right. */
@ObjectType({ description: 'Why an act was refused. Nothing of it was done.' })
export class Problem {
  @Field({ description: 'A code of docs/problems.md, the same in every language.' })
  code: string;

  @Field({ description: 'What is wrong, in the language of the account.' })
  message: string;

  @Field(() => String, {
    nullable: true,
    description: 'The input field, as a path: "rows.3.nik"; or what of the case is in the way, where no input is.',
  })
  field: string | null;

  @Field({ description: 'What to do about it.' })
  remedy: string;

  @Field({ description: 'Both in Indonesian, for a page whose language is changed while it is read.' })
  saidId: string;

  @Field({ description: 'Both in English.' })
  saidEn: string;
}

/** Thrown anywhere in an act: undoes it and becomes its answer. Intrinsic, so that Nest does not log it as a fault. */
export class Refused extends IntrinsicException {
  constructor(
    readonly code: ProblemCode,
    readonly field: string | null = null,
    readonly params: ProblemParams = {},
  ) {
    super(code);
  }

  answer(language: Language): Problem {
    return Object.assign(new Problem(), {
      code: this.code,
      field: this.field,
      ...inWords((one) => this.words(one), language),
    });
  }

  protected words(language: Language): ProblemWords {
    return problemText(this.code, language, this.params);
  }
}

interface ProblemWords {
  message: string;
  remedy: string;
}

/** In the language that was asked in, and whole in both. */
export function inWords(words: (language: Language) => ProblemWords, language: Language) {
  const whole = (one: Language) => Object.values(words(one)).join(' ');
  return { ...words(language), saidId: whole('id'), saidEn: whole('en') };
}

/** `CaseOutcome = Case | Problem`: what every act on that type answers. */
export function outcomeOf<T extends Constructor>(type: T) {
  return createUnionType({
    name: `${type.name}Outcome`,
    types: () => [type, Problem] as never,
    resolveType: (answer: object) => (answer instanceof Problem ? Problem : type) as never,
  }) as unknown as T;
}
