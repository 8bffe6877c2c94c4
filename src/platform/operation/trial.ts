import { mayName } from '#domain';
import { limits, type Log } from '#server';
import { asCaller } from '../db/caller';
import { tx, type Db } from '../db/db';
import { Refused } from '../outcome/problem';
import { project } from '../read/open';
import type { Act, ActInput } from './act';
import { asRefusal } from './as-refusal';
import { kept, KeyTaken, underKey } from './claim';
import { isTransient, retried } from './retried';
import { resolve, type Root } from './root';
import { inTime, validated } from './validate';

interface Deed {
  root: Root;
  act: Act;
  input: ActInput & { case?: unknown };
  /** What it came to: that it can be done is told as a refusal as well, since nothing of it was done. */
  found: Refused;
}

/** Ends a transaction of which nothing is to stay. */
class Undone extends Error {}

/**
 * What acts would come to. Each is done to its end: those that bear on each other, of one case or under one key, in the
 * order in which they were sent, in one transaction that is undone. So the verdict is the acts' own, and a case is held
 * for no longer than those acts take.
 */
export class Trial {
  constructor(
    private readonly db: Db,
    private readonly secret: Buffer,
    private readonly log: Log,
  ) {}

  of(roots: readonly Root[]): Promise<Record<string, unknown>> {
    const [first] = roots;
    return first ? asCaller(first.context.actor, () => this.answer(roots)) : Promise.resolve({});
  }

  private async answer(roots: readonly Root[]): Promise<Record<string, unknown>> {
    const asked = await Promise.all(roots.map(deedsOf));
    await this.judge(asked.flat());
    return Object.fromEntries(
      roots.map(({ selected, context }, i) => {
        const answers = asked[i]?.map(({ found }) => project(selected, found.answer(context.actor.language))) ?? [];
        return [selected.key, selected.isList ? answers : answers[0]];
      }),
    );
  }

  private async judge(deeds: readonly Deed[]): Promise<void> {
    const deadline = Date.now() + limits.batchTime;
    for (const together of bound(deeds)) {
      const [{ root }] = together as [Deed];
      if (Date.now() > deadline) return;
      await retried(() =>
        this.db.transaction(root.context.actor, async () => {
          for (const deed of together) deed.found = await this.verdict(deed);
          throw new Undone();
        }),
      ).catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error;
      });
    }
  }

  private async verdict({ root: { selected, context }, act, input }: Deed): Promise<Refused> {
    const name = selected.field;
    try {
      const checked = validated(act.type, input);
      await tx()
        .part(() => underKey(this.secret, name, checked, () => act.run(inTime(tx().now, checked))))
        .catch((error: unknown) => {
          // What was done already can be sent again, if it is the same.
          if (error instanceof KeyTaken) return kept(this.secret, name, checked);
          throw error;
        });
      return new Refused('DRY_RUN');
    } catch (error) {
      const refused = asRefusal(error);
      if (refused) return refused;
      if (!act.many || isTransient(error)) throw error;
      this.log.error('row of a batch failed', { id: context.request, account: context.actor.account, error });
      return new Refused('FAULT');
    }
  }
}

/** Those that bear on each other beside each other, each once and in its order. */
function bound(deeds: readonly Deed[]): Iterable<readonly Deed[]> {
  const firstOf = new Map<unknown, Deed>();
  const before = new Map<Deed, Deed>();
  const first = (deed: Deed): Deed => {
    const earlier = before.get(deed);
    return earlier ? first(earlier) : deed;
  };
  for (const deed of deeds) {
    for (const by of [deed.input.case, deed.input.key]) {
      const [own, other] = [first(deed), first(firstOf.get(by) ?? deed)];
      if (own !== other) before.set(own, other);
      if (by !== undefined) firstOf.set(by, other);
    }
  }
  return Map.groupBy(deeds, first).values();
}

async function deedsOf(root: Root): Promise<Deed[]> {
  const { selected, context } = root;
  if (!mayName(context.actor.roles, `Mutation.${selected.field}`)) throw new Refused('FORBIDDEN');
  const act = (await resolve(root)) as Act;
  if (act.inputs.length > limits.rows) throw new Refused('BATCH_TOO_LARGE', 'rows', { most: limits.rows });
  // Until it is judged it was not reached.
  return act.inputs.map((input) => ({ root, act, input, found: new Refused('NOT_REACHED') }));
}
