import { once } from 'node:events';
import type { Pool } from 'pg';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { openPool } from '../src/platform/db/pool';
import { jobsOf } from '../src/work';
import { key, openWorld, type World } from './world';

/** A mail server on this machine that keeps what it is given, byte by byte, and answers as it is told. */
class Sink {
  readonly taken: string[] = [];
  answer: 'TAKE' | 'LATER' | 'NEVER' | 'HANG_UP' = 'TAKE';
  port = 0;
  private readonly server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const how = this.answer;
        if (how === 'LATER' || how === 'NEVER') {
          const code = how === 'LATER' ? 451 : 550;
          done(Object.assign(new Error('not now'), { responseCode: code }));
          return;
        }
        this.taken.push(
          `${session.envelope.rcptTo.map(({ address }) => address).join()}\n${Buffer.concat(parts).toString('latin1')}`,
        );
        // It has the mail, and nobody will ever hear so.
        if (how === 'HANG_UP') for (const connection of this.connections()) connection.close();
        else done();
      });
    },
  });

  async open(): Promise<void> {
    const listening = this.server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    this.port = (listening.address() as { port: number }).port;
    this.server.on('error', () => undefined);
  }

  close(): Promise<void> {
    return new Promise((done) => {
      this.server.close(done);
    });
  }

  private connections(): Iterable<{ close(): void }> {
    return (this.server as unknown as { connections: Set<{ close(): void }> }).connections;
  }
}

const FROM = 'pulang@mail.example';
const sink = new Sink();
let world: World;
let worker: Pool;
beforeAll(async () => {
  await sink.open();
  world = await openWorld({ smtp: { url: `smtp://127.0.0.1:${sink.port}`, from: FROM, onThisMachine: true } });
  worker = openPool({ connectionString: world.addressOf('pulang_worker'), max: 2 });
  // Noon at the post, so that its morning has come.
  const offset = 12 - new Date().getUTCHours();
  await world.owner.query('update unit set zone = $1', [`Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`]);
  await world.registered(3);
});
afterAll(async () => {
  await worker.end();
  await world.close();
  await sink.close();
});

const query = (text: string, values?: unknown[]) => worker.query(text, values);
const work = (name: 'digest' | 'send-digests') => jobsOf(world.app)[name].run({}, query);
const setAddress = async (login: string, address: string | null) =>
  (
    await world
      .as(login)
      .ask(
        'mutation ($input: SetDigestAddress!) { setDigestAddress(input: $input) { __typename ... on Problem { code field } } }',
        { input: { key: key(), address } },
      )
  ).setDigestAddress;
const deliveries = async () =>
  (await world.owner.query('select state, attempts from digest_delivery order by attempts')).rows;
/** The next day, as far as what was sent knows. */
const nextDay = async () => {
  await world.owner.query('delete from digest_delivery');
  sink.taken.length = 0;
  sink.answer = 'TAKE';
};
const soon = () => world.owner.query(`update digest_delivery set next_at = now() where state = 'WAITING'`);

/** All that a mail says, however it is written: as it travels, and with each part's own coding undone. */
const said = (raw: string): string => {
  const quoted = raw
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const words = raw.replace(/=\?utf-8\?[BQ]\?([^?]*)\?=/gi, (_, text: string) =>
    Buffer.from(text, 'base64').toString(),
  );
  const coded = [...raw.matchAll(/(?:[A-Za-z0-9+/]{20,}={0,2}\r?\n?)+/g)].map(([text]) =>
    Buffer.from(text, 'base64').toString(),
  );
  return [raw, quoted, words, ...coded].join('\n').toLowerCase();
};
const forms = (secret: string): string[] =>
  [
    secret,
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('hex'),
    encodeURIComponent(secret),
    [...secret].reverse().join(''),
  ].map((form) => form.toLowerCase());
const tells = (raw: string, secret: string): boolean => forms(secret).some((form) => said(raw).includes(form));

/** What must not be in a mail: each word of the names, and the numbers. */
const secrets = async (): Promise<string[]> => {
  const { cases } = await world
    .as('officer.manila')
    .ask('{ cases(first: 100) { items { id number person { name } } } }');
  return cases.items.flatMap(({ id, number, person }: { id: string; number: string; person: { name: string } }) => [
    id,
    number,
    ...person.name.split(' ').filter((word) => word.length > 2),
  ]);
};

