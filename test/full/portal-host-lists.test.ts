import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { manila } from '../journey';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { key, openWorld, type World } from '../world';

/** A list of the host state beside ours, and the number that it announced, on their screens. */

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
const group = key();
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  visit = await visitPortal(world, browser, manila);
  ({ page } = visit);
  page.setDefaultTimeout(30_000);
  const made = { id: group, reference: 'Depo', country: 'PH', receivedAt: '2025-06-05T01:00:00Z', expected: 4 };
  await world.as(manila).ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { __typename } }', {
    input: { key: key(), ...made },
  });
  for (const person of [
    { name: 'Wulan Sari Wijaya', birthDate: '1994-03-12', passportNumber: 'C1234567' },
    { name: 'Slamet Riyadi', birthDate: '1991' },
    { name: 'Ketut Lestari', birthDate: '1990-01-02' },
    { name: 'Made Sukarta', birthDate: '1989-07-07' },
  ])
    await world.registered(1, manila, { ...person, group });
}, 300_000);
afterAll(async () => {
  expect(visit.complaints).toEqual([]);
  await browser.close();
  await world.close();
});

const dialog = () => page.getByRole('dialog');
const closed = () => dialog().waitFor({ state: 'detached' });
const looked = async (name: string) => expect(await faultsOf(page, name)).toEqual([]);
const said = (text: string | RegExp) => page.getByText(text).first().waitFor();
const entries = async () => {
  const { hostLists } = await world
    .as(manila)
    .ask(
      'query ($group: ID!) { hostLists(group: $group) { items { counts { open } entries { name standing resolution note owner { code } case { person { name } } } } } }',
      { group },
    );
  return hostLists.items[0];
};
const entryOf = async (standing: string, name: string | null) =>
  (await entries()).entries.find(
    (one: { standing: string; name: string | null; case: { person: { name: string } } | null }) =>
      one.standing === standing && (one.name ?? one.case?.person.name) === name,
  );

describe('A list of the host state', () => {
  it('is held against a group from its page, and asks for what is missing', async () => {
    await page.goto(`${world.url}/groups/${group}`);
    await page.getByRole('link', { name: 'Daftar negara setempat' }).click();
    await said('Kelompok ini belum pernah dicocokkan');
    await page.getByRole('button', { name: 'Cocokkan', exact: true }).click();
    await page.locator('.summary').getByText('Pilih berkas atau tempelkan sel.').waitFor();
    await looked('host-list-refused');
    await page.selectOption('#kind', 'DEPORTATION');
    await page.fill('#reference', 'BI-77');
    const rows = [
      'Nama\tJK\tTanggal lahir\tNomor paspor',
      'W. S. WIJAYA\tP\t1994-03-12\tC1234567',
      'SLAMET RIADI\tL\t1993-02-03\tZ9',
      'JOKO PRANOTO\tL\t1988-05-05\tX777',
      'BUDI HARTONO\tL\t1985-05-05\tX778',
      'AGUS SALIM\tL\t1984-05-05\tX779',
    ];
    await page.fill('#content', rows.join('\n'));
    await page.getByRole('button', { name: 'Cocokkan', exact: true }).click();
    await said('Hanya di daftar negara setempat (3)');
    await looked('host-list');
    expect((await entries()).counts).toEqual({ open: 6 });
  }, 180_000);

  it('has each difference settled: two parted, one found on ours, several at once', async () => {
    const keys = byKeyboard(page);
    await keys.press({ name: 'Putuskan: SLAMET RIADI' });
    await keys.press({ selector: 'dialog button', name: 'Simpan' });
    await dialog().locator('.summary').getByText('Pilih apa yang ternyata').waitFor();
    await keys.choose('dialog #resolution', 'Orang yang berbeda');
    await keys.press({ selector: 'dialog button', name: 'Simpan' });
    await closed();
    await said('Hanya di daftar negara setempat (4)');
    expect(await entryOf('ONLY_THEIRS', 'SLAMET RIADI')).toMatchObject({ case: null, resolution: null });
    expect(await entryOf('ONLY_OURS', 'Slamet Riyadi')).toMatchObject({ resolution: null });

    await page.getByRole('button', { name: 'Putuskan: JOKO PRANOTO' }).click();
    await dialog().locator('#resolution').selectOption('SAME_PERSON');
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await dialog()
      .locator('.field.wrong', { has: page.locator('#case') })
      .waitFor();
    await looked('host-difference-refused');
    // Who is on both lists is nobody else on theirs.
    expect(await dialog().locator('#case').innerText()).not.toContain('Wulan');
    const ketut = dialog().locator('#case option', { hasText: 'Ketut Lestari' });
    await dialog()
      .locator('#case')
      .selectOption((await ketut.getAttribute('value')) ?? '');
    await dialog().locator('#note').fill('Nama panggilannya Joko.');
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await closed();
    expect(await entryOf('ONLY_OURS', 'Ketut Lestari')).toMatchObject({ resolution: 'SAME_PERSON' });

    for (const name of ['BUDI HARTONO', 'AGUS SALIM']) await page.getByLabel(`Pilih ${name}`, { exact: true }).check();
    await page.locator('.bulk').getByRole('button', { name: 'Putuskan' }).click();
    await dialog().locator('#resolution option').nth(1).waitFor({ state: 'attached' });
    expect(await dialog().locator('#resolution option').allInnerTexts()).not.toContain('Orang yang sama');
    await looked('host-differences');
    await dialog().locator('#resolution').selectOption('NOT_RELEASED');
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await closed();
    await said('Selesai untuk 2 orang.');
    for (const name of ['BUDI HARTONO', 'AGUS SALIM'])
      expect(await entryOf('ONLY_THEIRS', name)).toMatchObject({ resolution: 'NOT_RELEASED' });

    await page.getByRole('button', { name: 'Putuskan: Made Sukarta' }).click();
    await dialog().locator('#owner').selectOption({ label: 'KBRI Yangon' });
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await closed();
    expect(await entryOf('ONLY_OURS', 'Made Sukarta')).toMatchObject({ owner: { code: 'KBRI-YGN' }, resolution: null });
    await looked('host-list-settled');
  }, 240_000);
});

describe('The number that was announced', () => {
  it('is put right on the page of the group, unless another was announced meanwhile', async () => {
    const expected = async () =>
      (await world.as(manila).ask('query ($id: ID!) { group(id: $id) { expected } }', { id: group })).group.expected;
    const open = async () => {
      await page.goto(`${world.url}/groups/${group}`);
      await page.getByRole('button', { name: 'Ubah jumlah yang diumumkan' }).click();
    };
    await open();
    await dialog().locator('#expected').fill('banyak');
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await dialog().locator('.field.wrong').waitFor();
    await looked('announced-refused');
    await dialog().locator('#expected').fill('6');
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await closed();
    await said('6 orang diumumkan');
    expect(await expected()).toBe(6);
    await open();
    await world.owner.query('update intake_group set expected = 9 where id = $1', [group]);
    await dialog().locator('#expected').fill('7');
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await dialog().locator('.field.wrong').waitFor();
    expect(await expected()).toBe(9);
    await dialog().locator('.summary a').click();
    await dialog().locator('#expected:focus').waitFor();
  }, 120_000);
});
