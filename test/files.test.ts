import { crc32, deflateSync } from 'node:zlib';
import { Client } from 'pg';
import sharp from 'sharp';
import supertest from 'supertest';
import { dribbled, spoken } from './dribble';
import { key, openWorld, type World } from './world';

let world: World;
let one: string;
beforeAll(async () => {
  world = await openWorld();
  one = await registered('officer.manila');
});
afterAll(() => world.close());

const registered = async (login: string) => (await world.registered(1, login))[0]?.id ?? '';

const ATTACH = `mutation ($input: AttachFile!) { attachFile(input: $input) {
  ... on Case { version files { id kind mediaType size width height addedBy subject content unit { code } note } }
  ... on Problem { code field message } } }`;
const TIMELINE = `query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { timeline { kind code unit { code } } files { id note } } }`;

interface Sent {
  status: number;
  type: string;
  body: Record<string, unknown>;
}

async function send(bytes: Buffer, query: Record<string, string> = {}, login = 'officer.manila', id = key()) {
  const { status, body, type } = await supertest(world.url)
    .put(`/files/${id}`)
    .query({ case: one, ...query })
    .set('authorization', `Bearer ${await world.tokenOf(login)}`)
    .set('content-type', 'application/octet-stream')
    .send(bytes);
  return { status, body, type, id } as Sent & { id: string };
}

async function fetched(id: string, login = 'officer.manila', purpose: string | null = 'CASE_WORK') {
  return supertest(world.url)
    .get(`/files/${id}`)
    .query(purpose ? { purpose } : {})
    .set('authorization', `Bearer ${await world.tokenOf(login)}`)
    .buffer(true)
    .parse((answer, done) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => done(null, Buffer.concat(chunks)));
    });
}

const attach = async (input: object, login = 'officer.manila') =>
  (
    await world.as(login).ask(ATTACH, {
      input: { key: key(), case: one, kind: 'PHOTO', occurredAt: '2025-06-06T02:00:00Z', ...input },
    })
  ).attachFile;

/** A file that is attached, by its id. */
async function attached(bytes: Buffer, input: object = {}): Promise<string> {
  const { id, status, body } = await send(bytes);
  expect([status, body]).toEqual([200, expect.objectContaining({ id })]);
  expect(await attach({ file: id, ...input })).not.toHaveProperty('code');
  return id;
}

const plain = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