describe('the morning by mail', () => {
  it('is sent to who wants it, where they say, and to nobody else', async () => {
    expect(await setAddress('officer.manila', 'not an address')).toMatchObject({
      code: 'INVALID_EMAIL',
      field: 'address',
    });
    expect(await setAddress('officer.manila', 'desk@kbri.example')).toEqual({ __typename: 'DigestAddress' });
    const { digestMail } = await world.as('officer.manila').ask('{ digestMail { address sends } }');
    expect(digestMail).toEqual({ address: 'desk@kbri.example', sends: true });
    const { rows } = await world.owner.query('select t::text as row from digest_address t');
    expect(rows[0].row).not.toContain('kbri.example');
    expect((await world.as('officer.phnompenh').ask('{ digestMail { address } }')).digestMail).toEqual({
      address: null,
    });

    await work('send-digests');
    expect(sink.taken).toEqual([]);
    await work('digest');
    await work('send-digests');
    expect(sink.taken).toHaveLength(1);
    const [mail = ''] = sink.taken;
    expect(mail).toMatch(/^desk@kbri\.example\n/);
    expect(said(mail)).toContain('wawancara pertama dimulai: 3 menunggu, 3 lewat tenggat');
    expect(said(mail)).toContain('subject: pulang: 3 menunggu, 3 lewat tenggat');
  });

  it('says no name and no number, in whatever coding', async () => {
    const names = await secrets();
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((secret) => tells(sink.taken[0] ?? '', secret))).toEqual([]);
  });

  it('would be caught saying one', async () => {
    const [, , name = ''] = await secrets();
    const transport = createTransport({ host: '127.0.0.1', port: sink.port, ignoreTLS: true });
    const before = sink.taken.length;
    for (const encoding of ['quoted-printable', 'base64'] as const) {
      await transport.sendMail({
        from: FROM,
        to: 'x@y.example',
        subject: 'Pulang',
        text: `Ketemu ${name} – segera.`,
        textEncoding: encoding,
      });
    }
    await transport.sendMail({ from: FROM, to: 'x@y.example', subject: `Untuk ${name} – é`, text: 'Pulang' });
    const caught = sink.taken.splice(before).map((mail) => tells(mail, name));
    expect(caught).toEqual([true, true, true]);
  });

  it('is sent once a day, whoever sends and however often', async () => {
    await nextDay();
    await Promise.all([1, 2, 3].map(() => work('send-digests')));
    await work('digest');
    await work('send-digests');
    expect(sink.taken).toHaveLength(1);
    expect(await deliveries()).toEqual([{ state: 'SENT', attempts: 1 }]);
  });

  it('that is refused for now is tried again later, and then arrives once', async () => {
    await nextDay();
    sink.answer = 'LATER';
    await work('send-digests');
    expect(await deliveries()).toEqual([{ state: 'WAITING', attempts: 1 }]);
    sink.answer = 'TAKE';
    await work('send-digests');
    expect(sink.taken).toHaveLength(0);
    await soon();
    await work('send-digests');
    await work('send-digests');
    expect(sink.taken).toHaveLength(1);
    expect(await deliveries()).toEqual([{ state: 'SENT', attempts: 2 }]);
  });

  it('that is refused for good is not tried again', async () => {
    await nextDay();
    sink.answer = 'NEVER';
    await work('send-digests');
    await work('send-digests');
    expect(await deliveries()).toEqual([{ state: 'REFUSED', attempts: 1 }]);
  });

  it('of which nobody knows whether it arrived is not sent a second time', async () => {
    await nextDay();
    sink.answer = 'HANG_UP';
    await work('send-digests');
    sink.answer = 'TAKE';
    await soon();
    await work('send-digests');
    expect(sink.taken).toHaveLength(1);
    expect(await deliveries()).toEqual([{ state: 'UNKNOWN', attempts: 1 }]);
  });

  it('that was taken by a process that died is not sent a second time either', async () => {
    await nextDay();
    await query('select * from app.take_digest($1)', [['officer']]);
    await work('send-digests');
    expect(sink.taken).toEqual([]);
    expect(await deliveries()).toEqual([{ state: 'SENDING', attempts: 1 }]);
  });

  it('waits where there is no server to carry it, and is read in the portal', async () => {
    await nextDay();
    const silent = await openWorld();
    try {
      expect(await jobsOf(silent.app)['send-digests'].run({}, query)).toBe(0);
      const { digestMail } = await silent.as('officer.manila').ask('{ digestMail { address sends } }');
      expect(digestMail).toEqual({ address: null, sends: false });
    } finally {
      await silent.close();
    }
    expect(sink.taken).toEqual([]);
    const { digests } = await world.as('officer.manila').ask('{ digests { items { lines { clock open } } } }');
    expect(digests.items[0].lines).toContainEqual(expect.objectContaining({ clock: 'FIRST_INTERVIEW', open: 3 }));
  });

  it('ends when its reader wants no more, or may no longer come in', async () => {
    await nextDay();
    await world.owner.query(`update account set disabled_at = now() where login = 'officer.manila'`);
    await work('send-digests');
    expect(sink.taken).toEqual([]);
    await world.owner.query(`update account set disabled_at = null where login = 'officer.manila'`);
    expect(await setAddress('officer.manila', null)).toEqual({ __typename: 'DigestAddress' });
    await work('send-digests');
    expect(sink.taken).toEqual([]);
    expect(await deliveries()).toEqual([]);
  });
});
