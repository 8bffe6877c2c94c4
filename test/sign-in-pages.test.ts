import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '../src/demonstration/sign-in';
import { idOf } from '../src/demonstration/cast';
import { texts } from '../src/sign-in/pages/texts';
import { addAuthenticator, faultsAt, findings, openBrowser } from './browser';
import { beginning, exchange, totpOf } from './people';
import { key, openWorld, somebody, type World } from './world';

const PASSWORD = 'kereta malam lewat jembatan tua';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

let people = 0;

/** An officer whom the administrator has just invited, and the link that was given to them. */
async function invited(): Promise<{ login: string; link: string }> {
  const { inviteAccount } = await world.as('admin').ask(
    `mutation ($input: InviteAccount!) { inviteAccount(input: $input) {
       ... on IssuedInvitation { login link } ... on Problem { code message field } } }`,
    {
      input: {
        key: key(),
        login: `petugas${++people}`,
        name: 'Petugas Baru',
        unit: idOf('unit KBRI-MNL'),
        roles: ['officer'],
        language: 'id',
      },
    },
  );
  if (!inviteAccount.link) throw new Error(JSON.stringify(inviteAccount));
  return inviteAccount;
}

async function visit(language: 'id' | 'en' = 'id', width = 1280): Promise<{ context: BrowserContext; page: Page }> {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const context = await browser.newContext({ locale, viewport: { width, height: 800 } });
  return { context, page: await context.newPage() };
}

/** Goes to the sign-in page as the portal would send somebody there; answers what it needs to redeem the code. */
async function begin(page: Page, more: Record<string, string> = {}) {
  const { path, verifier } = beginning(world.url, more);
  await page.goto(world.url + path);
  return verifier;
}

/** Who the portal was told has signed in, after `deed`. */
async function signedIn(page: Page, verifier: string, deed: () => Promise<unknown>): Promise<string> {
  const [request] = await Promise.all([page.waitForRequest(/\/auth\/callback\?/), deed()]);
  // The browser is still on its way there; whoever went elsewhere at once would be called back.
  await page.waitForURL(/\/auth\/callback\?/);
  const answer = await exchange(world.url, new URL(request.url()).searchParams.get('code') ?? '', verifier);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const asked = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ me { login } }' }),
  });
  return ((await asked.json()) as { data: { me: { login: string } } }).data.me.login;
}

const submit = (page: Page) => page.locator('#main button').first().click();

async function choosePassword(page: Page, link: string): Promise<void> {
  await page.goto(world.url + link);
  await page.waitForURL(/\/accept$/);
  await page.fill('#password', PASSWORD);
  await page.fill('#again', PASSWORD);
  await submit(page);
}

describe('An invited officer', () => {
  it('chooses a password and an authenticator, and signs in with both', async () => {
    const { login, link } = await invited();
    const { context, page } = await visit();
    await choosePassword(page, link);
    const secret = (await page.locator('section code').innerText()).replaceAll(' ', '');
    await page.fill('#code', await totpOf(login, secret));
    await submit(page);
    expect(await page.locator('.codes li').count()).toBe(10);

    const verifier = await begin(page);
    await page.fill('#login', login);
    await page.fill('#password', PASSWORD);
    await submit(page);
    await page.fill('#code', await totpOf(login, secret));
    expect(await signedIn(page, verifier, () => submit(page))).toBe(login);
    await context.close();
  }, 120_000);

  it('makes a passkey, and signs in with nothing else', async () => {
    const { login, link } = await invited();
    const { context, page } = await visit();
    await addAuthenticator(context, page);
    await choosePassword(page, link);
    await page.locator('.passkey button').click();
    await page.waitForSelector('.codes');

    const verifier = await begin(page);
    expect(await signedIn(page, verifier, () => page.locator('.passkey button').click())).toBe(login);

    // And after a password it is the second proof.
    const again = await begin(page);
    await page.fill('#login', login);
    await page.fill('#password', PASSWORD);
    await submit(page);
    await page.waitForURL(/\/sign-in\/[\w-]+$/);
    expect(await signedIn(page, again, () => page.locator('.passkey button').click())).toBe(login);
    await context.close();
  }, 120_000);

  it('signs in to the portal with a passkey, and works', async () => {
    const { login, link } = await invited();
    const { context, page } = await visit();
    await addAuthenticator(context, page);
    await choosePassword(page, link);
    await page.locator('.passkey button').click();
    await page.waitForSelector('.codes');

    const portal = { body: '<!doctype html><title>Portal</title>', contentType: 'text/html' };
    await context.route(`${world.url}/desk`, (route) => route.fulfill(portal));
    await page.goto(`${world.url}/auth/sign-in?to=/desk`);
    await page.locator('.passkey button').click();
    await page.waitForURL(`${world.url}/desk`);
    const query = `mutation ($input: RegisterCase!) { registerCase(input: $input) { ... on Case { number } } }`;
    const done = await page.evaluate(
      async (body) => {
        const headers = { 'content-type': 'application/json', 'x-pulang': 'work' };
        const answer = await fetch('/graphql', { method: 'POST', headers, body });
        return (await answer.json()) as { data: { registerCase: { number: string } } };
      },
      JSON.stringify({ query, variables: { input: somebody(1) } }),
    );
    expect(done).toEqual({ data: { registerCase: { number: expect.any(String) } } });
    const { rows } = await world.owner.query(
      'select s.methods from session s join account a on a.id = s.account_id where a.login = $1',
      [login],
    );
    expect(rows).toEqual([{ methods: expect.arrayContaining(['hwk']) }]);
    await context.close();
  }, 120_000);

  it('finds the link used up once it was used', async () => {
    const { login, link } = await invited();
    const { context, page } = await visit();
    await choosePassword(page, link);
    const secret = (await page.locator('section code').innerText()).replaceAll(' ', '');
    await page.fill('#code', await totpOf(login, secret));
    await submit(page);
    await page.waitForSelector('.codes');
    await page.goto(world.url + link);
    expect(await page.locator('.summary a').innerText()).toContain('Undangan tidak berlaku');
    await context.close();
  }, 60_000);
});