/** Taken on a telephone held upright: turned by its Exif, with the place of the house in it. */
const fromATelephone = () =>
  plain()
    .withExif({
      IFD0: { Make: 'CANARY-MAKE' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '6/1 12/1 3456/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '106/1 49/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** Whether bytes say where or with what they were made; true of what was sent, so that it could be found. */
async function tells(bytes: Buffer): Promise<boolean> {
  const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata();
  return [exif, xmp, iptc, orientation].some(Boolean) || bytes.includes('Exif') || bytes.includes('CANARY-MAKE');
}

describe('a photograph', () => {
  it('is kept upright, without where and by what it was taken', async () => {
    const original = await fromATelephone();
    expect(await tells(original)).toBe(true);
    const id = await attached(original, { note: 'Saat tiba di KBRI' });
    const { status, headers, body } = await fetched(id);
    expect(status).toBe(200);
    expect(await tells(body as Buffer)).toBe(false);
    expect(await sharp(body as Buffer).metadata()).toMatchObject({ format: 'jpeg', width: 40, height: 60 });
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="PHOTO-${id.slice(0, 8)}.jpg"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    });
  });

  it('stands among the files of the case with the act that added it', async () => {
    const id = await attached(await plain().png().toBuffer(), { kind: 'IDENTITY_PAPER', note: 'KTP, sisi depan' });
    const { case: seen } = await world.as('officer.manila').ask(TIMELINE, { id: one });
    expect(seen.files).toContainEqual({ id, note: 'KTP, sisi depan' });
    expect(seen.timeline).toContainEqual({ kind: 'attachFile', code: 'IDENTITY_PAPER', unit: { code: 'KBRI-MNL' } });
  });

  it('lies in the database as nothing but ciphertext', async () => {
    const starts = (bytes: Buffer) => bytes.includes(Buffer.from('ffd8ff', 'hex')) || bytes.includes('IHDR');
    const { rows } = await world.owner.query<{ sealed: Buffer }>('select sealed from file_chunk');
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ sealed }) => starts(sealed))).toEqual([]);
    expect([await plain().jpeg().toBuffer(), await plain().png().toBuffer()].filter(starts)).toHaveLength(2);
  });

  it('of many pieces comes back whole, or not at all once a piece was changed, swapped or dropped', async () => {
    const noise = await sharp({
      create: {
        width: 900,
        height: 700,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer();
    const id = await attached(noise);
    const { rows } = await world.owner.query('select n from file_chunk where upload_id = $1', [id]);
    expect(rows.length).toBeGreaterThan(2);
    const { body } = await fetched(id);
    expect(
      (
        await sharp(body as Buffer)
          .raw()
          .toBuffer()
      ).equals(await sharp(noise).raw().toBuffer()),
    ).toBe(true);
    for (const harm of [
      'update file_chunk set sealed = set_byte(sealed, 100, get_byte(sealed, 100) # 1) where upload_id = $1 and n = 1',
      'update file_chunk set n = case n when 0 then 1001 when 1 then 1000 else n + 1000 end where upload_id = $1',
      'delete from file_chunk where upload_id = $1 and n = (select max(n) from file_chunk where upload_id = $1)',
    ]) {
      const { rowCount } = await world.owner.query(harm, [id]);
      expect(rowCount).toBeGreaterThan(0);
      expect((await fetched(id)).status).toBe(500);
    }
  });
});

describe('a file that is sent', () => {
  it('twice under one id is one file; other bytes under that id, or another case, are refused', async () => {
    const bytes = await plain(61).png().toBuffer();
    const first = await send(bytes);
    expect(await send(bytes, {}, 'officer.manila', first.id)).toEqual(first);
    const other = await send(await plain(62).png().toBuffer(), {}, 'officer.manila', first.id);
    expect([other.status, other.body]).toEqual([409, expect.objectContaining({ code: 'KEY_REUSED', field: 'id' })]);
    const elsewhere = await send(bytes, { case: await registered('officer.manila') }, 'officer.manila', first.id);
    expect(elsewhere.body).toMatchObject({ code: 'KEY_REUSED', field: 'id' });
    const twins = key();
    const both = await Promise.all([1, 2].map(() => send(bytes, {}, 'officer.manila', twins)));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const { rows } = await world.owner.query('select count(*)::int as n from file_chunk where upload_id = $1', [twins]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('can be opened by nobody before it is attached, and is attached once, by who sent it', async () => {
    const { id } = await send(await plain().webp().toBuffer());
    expect((await fetched(id)).status).toBe(404);
    expect(await attach({ file: id }, 'officer.yangon')).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    expect(await attach({ file: key() })).toMatchObject({ code: 'NOT_FOUND', field: 'file' });
    expect(await attach({ file: id, subject: key() })).toMatchObject({ code: 'NOT_FOUND', field: 'subject' });
    const done = await attach({ file: id });
    expect(done.files.at(-1)).toMatchObject({ id, mediaType: 'image/webp', content: `/files/${id}` });
    expect(await attach({ file: id })).toMatchObject({ code: 'FILE_ATTACHED', field: 'file' });
  });

  it('may prove what is in the record', async () => {
    const { case: seen } = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id) { consents { id } } }', { id: one });
    const { recordConsent } = await world
      .as('officer.manila')
      .ask(`mutation ($input: RecordConsent!) { recordConsent(input: $input) { ... on Case { consents { id } } } }`, {
        input: {
          key: key(),
          case: one,
          purpose: 'INTERVIEW',
          basis: 'CONSENT',
          given: true,
          occurredAt: '2025-06-06T01:00:00Z',
        },
      });
    const before = seen.consents.map(({ id }: { id: string }) => id);
    const consent = recordConsent.consents.find(({ id }: { id: string }) => !before.includes(id)).id;
    const id = await attached(await plain().jpeg().toBuffer(), { kind: 'SIGNED_FORM', subject: consent });
    const { case: after } = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id) { files { id subject } } }', { id: one });
    expect(after.files).toContainEqual({ id, subject: consent });
  });

  it('and never attached goes after a day', async () => {
    const { id } = await send(await plain().jpeg().toBuffer());
    const kept = await attached(await plain().jpeg().toBuffer());
    const worker = new Client({ connectionString: world.addressOf('pulang_worker') });
    await worker.connect();
    await worker.query('delete from upload');
    const there = async () =>
      (await world.owner.query('select id from upload where id = any ($1)', [[id, kept]])).rows.map((row) => row.id);
    expect((await there()).sort()).toEqual([id, kept].sort());
    await world.owner.query(`update upload set at = at - interval '25 hours'`);
    await worker.query('delete from upload');
    await worker.end();
    expect(await there()).toEqual([kept]);
    expect((await fetched(kept)).status).toBe(200);
  });
});

