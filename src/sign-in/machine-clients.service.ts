import { createPublicKey, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { CLIENT_KEY_DAYS } from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { checkRoles, administered, freeLogin } from '../organisations/standing.service';
import { ownUnit } from '../organisations/units.service';
import type { AddClientKey, DisableClient, RegisterClient, RetireClientKey } from './administration.inputs';
import { MachineClient } from './machine-client.entity';

const DAY_MS = 86_400_000;

/** Partners' machines of one organisation, in the hands of its administrators. */
@Injectable()
export class MachineClients {
  page({ first, after }: PageArgs): Plan {
    return page({
      entity: MachineClient,
      where: raw('true'),
      order: 't.client_id',
      orderType: 'text',
      descending: false,
      first: checkFirst(first, false),
      after,
    });
  }

  async register({ unit, login: local, purpose, jwk, until }: RegisterClient): Promise<Outcome> {
    const { query } = tx();
    const own = await administered();
    await ownUnit(unit, own.id);
    checkRoles(own.kind, ['partner'], 'unit');
    const key = await publicKey(jwk);
    const login = await freeLogin(local, own);
    const [account, id] = [randomUUID(), randomUUID()];
    await query(
      sql`insert into account (id, login, unit_id, roles, language) values (${account}, ${login}, ${unit}, '{partner}', 'en')`,
    );
    await query(
      sql`insert into machine_client (id, client_id, account_id, purpose) values (${id}, ${login}, ${account}, ${purpose})`,
    );
    await this.keep(id, key, until);
    return outcomeOfClient(id);
  }

  async addKey({ client, jwk, until }: AddClientKey): Promise<Outcome> {
    await administered();
    const key = await publicKey(jwk);
    const held = await holdClient(client);
    if (held.disabled) throw new Refused('CLIENT_DISABLED', 'client');
    const [known] = await tx().query(
      sql`select 1 as one from machine_key where machine_client_id = ${client} and kid = ${key.kid}`,
    );
    if (known) throw new Refused('CLIENT_KEY_KNOWN', 'jwk');
    await this.keep(client, key, until);
    return outcomeOfClient(client);
  }

  async retireKey({ clientKey }: RetireClientKey): Promise<Outcome> {
    const { query } = tx();
    await administered();
    const [key] = await query<{ client: string; over: boolean }>(
      sql`select machine_client_id as client, not_after <= now() as over from machine_key where id = ${clientKey} for no key update`,
    );
    if (!key) throw new Refused('NOT_FOUND', 'clientKey');
    if (key.over) throw new Refused('CLIENT_KEY_RETIRED', 'clientKey');
    await query(
      sql`update machine_key set not_after = greatest(now(), not_before + interval '1 microsecond') where id = ${clientKey}`,
    );
    return outcomeOfClient(key.client);
  }

  /** Its tokens are refused from now on. */
  async disable({ client }: DisableClient): Promise<Outcome> {
    await administered();
    const held = await holdClient(client);
    if (held.disabled) throw new Refused('CLIENT_DISABLED', 'client');
    await tx().query(sql`update machine_client set disabled_at = ${tx().now} where id = ${client}`);
    return outcomeOfClient(client);
  }

  private async keep(client: string, { kid, jwk }: PublicKey, until: Date): Promise<void> {
    const { query, now } = tx();
    const ahead = until.getTime() - now.getTime();
    if (ahead <= 0 || ahead > CLIENT_KEY_DAYS * DAY_MS)
      throw new Refused('CLIENT_KEY_TOO_LONG', 'until', { days: CLIENT_KEY_DAYS });
    await query(
      sql`insert into machine_key (id, machine_client_id, kid, jwk, not_before, not_after)
          values (${randomUUID()}, ${client}, ${kid}, ${JSON.stringify(jwk)}::jsonb, now(), ${until})`,
    );
  }
}

interface PublicKey {
  kid: string;
  jwk: JWK;
}

/** Only the members that a public key has are kept; a private half that was sent by mistake is refused and not stored. */
async function publicKey(text: string): Promise<PublicKey> {
  const refused = new Refused('CLIENT_KEY_UNFIT', 'jwk');
  try {
    const given = JSON.parse(text) as JWK;
    if ('d' in given || 'k' in given) throw refused;
    const key = createPublicKey({ key: given, format: 'jwk' });
    const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
    const strong =
      (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') ||
      key.asymmetricKeyType === 'ed25519' ||
      (key.asymmetricKeyType === 'rsa' && modulusLength >= 2048);
    if (!strong) throw refused;
    const jwk = key.export({ format: 'jwk' }) as JWK;
    return { kid: await calculateJwkThumbprint(jwk), jwk };
  } catch {
    throw refused;
  }
}

async function holdClient(id: string): Promise<{ disabled: boolean }> {
  const [held] = await tx().query<{ disabled: boolean }>(
    sql`select disabled_at is not null as disabled from machine_client where id = ${id} for no key update`,
  );
  if (!held) throw new Refused('NOT_FOUND', 'client');
  return held;
}

const outcomeOfClient = (id: string): Outcome => ({ entity: MachineClient, id, cases: [] });
