import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import type { Constructor } from '../read/describe';

/** What an act left behind, to be read with the caller's selection: a reference, never the answer itself. */
export interface Outcome {
  entity: Constructor;
  id: string;
  /** The cases that the act touched, for the audit. */
  cases: readonly string[];
  /** Why it was done, where the act asks; the audit says it. */
  purpose?: string;
  /** The answer itself, where it is no row; the reference is then what the act was done to. */
  value?: object;
}

/** Every mutation's input carries a key of the client's making; the same key is the same act. */
@InputType({ isAbstract: true })
export abstract class ActInput {
  @Field(() => ID, { description: 'A UUID made by the client for this act. Sent again, it answers the same outcome.' })
  @IsUUID('all')
  key: string;
}

type InputClass<I> = new () => I;

/** One act, or up to 500 of the same kind, each with its own key, transaction and answer. */
export interface Act<I extends ActInput = ActInput> {
  kind: 'act';
  type: InputClass<I>;
  inputs: readonly I[];
  many: boolean;
  run: (input: I) => Promise<Outcome>;
  /** Answers the same key again from what it left, where the answer is no row; changes nothing. */
  again?: ((input: I, left: Outcome) => Promise<Outcome>) | undefined;
}

export const act = <I extends ActInput>(
  type: InputClass<I>,
  input: I,
  run: Act<I>['run'],
  again?: Act<I>['again'],
): Act<I> => ({
  kind: 'act',
  type,
  inputs: [input],
  many: false,
  run,
  again,
});

export const acts = <I extends ActInput>(type: InputClass<I>, inputs: readonly I[], run: Act<I>['run']): Act<I> => ({
  kind: 'act',
  type,
  inputs,
  many: true,
  run,
});
