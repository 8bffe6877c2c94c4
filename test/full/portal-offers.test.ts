import type { Browser } from 'playwright-core';
import type { OfferKind } from '#domain';
import { idOf } from '../../src/demonstration/cast';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { key, openWorld, type World } from '../world';

const NAME = 'Sekar Tersembunyi';
const post = 'officer.manila';
const shelter = 'shelter.kemensos';

let world: World;
let browser: Browser;
let visits: Record<typeof post | typeof shelter, Visit>;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  visits = {
    [post]: await visitPortal(world, browser, post, { path: '/offers' }),
    [shelter]: await visitPortal(world, browser, shelter, { path: '/offers' }),
  };
  for (const { context } of Object.values(visits)) context.setDefaultTimeout(20_000);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** An act on an offer past the portal: what came before the offer that a test is about. */
const offering = async (login: string, name: string, input: object) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ... on Referral { id } ... on Problem { code field } } }`;
  const sent = { key: key(), occurredAt: new Date().toISOString(), ...input };
  const done = (await world.as(login).ask(document, { input: sent }))[name];
  if (done.code) throw new Error(`${name}: ${JSON.stringify(done)}`);
  return done.id as string;
};
const taken = async (referral: string) => offering(shelter, 'answerReferral', { referral, accept: true });

async function registered(): Promise<string> {
  const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT'].map((purpose) => ({ purpose, basis: 'CONSENT', given: true }));
  const [one] = await world.registered(1, post, { name: NAME, sex: 'FEMALE', birthDate: '1996-04-11', consents });
  return one?.id ?? '';
}

interface Kind {
  kind: OfferKind;
  button: string;
  sends?: string;
  from: typeof post | typeof shelter;
  to: typeof post | typeof shelter;
  /** How it came to where this may be offered. */
  before?: (id: string) => Promise<unknown>;
  /** Who answers for the case once it is accepted. */
  then: string;
}

/** Whoever is asked for a case agrees to it; what is offered is accepted. */
const accepts = (kind: string): RegExp => (kind === 'REQUEST' ? /^Setujui: / : /^Terima: /);
/** To accept a request is to pass the case to whoever asked for it. */
const accepted: Record<OfferKind, string> = {
  REFERRAL: 'Rujukan diterima. Kasusnya kini terbuka bagi unit Anda.',
  TRANSFER: 'Pelimpahan diterima. Unit Anda kini penanggung jawab kasus ini.',
  REQUEST: 'Permintaan disetujui. Kasus ini berpindah kepada unit yang meminta.',
  RETURN: 'Pengembalian diterima. Kasus ini kembali kepada unit Anda.',
};
const acceptedInEnglish: Record<OfferKind, string> = {
  REFERRAL: 'The referral is accepted.',
  TRANSFER: 'The transfer is accepted.',
  REQUEST: 'The request is granted.',
  RETURN: 'The return is accepted.',
};

const toUnit = idOf('unit KEMENSOS-RS');
const kinds: Kind[] = [
  { kind: 'REFERRAL', button: 'Rujuk ke unit lain', from: post, to: shelter, then: 'KBRI-MNL' },
  { kind: 'TRANSFER', button: 'Limpahkan kasus', from: post, to: shelter, then: 'KEMENSOS-RS' },
  {
    ...{
      kind: 'REQUEST',
      button: 'Minta kasus ini',
      sends: 'Kirim permintaan',
      from: shelter,
      to: post,
      then: 'KEMENSOS-RS',
    },
    before: async (id) => taken(await offering(post, 'offerReferral', { case: id, toUnit, service: 'RECEPTION' })),
  },
  {
    ...{ kind: 'RETURN', button: 'Kembalikan kasus', sends: 'Kembalikan', from: shelter, to: post, then: 'KBRI-MNL' },
    before: async (id) => taken(await offering(post, 'transferCase', { case: id, toUnit })),
  },
];

const offerOf = async (id: string, kind: OfferKind) => {
  const { rows } = await world.owner.query<{ id: string }>(
    'select id from referral where case_id = $1 and kind = $2 order by recorded_at desc limit 1',
    [id, kind],
  );
  return rows[0]?.id ?? '';
};
/** The same offer as each side is answered at the same moment, and who answers for the case. */
const asAnswered = async (id: string, { kind, from, to }: Kind) => {
  const offer = await offerOf(id, kind);
  const side = async (login: string, box: string) => {
    const { referrals } = await world
      .as(login)
      .ask(`query ($box: ReferralBox!) { referrals(box: $box, first: 100) { items { id state refusal } } }`, { box });
    const found = referrals.items.find((one: { id: string }) => one.id === offer);
    return [found.state, found.refusal];
  };
  const { case: of } = await world
    .as('desk.kemlu')
    .ask('query ($id: ID!) { case(id: $id) { holder { code } } }', { id });
  return { from: await side(from, 'OUT'), to: await side(to, 'IN'), holder: of.holder.code };
};

/** How the last offer of a case stands, on its page. */
const stands = (visit: Visit) => visit.page.locator('#offers .lines > li').last().locator('.tag');
const open = (visit: Visit) => visit.page.locator('.offers > li.open');

/** By keys alone, from the page of the case. */
async function offers({ kind, button, sends = 'Kirim tawaran' }: Kind, visit: Visit, id: string): Promise<void> {
  const { page } = visit;
  const { press, choose, write } = byKeyboard(page);
  await page.goto(`${world.url}/cases/${id}`);
  await page.locator('#offers button', { hasText: button }).waitFor();
  await press({ selector: '#offers button', name: button });
  const dialog = page.getByRole('dialog');
  if (kind === 'REFERRAL' || kind === 'TRANSFER') {
    await press({ selector: 'dialog button', name: 'Kirim tawaran' });
    await dialog.locator('.summary:focus').getByText('Pilih unitnya.').waitFor();
    await page.locator('#toUnit option').nth(1).waitFor({ state: 'attached' });
    if (kind === 'REFERRAL') await choose('#service', 'Penerimaan');
    await choose('#toUnit', 'Direktorat Rehabilitasi');
    await dialog.getByText(/^✓ Dasarnya ada/).waitFor();
  }
  await write('#note', 'Adiknya di Bekasi');
  expect(await faultsOf(page, `offer-${kind}-make`)).toEqual([]);
  await press({ selector: 'dialog button', name: sends });
  await dialog.waitFor({ state: 'detached' });
  await stands(visit).getByText('Ditawarkan').waitFor();
}

describe.each(kinds)('An offer: $kind', (one) => {
  const { kind, from, to, before, then } = one;
  let maker: Visit;
  let answerer: Visit;
  let id: string;
  const standing = () => asAnswered(id, one);
  const holder = kind === 'RETURN' ? 'KEMENSOS-RS' : 'KBRI-MNL';

  beforeAll(() => {
    maker = visits[from];
    answerer = visits[to];
  });
  beforeEach(async () => {
    id = await registered();
    await before?.(id);
    await offers(one, maker, id);
    await answerer.page.goto(`${world.url}/offers`);
    await open(answerer).waitFor();
    expect(await standing()).toEqual({ from: ['OFFERED', null], to: ['OFFERED', null], holder });
  }, 120_000);

  it('is a preview and no more to whoever is asked and does not know the case, and opens by accepting', async () => {
    const { page } = answerer;
    const card = open(answerer);
    const unknown = kind === 'REFERRAL' || kind === 'TRANSFER';
    if (unknown) {
      await card.getByText('Yang diketahui sebelum diterima: Perempuan dewasa').waitFor();
      expect(await card.innerText()).not.toMatch(/Tersembunyi|Bekasi|1996|PLG-/);
      expect((await world.as(to).ask('query ($id: ID!) { case(id: $id) { id } }', { id })).case).toBeNull();
    } else await card.getByText(NAME).waitFor();
    expect(await faultsOf(page, `offer-${kind}-asked`)).toEqual([]);
    await byKeyboard(page).press({ selector: '.offers button', name: accepts(kind) });
    await page.getByText(`✓ ${accepted[kind]}`).waitFor();
    await page.locator('.who button[lang="en"]').click();
    await page.getByText(acceptedInEnglish[kind]).waitFor();
    await page.locator('.who button[lang="id"]').click();
    expect(await standing()).toEqual({ from: ['ACCEPTED', null], to: ['ACCEPTED', null], holder: then });
    expect(await faultsOf(page, `offer-${kind}-accepted`)).toEqual([]);
    if (unknown) {
      await page
        .getByRole('link', { name: `Buka kasus: ${NAME}` })
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
      // A helper is not told that nothing has happened, only that it is not theirs to read.
      const history = kind === 'REFERRAL' ? 'Tidak ada yang terbuka bagi unit Anda.' : 'Ditawarkan untuk dialihkan';
      await page.locator('#timeline').getByText(history).waitFor();
    }
    await maker.page.reload();
    await stands(maker).getByText('Diterima').waitFor();
    expect(await faultsOf(maker.page, `offer-${kind}-case`)).toEqual([]);
  }, 120_000);

  it('is refused with a reason, which the other side reads', async () => {
    const { page } = answerer;
    const { press, choose } = byKeyboard(page);
    await press({ selector: '.offers button', name: /^Tolak “/ });
    await press({ selector: 'dialog button', name: 'Tolak' });
    await page.locator('.summary:focus').getByText('Pilih alasannya.').waitFor();
    if (kind === 'REFERRAL') expect(await faultsOf(page, 'offer-refuse')).toEqual([]);
    await choose('#refusal', 'Tidak ada kapasitas');
    await press({ selector: 'dialog button', name: 'Tolak' });
    await page.getByText('✓ Tawaran ditolak.').waitFor();
    expect(await standing()).toEqual({ from: ['REFUSED', 'NO_CAPACITY'], to: ['REFUSED', 'NO_CAPACITY'], holder });
    await maker.page.reload();
    await stands(maker).getByText('Ditolak: Tidak ada kapasitas').waitFor();
  }, 120_000);

  it('is withdrawn by who made it, and whoever still has it open is told so', async () => {
    const { page } = maker;
    await page.goto(`${world.url}/offers?box=OUT`);
    const { press } = byKeyboard(page);
    await open(maker).waitFor();
    await press({ selector: '.offers button', name: /^Tarik kembali “/ });
    await press({ selector: 'dialog button', name: 'Tarik kembali' });
    await page.getByText('✓ Tawaran ditarik kembali.').waitFor();
    if (kind === 'REFERRAL') expect(await faultsOf(page, 'offer-out')).toEqual([]);
    await byKeyboard(answerer.page).press({ selector: '.offers button', name: accepts(kind) });
    await answerer.page.locator('.summary:focus').getByText('sudah dijawab').waitFor();
    expect(await standing()).toEqual({ from: ['WITHDRAWN', null], to: ['WITHDRAWN', null], holder });
    await answerer.page.locator('.offers > li').first().getByText('Ditarik').waitFor();
    expect(await open(answerer).count()).toBe(0);
  }, 120_000);

  it('runs out: nobody accepts it any more, and both sides read that it did', async () => {
    const { page } = answerer;
    await world.owner.query(`update referral set expires_at = now() - interval '1 second' where id = $1`, [
      await offerOf(id, kind),
    ]);
    await byKeyboard(page).press({ selector: '.offers button', name: accepts(kind) });
    await page.locator('.summary:focus').getByText('Tenggat jawabannya sudah lewat').waitFor();
    expect(await standing()).toEqual({ from: ['EXPIRED', null], to: ['EXPIRED', null], holder });
    await page.locator('.offers > li').first().getByText('Kedaluwarsa').waitFor();
    if (kind === 'REFERRAL') expect(await faultsOf(page, 'offer-expired')).toEqual([]);
    expect(await open(answerer).count()).toBe(0);
    await maker.page.reload();
    await stands(maker).getByText('Kedaluwarsa').waitFor();
  }, 120_000);
});

it('nothing of it was complained of by either browser', () => {
  expect(Object.values(visits).flatMap(({ complaints }) => complaints)).toEqual([]);
});
