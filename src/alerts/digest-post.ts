import { createSecretKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Language } from '#domain';
import type { Env, Log } from '#server';
import { ENV, LOG } from '../platform/platform.module';
import type { Query } from '../platform/jobs/jobs';
import { open, seal } from '../platform/vault/envelope';
import { KeyRing } from '../platform/vault/key-ring';
import type { DigestLine } from './alert.entity';
import { digestMail } from './digest-mail';
import { readers } from './mornings.service';

interface Due {
  id: string;
  account: string;
  sealed: Buffer;
  language: Language;
  lines: DigestLine[];
}

/** A job that lasts longer is taken for dead. */
const ENOUGH_MS = 40_000;
const WAIT = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000 };

/**
 * Sends each account its morning, once a day at most. It is written down that one is being sent before it
 * is: what the server refused is tried again, and of what nobody knows whether it arrived, no second is sent.
 */
@Injectable()
export class DigestPost {
  private readonly key: KeyObject;

  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(LOG) private readonly log: Log,
    ring: KeyRing,
  ) {
    this.key = createSecretKey(ring.secret('post'));
  }

  sealed(account: string, address: string): Buffer {
    return seal(this.key, placeOf(account), Buffer.from(address));
  }

  opened(account: string, sealed: Buffer): string {
    return open(this.key, placeOf(account), sealed).toString();
  }

  /** Answers how many were sent; without a mail server none is, and the digests stay readable where they are. */
  async send(query: Query): Promise<number> {
    const { smtp } = this.env;
    if (!smtp) return 0;
    const transport = createTransport({
      url: smtp.url,
      requireTLS: !smtp.onThisMachine,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...WAIT,
    });
    const end = Date.now() + ENOUGH_MS;
    let sent = 0;
    try {
      // Nothing is taken while nobody would carry it.
      await transport.verify();
      while (Date.now() < end) {
        const { rows } = await query('select * from app.take_digest($1)', [readers]);
        const [due] = rows as Due[];
        if (!due) break;
        const outcome = await this.carried(transport, due, smtp.from);
        await query('select app.note_digest($1, $2)', [due.id, outcome]);
        if (outcome === 'SENT') sent += 1;
      }
    } finally {
      transport.close();
    }
    return sent;
  }

  private async carried(transport: ReturnType<typeof createTransport>, due: Due, from: string): Promise<string> {
    const origin = this.env.publicUrl ?? `http://localhost:${this.env.port}`;
    try {
      const mail = digestMail(due.lines, due.language, origin);
      const to = this.opened(due.account, due.sealed);
      await transport.sendMail({ ...mail, from, to, messageId: `<${due.id}@${from.split('@').at(-1) ?? 'pulang'}>` });
      return 'SENT';
    } catch (error) {
      const { responseCode } = error as { responseCode?: number };
      this.log.warn('a digest was not carried', { id: due.id, ...(responseCode ? { status: responseCode } : {}) });
      if (responseCode === undefined) return 'UNKNOWN';
      return responseCode < 500 ? 'WAITING' : 'REFUSED';
    }
  }
}

const placeOf = (account: string): string => `digest_address|${account}`;