describe('The pages', () => {
  it('go on without any script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'id-ID' });
    const page = await context.newPage();
    const verifier = await begin(page);
    await page.fill('#login', 'officer.bangkok');
    await page.fill('#password', DEMONSTRATION_PASSWORD);
    await submit(page);
    await page.fill('#code', await totpOf('officer.bangkok'));
    expect(await signedIn(page, verifier, () => submit(page))).toBe('officer.bangkok');
    await context.close();
  }, 60_000);

  it('keep what was typed when the language is changed, and tell a fault at its field', async () => {
    const { context, page } = await visit('id', 360);
    await begin(page);
    await page.fill('#login', 'officer.manila');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('h1').innerText()).toBe('Sign in');
    expect(await page.inputValue('#login')).toBe('officer.manila');
    await page.press('#login', 'Enter');
    expect(await page.title()).toContain('Error:');
    await page.waitForSelector('.summary:focus');
    await page.click('.summary a');
    await page.waitForSelector('#password:focus');
    expect(await page.getAttribute('#password', 'aria-invalid')).toBe('true');
    await context.close();
  }, 60_000);

  it.each(['id', 'en'] as const)(
    'have nothing that axe finds wrong, narrow and wide, in %s',
    async (language) => {
      const { context, page } = await visit(language);
      await addAuthenticator(context, page);
      const found: unknown[] = [];
      const look = async (name: string) => found.push(...(await faultsAt(page, `${name}-${language}`)));
      const { login, link } = await invited();
      await begin(page);
      await look('sign-in');
      await submit(page);
      await look('sign-in-fault');
      await page.goto(`${world.url}/sign-in/invitation`);
      await look('invitation');
      await submit(page);
      await look('invitation-fault');
      const { missingInvitation } = texts[language];
      expect(await page.locator('.summary a').innerText()).toBe(missingInvitation);
      await page.goto(`${world.url}/sign-in/nothing`);
      await look('ended');
      await page.goto(`${world.url}/oidc/auth?client_id=nobody`);
      await look('failed');
      await page.goto(world.url + link);
      await page.waitForURL(/\/accept$/);
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      await look('password');
      await submit(page);
      await look('password-fault');
      await page.fill('#password', PASSWORD);
      await page.fill('#again', PASSWORD);
      await submit(page);
      await look('factor');
      const secret = (await page.locator('section code').innerText()).replaceAll(' ', '');
      await page.fill('#code', await totpOf(login, secret));
      await submit(page);
      await page.waitForSelector('.codes');
      await look('recovery-codes');
      await begin(page, { ui_locales: language });
      await page.fill('#login', login);
      await page.fill('#password', PASSWORD);
      await submit(page);
      await look('second');
      await page.fill('#code', '000000');
      await submit(page);
      await look('second-fault');
      await page.locator('main p a').click();
      await look('recovery');
      expect(found).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it.each(['id', 'en'] as const)(
    'between the provider and the portal are found no worse, and led on from by the keyboard, in %s',
    async (language) => {
      const { context, page } = await visit(language);
      const t = texts[language];
      const found: unknown[] = [];
      const look = async (name: string, title: string) => {
        expect(await page.locator('h1').innerText()).toBe(title);
        found.push(...(await faultsAt(page, `${name}-${language}`)));
      };
      const login = language === 'id' ? 'officer.yangon' : 'officer.dubai';
      const reaches = async (to: string) => {
        await page.keyboard.press('Tab');
        expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe(to);
      };
      // In another browser than it was begun in, cancelled, or too late: it is all the same from outside.
      await page.goto(`${world.url}/auth/callback?state=x&code=y`);
      await look('not-signed-in', t.notSignedIn);
      await reaches('/auth/sign-in');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#login');

      // The page goes on at once; here it is kept from it, to be looked at.
      await context.route(`${world.url}/kept`, (route) => route.abort('aborted'));
      await page.goto(`${world.url}/auth/sign-in?to=/kept&language=${language}`);
      await page.fill('#login', login);
      await page.fill('#password', DEMONSTRATION_PASSWORD);
      await submit(page);
      await page.fill('#code', await totpOf(login));
      await submit(page);
      await page.waitForURL(/\/auth\/callback/);
      await look('signed-in', t.signedIn);
      await reaches('/kept');

      // A window that no script opened stays open.
      await page.goto(`${world.url}/auth/sign-in?over=1&again=1&language=${language}`);
      await page.fill('#code', await totpOf(login));
      await submit(page);
      await page.waitForURL(/\/auth\/callback/);
      await look('signed-in-over', t.signedIn);
      expect(found).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it('are searched by a check that finds a field without a name', async () => {
    const { context, page } = await visit();
    await begin(page);
    await page.evaluate("document.querySelector('label[for=login]').remove()");
    expect((await findings(page)).map(({ rule }) => rule)).toContain('label');
    await context.close();
  });
});
