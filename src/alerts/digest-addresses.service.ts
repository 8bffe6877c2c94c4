import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Env } from '#server';
import { caller } from '../platform/db/caller';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { ENV } from '../platform/platform.module';
import { value, work, type Plan } from '../platform/read/plan';
import { DigestAddress, type SetDigestAddress } from './digest-address.entity';
import { DigestPost } from './digest-post';

/** Each account says for itself whether its mornings are sent, and where. */
@Injectable()
export class DigestAddresses {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly post: DigestPost,
  ) {}

  mine(): Plan {
    return work(async () => {
      const [row] = await tx().query<{ sealed: Buffer | null }>(
        sql`select sealed from digest_address where account_id = ${caller().account}`,
      );
      const address = row?.sealed ? this.post.opened(caller().account, row.sealed) : null;
      return value({ address, sends: this.env.smtp !== undefined });
    });
  }

  async set({ address }: SetDigestAddress): Promise<Outcome> {
    const { query, actor, now } = tx();
    const sealed = address ? this.post.sealed(actor.account, address) : null;
    const [row] = await query<{ id: string }>(
      sql`insert into digest_address (id, account_id, set_at, sealed) values (${randomUUID()}, ${actor.account}, ${now}, ${sealed})
          on conflict (account_id) do update set set_at = excluded.set_at, sealed = excluded.sealed returning id`,
    );
    return { entity: DigestAddress, id: row?.id ?? '', cases: [] };
  }
}