describe('opening a file', () => {
  it('needs a purpose, and leaves an entry that names the case and why', async () => {
    const id = await attached(await plain().jpeg().toBuffer());
    for (const purpose of [null, '', 'CURIOSITY']) {
      const { status, body } = await fetched(id, 'officer.manila', purpose);
      expect([status, JSON.parse(String(body))]).toEqual([
        400,
        expect.objectContaining({ code: 'UNKNOWN_CODE', field: 'purpose' }),
      ]);
    }
    expect((await fetched(id, 'officer.manila', 'PROTECTION')).status).toBe(200);
    const { auditEntries } = await world
      .as('auditor')
      .ask('{ auditEntries(first: 1) { items { kind act cases opened purpose } } }');
    expect(auditEntries.items).toEqual([
      { kind: 'READ', act: 'file', cases: [one], opened: ['file_chunk.sealed'], purpose: 'PROTECTION' },
    ]);
  });

  it('is for those whose step its kind belongs to; hidden and absent read alike', async () => {
    const [traveller] = await world.registered(1);
    const of = traveller?.id ?? '';
    const sent = async (kind: string) => {
      const { id } = await send(await plain().jpeg().toBuffer(), { case: of });
      expect(await attach({ case: of, file: id, kind })).not.toHaveProperty('code');
      return id;
    };
    const [paper, medical] = [await sent('TRAVEL_PAPER'), await sent('MEDICAL')];
    const ask = async (id: string) => {
      const { status, body } = await fetched(id, 'immigration');
      return [status, status === 200 ? 'bytes' : String(body)];
    };
    const absent = await ask(key());
    expect(absent[0]).toBe(404);
    expect(await ask(paper)).toEqual(absent);
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, until, why, number, state, updated_at)
       select c.id, c.person_id, a.unit_id, 'TRAVEL', now(), 'infinity', 'MANIFEST', c.number, c.state, c.updated_at
       from cases c, account a where c.id = $1 and a.login = 'immigration'`,
      [of],
    );
    expect(await ask(paper)).toEqual([200, 'bytes']);
    expect(await ask(medical)).toEqual(absent);
    const { case: seen } = await world
      .as('immigration')
      .ask('query ($id: ID!) { case(id: $id) { files { id } } }', { id: of });
    expect(seen.files).toEqual([{ id: paper }]);
  });
});

describe('a file that can not be taken', () => {
  const jpeg = () => plain(600, 400).jpeg().toBuffer();
  const refusals: [what: string, bytes: () => Promise<Buffer> | Buffer, status: number, code: string][] = [
    ['nothing', () => Buffer.alloc(0), 415, 'FILE_TYPE'],
    ['a program', () => Buffer.from('MZ\x90\0\x03'), 415, 'FILE_TYPE'],
    ['a page with a script', () => Buffer.from('<html><script>alert(1)</script>'), 415, 'FILE_TYPE'],
    [
      'a drawing that fetches',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
      415,
      'FILE_TYPE',
    ],
    ['a TIFF', () => plain().tiff().toBuffer(), 415, 'FILE_TYPE'],
    ['a GIF', () => plain().gif().toBuffer(), 415, 'FILE_TYPE'],
    ['a HEIC photograph', () => Buffer.from('0000001c667479706865696300000000', 'hex'), 415, 'FILE_TYPE'],
    [
      'a zip under a picture’s first bytes',
      () => Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.from('PK\x03\x04rest')]),
      422,
      'FILE_DAMAGED',
    ],
    ['a JPEG cut in the middle', async () => (await jpeg()).subarray(0, 1200), 422, 'FILE_DAMAGED'],
    [
      'a PNG cut in the middle',
      async () => (await plain(600, 400).png().toBuffer()).subarray(0, 120),
      422,
      'FILE_DAMAGED',
    ],
    ['a PNG that unpacks to 900 megapixels', () => bomb(30_000, 30_000), 413, 'FILE_TOO_LARGE'],
    ['a PNG that claims what it has not', () => bomb(6_000, 6_000, 1000), 422, 'FILE_DAMAGED'],
    ['more than ten megabytes', () => Buffer.alloc(10 * 1024 * 1024 + 1, 0xff), 413, 'FILE_TOO_LARGE'],
    ['a PDF without its end', () => pdf({}).subarray(0, -30), 422, 'FILE_DAMAGED'],
    [
      'a PDF with a zip behind it',
      () => Buffer.concat([pdf({}), Buffer.from('PK\x03\x04 and more')]),
      422,
      'FILE_DAMAGED',
    ],
    [
      'a page with a PDF behind it',
      () => Buffer.concat([Buffer.from('<script>1</script>'), pdf({})]),
      415,
      'FILE_TYPE',
    ],
    [
      'a PDF with a script',
      () => pdf({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }),
      422,
      'FILE_UNSAFE',
    ],
    [
      'a PDF with a script under another spelling',
      () => pdf({ catalog: '/OpenAction << /S /J#61vaScript >>' }),
      422,
      'FILE_UNSAFE',
    ],
    [
      'a PDF with a script packed away',
      () => pdf({ packed: Buffer.from('<< /S /JavaScript /JS (1) >>') }),
      422,
      'FILE_UNSAFE',
    ],
    ['a PDF with a file in it', () => pdf({ catalog: '/Names << /EmbeddedFiles 9 0 R >>' }), 422, 'FILE_UNSAFE'],
    ['a PDF that starts a program', () => pdf({ catalog: '/OpenAction << /S /Launch >>' }), 422, 'FILE_UNSAFE'],
    ['a PDF that is locked', () => pdf({ catalog: '/Encrypt 9 0 R' }), 422, 'FILE_UNSAFE'],
    ['a PDF that unpacks to 600 megabytes', () => pdf({ packed: Buffer.alloc(600 * 1024 * 1024) }), 422, 'FILE_UNSAFE'],
  ];

  it.each(refusals)('%s', async (_what, make, status, code) => {
    const answer = await send(await make());
    expect([answer.status, answer.body]).toEqual([
      status,
      {
        ...{ type: `urn:pulang:problem:${code}`, title: expect.any(String), status, code, field: 'file' },
        ...{ message: expect.any(String), remedy: expect.any(String) },
        ...{ saidId: expect.any(String), saidEn: expect.any(String) },
      },
    ]);
    expect(answer.type).toBe('application/problem+json');
  });

  it('one that comes a letter at a time, which is told so and let go', async () => {
    const { url } = await world.beside({ patience: { answer: 300, file: 600 } });
    const headers = { authorization: `Bearer ${await world.tokenOf('officer.manila')}` };
    const slow = await dribbled('PUT', `${url}/files/${key()}?case=${one}`, headers);
    expect(slow).toMatchObject({ status: 408, body: { status: 408, code: 'TOO_SLOW', field: 'file' } });
    expect(slow.headers.get('content-type')).toContain('application/problem+json');
    // All else is waited for half as long, and a head that never ends is of no address.
    expect((await dribbled('POST', `${url}/graphql`, headers)).body.errors).toHaveLength(1);
    const head = await spoken(url, 'PUT /files/1 HTTP/1.1\r\nhost: x\r\nx-long: ', 'x');
    expect(head).toMatchObject({ status: 408, body: { code: 'TOO_SLOW', title: expect.stringContaining('0.3') } });
    const odd = await supertest(url).get('/files/%zz');
    expect([odd.status, odd.type, odd.body.code]).toEqual([400, 'application/problem+json', 'HEAD_MALFORMED']);
  });

  it('leaves nothing behind', async () => {
    const count = async () => (await world.owner.query('select count(*)::int as n from upload')).rows[0].n as number;
    const before = await count();
    await send(
      await plain(600, 400)
        .jpeg()
        .toBuffer()
        .then((bytes) => bytes.subarray(0, 900)),
    );
    expect(await count()).toBe(before);
    await send(await jpeg());
    expect(await count()).toBe(before + 1);
  });

  it('nor is one for a case out of reach, an id or a field that is none, or from who may not', async () => {
    const bytes = await jpeg();
    const hidden = await send(bytes, {}, 'officer.phnompenh');
    const absent = await send(bytes, { case: key() }, 'officer.phnompenh');
    expect([hidden.status, hidden.body]).toEqual([404, absent.body]);
    expect(absent.body).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    expect(await send(bytes, {}, 'officer.manila', 'no-id')).toMatchObject({
      status: 400,
      body: { code: 'INVALID_VALUE', field: 'id' },
    });
    expect(await send(bytes, { case: '1' })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_VALUE', field: 'case' },
    });
    expect(await send(bytes, { name: '../../etc/passwd' })).toMatchObject({ status: 400, body: { field: 'name' } });
    expect(await send(bytes, {}, 'auditor')).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    const dots = await supertest(world.url)
      .put('/files/../../etc/passwd')
      .set('authorization', `Bearer ${await world.tokenOf('officer.manila')}`)
      .send('x');
    expect(dots.status).toBe(404);
  });

  it('is not even read from somebody without a token', async () => {
    const { status } = await supertest(world.url)
      .put(`/files/${key()}`)
      .query({ case: one })
      .send(await jpeg());
    expect(status).toBe(401);
    expect((await supertest(world.url).get(`/files/${key()}`).query({ purpose: 'CASE_WORK' })).status).toBe(401);
  });
});

describe('a PDF', () => {
  it('of scans is kept as it is, but for the places in its pictures', async () => {
    const photo = await fromATelephone();
    const document = pdf({ picture: photo });
    expect(document.includes('Exif')).toBe(true);
    const id = await attached(document, { kind: 'FINDING' });
    const { body, headers } = await fetched(id);
    expect(headers['content-type']).toBe('application/pdf');
    expect((body as Buffer).length).toBe(document.length);
    expect((body as Buffer).includes('Exif')).toBe(false);
    expect((body as Buffer).includes('CANARY-MAKE')).toBe(false);
    const start = (body as Buffer).indexOf(Buffer.from('ffd8ff', 'hex'));
    const picture = (body as Buffer).subarray(start, start + photo.length);
    expect(await sharp(picture).metadata()).toMatchObject({ width: 60, height: 40 });
  });

  it('with a place packed away is refused', async () => {
    const { body } = await send(pdf({ packed: Buffer.from('<x exif:GPSLatitude="6,12.5S"/>') }));
    expect(body).toMatchObject({ code: 'FILE_UNSAFE' });
  });
});

describe('a flood', () => {
  it('of large pictures is worked off one at a time in bounded memory, and what is too much is told to come again', async () => {
    const large = await plain(7000, 5700).jpeg({ quality: 40 }).toBuffer();
    const token = await world.tokenOf('officer.manila');
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const before = process.memoryUsage().rss;
    const answers = await Promise.all(
      Array.from({ length: 24 }, () =>
        supertest(world.url)
          .put(`/files/${key()}`)
          .query({ case: one })
          .set('authorization', `Bearer ${token}`)
          .send(large),
      ),
    );
    clearInterval(watch);
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect(count(200) + count(503)).toBe(24);
    expect(count(200)).toBeGreaterThanOrEqual(12);
    expect(count(503)).toBeGreaterThan(0);
    expect(answers.find(({ status }) => status === 503)?.body).toMatchObject({ code: 'BUSY' });
    process.stdout.write(`24 pictures of 40 MP: ${Math.round((peak - before) / 2 ** 20)} MiB more than before\n`);
    // One picture of 40 MP is 120 MB of pixels; all at once would be three thousand.
    expect(peak - before).toBeLessThan(1024 * 2 ** 20);
  }, 120_000);
});

/** A small PDF with a true table; the parts given are put into its catalogue, a packed stream, a picture. */
function pdf({ catalog = '', packed, picture }: { catalog?: string; packed?: Buffer; picture?: Buffer }): Buffer {
  const stream = (dictionary: string, bytes: Buffer) =>
    Buffer.concat([
      Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
      bytes,
      Buffer.from('\nendstream'),
    ]);
  const objects = [
    Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>'),
    ...(packed ? [stream('/Type /ObjStm /N 1 /First 0 /Filter /FlateDecode', deflateSync(packed))] : []),
    ...(picture ? [stream('/Type /XObject /Subtype /Image /Filter /DCTDecode', picture)] : []),
  ];
  const parts = [Buffer.from('%PDF-1.7\n')];
  let at = parts[0]?.length ?? 0;
  const places = objects.map((object, i) => {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(part);
    at += part.length;
    return at - part.length;
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer << /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table)]);
}

/** A PNG whose header says one size; its pixels are as many rows of zeros as are given. */
function bomb(width: number, height: number, rows = 50): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((width + 1) * rows));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
