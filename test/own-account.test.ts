import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '../src/demonstration/sign-in';
import { idOf } from '../src/demonstration/cast';
import { texts } from '../src/sign-in/pages/texts';
import { meeting } from './at-once';
import { addAuthenticator, faultsAt, openBrowser } from './browser';
import { forgetUsedCodes, signIn, signInToPortal, tokenIn, totpOf, Visitor } from './people';
import { visitPortal } from './portal-page';
import { openWorld, type World } from './world';

const PATH = '/sign-in/account';
const NEW = 'kereta malam lewat jembatan tua';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const rows = async <T>(text: string, values: unknown[] = []) => (await world.owner.query(text, values)).rows as T[];
/** No code of any authenticator counts as used. */
async function anew(): Promise<void> {
  await world.owner.query('update credential set totp_step = null');
  forgetUsedCodes();
}

async function signedIn(login: string): Promise<Visitor> {
  await anew();
  const visitor = new Visitor(world.url);
  expect((await signInToPortal(visitor, login)).status).toBe(200);
  return visitor;
}
async function page(visitor: Visitor, path = ''): Promise<string> {
  const answer = await visitor.get(PATH + path);
  expect(answer.status).toBe(200);
  return answer.text();
}
/** Sends a form of the person's own page, as it stands. */
async function send(visitor: Visitor, path: string, form: Record<string, string> = {}, of = path) {
  const token = tokenIn(await page(visitor, of));
  return visitor.post(PATH + path, { token, ...form });
}
const done = (answer: Response) => [answer.status, answer.headers.get('location')];
const sessionsOf = (login: string) =>
  rows<{ id: string; end_reason: string | null }>(
    `select s.id, s.end_reason from session s join account a on a.id = s.account_id where a.login = $1 order by s.signed_in_at`,
    [login],
  );
const actsOf = async (login: string) =>
  (
    await rows<{ act: string }>(
      `select e.act from audit_entry e join account a on a.id = e.account_id where a.login = $1`,
      [login],
    )
  ).map(({ act }) => act);

