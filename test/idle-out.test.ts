import type { Browser, Page } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '../src/demonstration/sign-in';
import { faultsAt, findings, openBrowser } from './browser';
import { openOutsideProvider, type OutsideProvider } from './outside-provider';
import { forgetUsedCodes, totpOf } from './people';
import { idOf } from '../src/demonstration/cast';
import { freePort } from '../src/platform/free-port';
import { key, openWorld, somebody, type World } from './world';

let world: World;
/** The same, where somebody else's provider signs people in on a page of its own. */
let beyond: World;
let outside: OutsideProvider;
let browser: Browser;
beforeAll(async () => {
  const port = await freePort();
  outside = await openOutsideProvider(`http://localhost:${port}/auth/callback`, { asks: true });
  const oidc = {
    clientId: 'portal-outside',
    clientSecret: 'a-secret-of-the-outside-provider',
    accountClaim: 'sub',
    unitClaim: undefined,
    rolesClaim: undefined,
    tokenType: 'at+jwt',
  };
  [world, beyond, browser] = await Promise.all([
    openWorld(),
    openWorld({ port, oidcIssuer: outside.issuer, oidc }),
    openBrowser(),
  ]);
  // Another administrator linked this one, before the provider was changed.
  await beyond.owner.query(
    'insert into account_subject (id, issuer, subject, account_id) values (gen_random_uuid(), $1, $2, $3)',
    [outside.issuer, 'subject of admin', idOf('account admin')],
  );
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
  await beyond.close();
  await outside.close();
});

const LOGIN = 'officer.manila';

/** A page of the core's origin that stands for the portal: a field, and what it asks the API with. */
const PORTAL = `<!doctype html><html lang="en"><title>Portal</title><main><h1>Portal</h1>
  <label for="note">Note</label><textarea id="note"></textarea></main></html>`;

async function signInOn(page: Page): Promise<void> {
  await page.fill('#login', LOGIN);
  await page.fill('#password', DEMONSTRATION_PASSWORD);
  await page.locator('#main button').click();
  await page.fill('#code', await totpOf(LOGIN));
  await page.locator('#main button').click();
}

async function signInOutside(page: Page, login = LOGIN): Promise<void> {
  await page.fill('#name', `subject of ${login}`);
  await page.click('button');
}

interface Answer {
  data?: {
    registerCase?: { number?: string };
    linkSubject?: { login?: string };
    inviteAccount?: { login: string; link: string };
    me?: { login: string };
  };
  errors?: { extensions: { code: string; signIn?: string } }[];
}

/** As the portal asks: from its own page, with nothing but the cookie that no script can read. */
const ask = (page: Page, query: string, variables: object = {}) =>
  page.evaluate(async (body) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-pulang': 'work' },
      body,
    });
    return (await response.json()) as Answer;
  }, JSON.stringify({ query, variables }));

const REGISTER = `mutation ($input: RegisterCase!) { registerCase(input: $input) {
  ... on Case { number } ... on Problem { code field } } }`;

/** Signs in, works, idles out in the middle of typing, signs in again in a small window over the page, and goes on. */
async function idlesOut(at: World, sign: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'id-ID' });
  const page = await context.newPage();
  await context.route(`${at.url}/desk`, (route) => route.fulfill({ body: PORTAL, contentType: 'text/html' }));

  await page.goto(`${at.url}/auth/sign-in?to=/desk`);
  await sign(page);
  await page.waitForURL(`${at.url}/desk`);
  expect(await ask(page, '{ me { login } }')).toEqual({ data: { me: { login: LOGIN } } });
  expect(await page.evaluate('document.cookie')).toBe('');

  await page.fill('#note', 'Sebelas orang menunggu di pelabuhan.');
  await at.owner.query(`update session set worked_at = now() - interval '16 minutes'`);
  // What was known of the session a moment ago is known for two seconds.
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  const input = { ...somebody(1), key: key() };
  const refused = await ask(page, REGISTER, { input });
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'SESSION_ENDED', signIn: '/auth/sign-in' });

  const back = page.evaluate(
    `new Promise((resolve) => new BroadcastChannel('pulang-session').addEventListener('message', ({ data }) => resolve(data)))`,
  );
  const [window] = await Promise.all([
    context.waitForEvent('page'),
    page.evaluate(`void open('/auth/sign-in?over=1', '_blank', 'width=400,height=600')`),
  ]);
  await window.waitForSelector('main form');
  expect(await findings(window)).toEqual([]);
  await sign(window);
  expect(await back).toBe('signed-in');

  expect(await page.inputValue('#note')).toBe('Sebelas orang menunggu di pelabuhan.');
  const done = await ask(page, REGISTER, { input });
  expect(done.data?.registerCase?.number).toEqual(expect.any(String));
  expect(await ask(page, REGISTER, { input })).toEqual(done);
  await context.close();
}

const INVITE = `mutation ($input: InviteAccount!) { inviteAccount(input: $input) {
  ... on IssuedInvitation { login link } ... on Problem { code field } } }`;

