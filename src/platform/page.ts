import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { limits } from '#server';
import { Refused } from './outcome/problem';
import type { Constructor } from './read/describe';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: `At most ${limits.page}; ${limits.machinePage} for machines.` })
  first: number;

  @Field(() => String, { nullable: true, description: '`next` of the page before.' })
  after?: string;
}

/** How many rows a person or a machine may ask for at once. */
export function checkFirst(first: number, machine: boolean): number {
  const most = machine ? limits.machinePage : limits.page;
  if (!Number.isInteger(first) || first < 1 || first > most) throw new Refused('PAGE_TOO_LARGE', 'first', { most });
  return first;
}

/** `CasePage { items, next }`. */
export function pageOf<T extends Constructor>(type: T, name = `${type.name}Page`) {
  @ObjectType(name)
  class Paged {
    @Field(() => [type as never])
    items: InstanceType<T>[];

    @Field(() => String, { nullable: true, description: 'Give as `after` for the next page; null on the last.' })
    next: string | null;
  }
  return Paged;
}