describe("A person's own page", () => {
  it('is shown to nobody who is not signed in, or has not just proved it by more than a password', async () => {
    expect(done(await new Visitor(world.url).get(PATH))).toEqual([303, `/auth/sign-in?to=${PATH}`]);
    const visitor = await signedIn('officer.manila');
    const again = [303, `/auth/sign-in?to=${PATH}&again=1`];
    for (const stale of [`verified_at = now() - interval '11 minutes'`, `verified_at = now(), methods = '{pwd}'`]) {
      await world.owner.query(`update session set ${stale} where ended_at is null`);
      expect(done(await visitor.get(PATH))).toEqual(again);
      expect(done(await visitor.post(`${PATH}/codes`, {}))).toEqual([400, null]);
    }
    await world.owner.query(`update session set methods = '{otp}'`);
    expect(await page(visitor)).toContain('officer.manila');
  });

  it('takes forms of this very session only', async () => {
    const [visitor, other] = [await signedIn('officer.dubai'), await signedIn('officer.dubai')];
    const before = await rows('select count(*) from recovery_code');
    const foreign = tokenIn(await page(other));
    expect(done(await visitor.post(`${PATH}/codes`, { token: foreign }))).toEqual([400, null]);
    expect(done(await visitor.post(`${PATH}/codes`, {}))).toEqual([400, null]);
    const own = tokenIn(await page(visitor));
    const elsewhere = await fetch(`${world.url}${PATH}/codes`, {
      method: 'POST',
      headers: { cookie: `__Host-pulang=${visitor.cookie('__Host-pulang')}`, 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ token: own }),
    });
    expect(elsewhere.status).toBe(400);
    expect(await rows('select count(*) from recovery_code')).toEqual(before);
    expect((await visitor.post(`${PATH}/codes`, { token: own })).status).toBe(200);
  });

  it('changes the password, and whoever else came in by the old one is out', async () => {
    const [visitor, other] = [await signedIn('officer.bangkok'), await signedIn('officer.bangkok')];
    const form = { current: DEMONSTRATION_PASSWORD, password: NEW, again: NEW };
    const wrong = async (over: object) => {
      const answer = await send(visitor, '/password', { ...form, ...over });
      return [answer.status, /class="summary"[^]*?<a href="#(\w+)">/.exec(await answer.text())?.[1]];
    };
    expect(await wrong({ current: 'something else' })).toEqual([400, 'current']);
    expect(await wrong({ password: 'password1234', again: 'password1234' })).toEqual([400, 'password']);
    expect(await wrong({ again: `${NEW}x` })).toEqual([400, 'again']);
    expect((await sessionsOf('officer.bangkok')).map((one) => one.end_reason)).toEqual([null, null]);

    expect(done(await send(visitor, '/password', form))).toEqual([303, `${PATH}?done=passwordChanged`]);
    expect(await page(visitor, '?done=passwordChanged')).toContain('Kata sandi diganti.');
    expect((await sessionsOf('officer.bangkok')).map((one) => one.end_reason)).toEqual([null, 'CREDENTIALS_CHANGED']);
    expect(done(await other.get(PATH))).toEqual([303, `/auth/sign-in?to=${PATH}`]);
    await anew();
    expect((await signIn(new Visitor(world.url), 'officer.bangkok')).status).toBe(401);
    expect((await signIn(new Visitor(world.url), 'officer.bangkok', { password: NEW })).code).not.toBeNull();
    expect(await actsOf('officer.bangkok')).toContain('changePassword');
  });

  it('makes guessing the present password slow', async () => {
    const visitor = await signedIn('officer.kualalumpur');
    const guess = () => send(visitor, '/password', { current: 'a guess of somebody', password: NEW, again: NEW });
    const statuses = [];
    for (let i = 0; i < 7; i += 1) statuses.push((await guess()).status);
    expect(statuses.slice(0, 5)).toEqual(Array(5).fill(400));
    expect(statuses).toContain(429);
  });

  it('makes new recovery codes, and none of the old ones opens anything', async () => {
    const visitor = await signedIn('officer.yangon');
    const codesOf = async () =>
      [...(await (await send(visitor, '/codes', {}, '')).text()).matchAll(/<li><code>([^<]+)/g)].map(
        ([, one]) => one ?? '',
      );
    const [old, fresh] = [await codesOf(), await codesOf()];
    expect([old.length, fresh.length, new Set([...old, ...fresh]).size]).toEqual([10, 10, 20]);
    expect(await page(visitor)).toContain('Tersisa 10 kode');
    const byCode = async (recovery: string) => {
      const guest = new Visitor(world.url);
      const start = await guest.follow(await guest.get('/auth/sign-in'));
      const token = tokenIn(await start.response.text());
      const form = { token, login: 'officer.yangon', password: DEMONSTRATION_PASSWORD };
      await guest.post(`${start.at.pathname}/password`, form);
      return (await guest.post(`${start.at.pathname}/recovery`, { token, recovery })).status;
    };
    expect([await byCode(old[0] ?? ''), await byCode(fresh[0] ?? ''), await byCode(fresh[0] ?? '')]).toEqual([
      401, 303, 401,
    ]);
    expect(await page(visitor)).toContain('Tersisa 9 kode');
    expect(await actsOf('officer.yangon')).toContain('newRecoveryCodes');
  });

  it('puts another authenticator in the place of the one there was', async () => {
    const visitor = await signedIn('officer.phnompenh');
    const asked = await page(visitor, '/app');
    const secretOf = (text: string) => /<code>([^<]+)/.exec(text)?.[1]?.replaceAll(' ', '') ?? '';
    const refused = await visitor.post(`${PATH}/app`, { token: tokenIn(asked), code: '000000' });
    const again = await refused.text();
    expect([refused.status, secretOf(again)]).toEqual([400, secretOf(asked)]);
    const code = await totpOf('officer.phnompenh', secretOf(asked));
    expect(done(await visitor.post(`${PATH}/app`, { token: tokenIn(again), code }))).toEqual([
      303,
      `${PATH}?done=appChanged`,
    ]);
    await anew();
    expect((await signIn(new Visitor(world.url), 'officer.phnompenh')).code).toBeNull();
    expect(
      (await signIn(new Visitor(world.url), 'officer.phnompenh', { secret: secretOf(asked) })).code,
    ).not.toBeNull();
    expect(await actsOf('officer.phnompenh')).toContain('changeAuthenticator');
  });

  it('keeps the last second proof there is, also when two are removed at once', async () => {
    const visitor = await signedIn('caseworker.iom');
    const account = idOf('account caseworker.iom');
    const [one, two] = [randomUUID(), randomUUID()];
    for (const id of [one, two])
      await world.owner.query(
        `insert into passkey (id, account_id, public_key, counter, transports, added_at) values ($1, $2, 'x', 0, '{}', now())`,
        [id, account],
      );
    const remove = (passkey: string, token: string) => visitor.post(`${PATH}/passkey/remove`, { token, passkey });
    await world.owner.query('update credential set totp = null where account_id = $1', [account]);
    const token = tokenIn(await page(visitor));
    const hold = 'select from credential where account_id = $1 for update';
    const [removed, refused] = await meeting(
      world,
      hold,
      [account],
      [() => remove(one, token), () => remove(two, token)],
    );
    expect([removed?.status, refused?.status]).toEqual([303, 400]);
    expect(await refused?.text()).toContain('This is your last second proof.');
    expect(await rows('select from passkey where account_id = $1', [account])).toHaveLength(1);
    // Nobody removes what is not theirs, and is told nothing of it.
    const theirs = await signedIn('officer.manila');
    const other = (await rows<{ id: string }>('select id from passkey where account_id = $1', [account]))[0]?.id ?? '';
    expect(done(await send(theirs, '/passkey/remove', { passkey: other }, ''))).toEqual(
      done(await send(theirs, '/passkey/remove', { passkey: randomUUID() }, '')),
    );
    expect(await rows('select from passkey where account_id = $1', [account])).toHaveLength(1);
  });

  it('shows where one is signed in and ends that, one by one or all but here; nobody else’s', async () => {
    const [here, there, third] = [
      await signedIn('desk.kemlu'),
      await signedIn('desk.kemlu'),
      await signedIn('desk.kemlu'),
    ];
    const [, second] = await sessionsOf('desk.kemlu');
    const foreign = (await sessionsOf('officer.manila')).find((one) => one.end_reason === null)?.id ?? '';
    expect((await page(here)).match(/id="session-\d"/g)).toHaveLength(3);
    await send(here, '/sessions', { session: foreign }, '');
    expect((await sessionsOf('officer.manila')).find(({ id }) => id === foreign)?.end_reason).toBeNull();
    expect(done(await send(here, '/sessions', { session: second?.id ?? '' }, ''))).toEqual([
      303,
      `${PATH}?done=sessionsEnded`,
    ]);
    expect([(await there.get(PATH)).status, (await third.get(PATH)).status]).toEqual([303, 200]);
    await send(here, '/sessions', {}, '');
    expect((await sessionsOf('desk.kemlu')).map((one) => one.end_reason)).toEqual([null, 'SIGNED_OUT', 'SIGNED_OUT']);
    expect((await page(here)).match(/id="session-\d"/g)).toHaveLength(1);
  });
});