const LINK = `mutation ($input: OfSubject!) { linkSubject(input: $input) {
  ... on Account { login } ... on Problem { code field } } }`;

describe('An officer in a browser', () => {
  it(
    'signs in, works, idles out in the middle of typing, signs in again over the page and goes on',
    () => idlesOut(world, signInOn),
    120_000,
  );

  it('does the same through an outside provider, once an administrator has linked the account', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await context.route(`${beyond.url}/desk`, (route) => route.fulfill({ body: PORTAL, contentType: 'text/html' }));
    await page.goto(`${beyond.url}/auth/sign-in?to=/desk`);
    await signInOutside(page);
    await page.waitForURL(/\/auth\/callback/);
    expect((await context.cookies(beyond.url)).map(({ name }) => name)).not.toContain('__Host-pulang');

    await page.goto(`${beyond.url}/auth/sign-in?to=/desk`);
    await signInOutside(page, 'admin');
    await page.waitForURL(`${beyond.url}/desk`);
    const account = idOf(`account ${LOGIN}`);
    const input = { key: key(), account, issuer: outside.issuer, subject: `subject of ${LOGIN}` };
    expect(await ask(page, LINK, { input })).toEqual({ data: { linkSubject: { login: LOGIN } } });
    await context.close();

    await idlesOut(beyond, signInOutside);
    const { rows } = await beyond.owner.query('select count(*)::int as n from cases');
    expect(rows).toEqual([{ n: 1 }]);
  }, 120_000);

  it('accepts an invitation by signing in with the outside provider, and works in the portal from then on', async () => {
    const admins = await browser.newContext();
    const desk = await admins.newPage();
    await admins.route(`${beyond.url}/desk`, (route) => route.fulfill({ body: PORTAL, contentType: 'text/html' }));
    await desk.goto(`${beyond.url}/auth/sign-in?to=/desk`);
    await signInOutside(desk, 'admin');
    await desk.waitForURL(`${beyond.url}/desk`);
    const asked = { unit: idOf('unit KBRI-MNL'), login: 'sari.dewi', name: 'Sari Dewi', roles: ['officer'] };
    const { data } = await ask(desk, INVITE, { input: { ...asked, key: key(), language: 'id' } });
    const { login, link } = data?.inviteAccount ?? { login: '', link: '' };
    await admins.close();

    const context = await browser.newContext({ locale: 'id-ID' });
    const page = await context.newPage();
    await page.goto(beyond.url + link);
    await page.waitForURL(/\/accept$/);
    expect(await page.locator('main').innerText()).toContain(login);
    expect(await faultsAt(page, 'link-id')).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    expect(await faultsAt(page, 'link-en')).toEqual([]);
    // By the keyboard: the way on is the first thing that is reached.
    await page.goto(`${beyond.url}/sign-in/invitation/accept`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    // By somebody else's name there first: nothing is lost by it.
    await page.waitForSelector('#name');
    await signInOutside(page, 'admin');
    await page.waitForURL(/\/auth\/callback/);
    expect(await page.locator('h1').innerText()).toBe('The invitation is not accepted yet');
    expect(await faultsAt(page, 'not-linked-en')).toEqual([]);
    await page.locator('main .button').click();
    await page.locator('main .button').click();
    await page.waitForSelector('#name');
    await signInOutside(page, login);
    await page.waitForURL(`${beyond.url}/`);
    await page.waitForSelector('.who');
    expect(await page.locator('.who').innerText()).toContain('Sari Dewi');
    const done = await ask(page, REGISTER, { input: { ...somebody(2), key: key() } });
    expect(done.data?.registerCase?.number).toEqual(expect.any(String));
    await context.close();
  }, 120_000);

  it('is asked for the second factor alone by a step up, and the session goes on', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await context.route(`${world.url}/desk`, (route) => route.fulfill({ body: PORTAL, contentType: 'text/html' }));
    const anew = async () => {
      await world.owner.query('update credential set totp_step = null');
      forgetUsedCodes();
    };
    await anew();
    await page.goto(`${world.url}/auth/sign-in?to=/desk`);
    await signInOn(page);
    await page.waitForURL(`${world.url}/desk`);
    await anew();
    await page.goto(`${world.url}/auth/sign-in?to=/desk&again=1`);
    expect(await page.locator('h1').innerText()).toBe('Confirm that this is you');
    expect(await page.locator('#password').count()).toBe(0);
    await page.fill('#code', await totpOf(LOGIN));
    await page.locator('#main button').click();
    await page.waitForURL(`${world.url}/desk`);
    expect(await ask(page, '{ me { login } }')).toEqual({ data: { me: { login: LOGIN } } });
    const { rows } = await world.owner.query(
      'select verified_at > signed_in_at as again from session where ended_at is null order by verified_at desc limit 1',
    );
    expect(rows).toEqual([{ again: true }]);
    await context.close();
  }, 120_000);
});