describe('In a browser', () => {
  async function enter(page: Page, login: string): Promise<void> {
    await anew();
    await page.goto(`${world.url}${PATH}`);
    await page.fill('#login', login);
    await page.fill('#password', DEMONSTRATION_PASSWORD);
    await page.locator('#main button').click();
    await page.fill('#code', await totpOf(login));
    await page.locator('#main button').click();
    await page.waitForURL(`${world.url}${PATH}`);
  }

  it('somebody makes a passkey and removes it, by the keyboard alone', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await addAuthenticator(context, page);
    await enter(page, 'police');
    const reach = async (name: RegExp) => {
      for (let i = 0; i < 30; i += 1) {
        await page.keyboard.press('Tab');
        const label = await page.evaluate(`document.activeElement.textContent.trim()`);
        if (name.test(String(label))) return page.keyboard.press('Enter');
      }
      throw new Error(`No Tab leads to ${String(name)}`);
    };
    if (await page.getByRole('button', { name: 'English' }).count())
      await page.getByRole('button', { name: 'English' }).click();
    await reach(/^Make a passkey$/);
    await page.waitForURL(/done=passkeyAdded/);
    expect(await page.getByRole('status').innerText()).toBe('The passkey is made.');
    expect(await rows('select from passkey where account_id = $1', [idOf('account police')])).toHaveLength(1);
    await reach(/^Remove$/);
    await page.waitForURL(/done=passkeyRemoved/);
    expect(await rows('select from passkey where account_id = $1', [idOf('account police')])).toHaveLength(0);
    expect(await actsOf('police')).toEqual(expect.arrayContaining(['addPasskey', 'removePasskey']));
    await context.close();
  }, 60_000);

  it.each(['id', 'en'] as const)(
    'the page has nothing that axe finds wrong, narrow and wide, in %s',
    async (language) => {
      const login = language === 'id' ? 'social.ntt' : 'shelter.kemensos';
      await anew();
      const { page, context } = await visitPortal(world, browser, login);
      await addAuthenticator(context, page);
      const found: unknown[] = [];
      const look = async (name: string) => found.push(...(await faultsAt(page, `${name}-${language}`)));
      if (language === 'en') await page.locator('.who button[lang]').click();
      await page.locator('.who a').click();
      await page.waitForURL(/\/sign-in\/account/);
      expect(await page.locator('h1').innerText()).toBe(texts[language].account);
      await look('account');
      await page.locator('.passkey button').click();
      await page.waitForURL(/done=passkeyAdded/);
      await look('account-done');
      await page.goto(`${world.url}${PATH}/password`);
      await look('own-password');
      await page.locator('#main button').click();
      await look('own-password-fault');
      await page.goto(`${world.url}${PATH}/app`);
      await look('own-app');
      await page.goto(`${world.url}${PATH}`);
      await page.locator(`form[action$="/codes"] button`).click();
      await page.waitForSelector('.codes');
      await look('own-codes');
      expect(found).toEqual([]);
      await context.close();
    },
    120_000,
  );
});
