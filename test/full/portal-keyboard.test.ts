import type { Browser } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { followedHome } from '../at-home';
import { openBrowser } from '../browser';
import { act, arrived as landed, countsOf, departed, planned, when } from '../journey';
import { focused, walked } from '../portal-walk';
import { arrived } from '../prepared';
import { key, openWorld, type World } from '../world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const walk = (login: string, path: string) => walked(world, browser, login, path);

describe('The watch over the focus', () => {
  it('tells where it is lost, and where it is not to be seen', async () => {
    const { page, keys, lost, end } = await walk('officer.manila', '/groups');
    await keys.reach({ selector: 'a', name: 'Kasus' });
    await page.evaluate(`(() => {
      const one = document.activeElement;
      one.style.outline = 'none';
      one.style.boxShadow = 'none';
      one.blur();
      one.focus();
    })()`);
    expect(await lost()).toContainEqual(expect.stringContaining('not to be seen'));
    await page.evaluate('document.activeElement.blur()');
    expect(await lost()).toContainEqual(expect.stringContaining('lost after'));
    await end();
  }, 120_000);
});

describe('By Tab, Enter and arrows alone', () => {
  it('a list is pasted, checked and registered', async () => {
    const { page, keys, lost, end } = await walk('officer.manila', '/groups');
    await keys.press({ selector: 'summary', name: 'Kelompok baru' });
    await keys.write('#reference', 'Pasay, tanpa tetikus');
    await keys.press({ selector: 'button', name: 'Buat kelompok' });
    await page.waitForURL(/\/groups\/[\da-f-]{36}$/);
    // What has the focus is pushed on by what comes late.
    await page.waitForLoadState('networkidle');
    await keys.reach({ selector: '#paste' });
    await page.keyboard.insertText('Nama,JK,Tanggal lahir\nSumarni,P,1990\nBudi,L,31/02/1999');
    await keys.press({ selector: '#consents input' }, 'Space');
    await keys.press({ selector: 'button', name: 'Periksa daftar' });
    await page.getByText('1 siap didaftarkan, 1 perlu diperbaiki').waitFor();
    await keys.press({ selector: 'button', name: /^Daftarkan 1/ });
    await page.locator('#drafts .fix').waitFor();
    await keys.press({ selector: '#drafts .summary a' });
    expect(await focused(page)).toBe('Tanggal lahir, baris 3');
    await keys.write('#drafts [aria-label="Tanggal lahir, baris 3"]', '1999');
    await keys.press({ selector: '#fixed-consents input' }, 'Space');
    await keys.press({ selector: 'button', name: 'Daftarkan 1 yang diperbaiki' });
    await page.getByText('Tidak ada baris yang perlu diperbaiki.').waitFor();
    expect(await lost()).toEqual([]);
    await end();
  }, 120_000);

  it('who lands is ticked, one by mistake, and one is not there', async () => {
    const plan = await planned(world);
    await departed(world, 3, plan);
    await act(world, 'shelter.kemensos', 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
    const { page, keys, lost, end } = await walk('shelter.kemensos', `/movements/${plan.id}/check-in`);
    await page.getByText('0 dari 3 sudah dicatat').waitFor();
    await keys.press({ selector: 'button', name: /^Tiba: / });
    await page.getByText('1 dari 3 sudah dicatat').waitFor();
    // What undoes it has the focus now: a wrong tap is taken back at once.
    expect(await focused(page)).toMatch(/^Batalkan: /);
    await page.keyboard.press('Enter');
    await page.getByText('0 dari 3 sudah dicatat').waitFor();
    for (const done of [1, 2]) {
      await keys.press({ selector: 'button', name: /^Tiba: / });
      await page.getByText(`${done} dari 3 sudah dicatat`).waitFor();
    }
    await keys.press({ selector: 'button', name: /^Tidak ada: / });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toMatch(/^Tidak ada: /);
    await page.keyboard.press('Enter');
    await keys.reach({ selector: 'dialog #reason' });
    await page.keyboard.press('ArrowDown');
    await keys.press({ selector: 'dialog button', name: 'Catat tidak ada' });
    await page.getByText('3 dari 3 sudah dicatat').waitFor();
    expect(await lost()).toEqual([]);
    await page.getByText('✓ Semua sudah terkirim.').waitFor({ timeout: 60_000 });
    expect(await countsOf(world, plan.id)).toMatchObject({ counts: { arrived: 2, missing: 1 } });
    await end();
  }, 180_000);

  it('people are placed in a shelter', async () => {
    const people = await arrived(world, 2);
    const { page, keys, lost, end } = await walk('shelter.kemensos', '/shelters');
    for (const { number } of people) await page.locator('#guests tr', { hasText: number }).waitFor();
    await keys.press({ selector: '#guests tbody input' }, 'Space');
    await keys.choose('#shelter', 'ASRAMA-HAJI');
    await keys.press({ selector: 'button', name: 'Tempatkan' });
    await page.getByText('Selesai untuk 1 orang.').waitFor();
    expect(await lost()).toEqual([]);
    const { rows } = await world.owner.query('select 1 from stay where case_id = any ($1)', [
      people.map(({ id }) => id),
    ]);
    expect(rows).toHaveLength(1);
    await end();
  }, 120_000);

  it('two registrations are found to be one person', async () => {
    const same = { name: 'Soeharti', birthDate: '1994-03-02', nik: '3507014203940001' };
    await world.registered(1, 'officer.manila', same);
    await world.registered(1, 'officer.bangkok', { ...same, country: 'TH' });
    const { page, keys, lost, end } = await walk('desk.kemlu', '/matches');
    await keys.press({ selector: 'main section button', name: 'Orang yang sama' });
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Orang yang sama');
    await page.keyboard.press('Enter');
    await keys.write('dialog #note', 'NIK dan tanggal lahir sama.');
    await keys.press({ selector: 'dialog button', name: 'Putuskan' });
    await page.getByText('Tidak ada pasangan di sini.').waitFor();
    expect(await lost()).toEqual([]);
    const { rows } = await world.owner.query('select verdict from person_match order by recorded_at desc limit 1');
    expect(rows).toEqual([{ verdict: 'SAME' }]);
    await end();
  }, 120_000);

  it('a plan is agreed with somebody who is home', async () => {
    const id = await followedHome(world, 'SUMARNI', 5);
    const { page, keys, lost, end } = await walk('caseworker.iom', `/cases/${id}/plan`);
    await keys.write('#objectives', 'Usaha kecil.');
    await keys.choose('[id="goals.0.dimension"]', 'Economic');
    await keys.write('[id="goals.0.note"]', 'Usaha sendiri');
    await keys.choose('[id="goals.0.items.0.type"]', 'Cash grant');
    await keys.press({ selector: 'button', name: 'Agree this plan' });
    await page.getByText('Plan 1, agreed').waitFor();
    await page.getByText('Usaha sendiri').waitFor();
    expect(await lost()).toEqual([]);
    await end();
  }, 120_000);

  it('an offer is accepted, and another refused', async () => {
    const consents = [{ purpose: 'SHARING_PARTNERS', basis: 'CONSENT', given: true }];
    for (const one of await world.registered(2, 'officer.manila', { consents })) {
      const input = { key: key(), case: one.id, toUnit: idOf('unit IOM-JKT'), service: 'REINTEGRATION' };
      const { offerReferral } = await world
        .as('officer.manila')
        .ask('mutation ($input: OfferReferral!) { offerReferral(input: $input) { __typename } }', {
          input: { ...input, occurredAt: new Date().toISOString() },
        });
      expect(offerReferral).toEqual({ __typename: 'Referral' });
    }
    const { page, keys, lost, end } = await walk('caseworker.iom', '/offers');
    await keys.press({ selector: 'button', name: /^Accept:/ });
    await page.getByText('The referral is accepted.').waitFor();
    await keys.press({ selector: 'button', name: /^Refuse “/ });
    await keys.reach({ selector: 'dialog #refusal' });
    await page.keyboard.press('ArrowDown');
    await keys.press({ selector: 'dialog button', name: 'Refuse' });
    await page.getByText('The offer is refused.').waitFor();
    expect(await lost()).toEqual([]);
    await end();
  }, 120_000);

  it('how somebody is reached is changed, and nothing is where it was opened by mistake', async () => {
    const [one] = await world.registered(1);
    const { page, keys, lost, end } = await walk('officer.manila', `/cases/${one?.id ?? ''}`);
    await keys.press({ selector: '.safe button', name: 'Ubah cara menghubungi' });
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Ubah cara menghubungi');
    await page.keyboard.press('Enter');
    await keys.write('dialog #phone', '+63 917 123 0009');
    await keys.press({ selector: 'dialog button', name: 'Ubah' });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('.safe').getByText('+639171230009').waitFor();
    expect(await lost()).toEqual([]);
    await end();
  }, 120_000);

  it('a BAST that nobody has signed is withdrawn', async () => {
    const [id = ''] = await landed(world, 1, await planned(world));
    const handover = key();
    await act(world, 'officer.manila', 'draftHandover', {
      ...{ id: handover, number: 'BAST/TANPA-TETIKUS', place: 'CGK', occurredAt: when.handed },
      ...{ receiver: idOf('unit KEMENSOS-RS'), people: [{ case: id, condition: 'GOOD' }] },
    });
    const { page, keys, lost, end } = await walk('officer.manila', `/handovers/${handover}`);
    await keys.press({ selector: 'main button', name: 'Tarik BAST' });
    await keys.reach({ selector: 'dialog #reason' });
    await page.keyboard.press('ArrowDown');
    await keys.press({ selector: 'dialog button', name: 'Tarik BAST' });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Tarik BAST' }).waitFor({ state: 'detached' });
    expect(await lost()).toEqual([]);
    const { rows } = await world.owner.query('select withdrawn_at from handover where id = $1', [handover]);
    expect(rows[0]?.withdrawn_at).not.toBeNull();
    await end();
  }, 120_000);

  it('beds of a house are held and let go, and the house is changed', async () => {
    const { page, keys, lost, end } = await walk('shelter.kemensos', '/shelters');
    const house = page.locator('.house').filter({ hasText: 'ANAK-1' });
    await keys.press({ selector: 'button', name: 'Pesan tempat: Rumah anak' });
    await keys.write('dialog #count', '1');
    await keys.press({ selector: 'dialog button', name: 'Pesan tempat' });
    await house.getByText('1 kosong dari 2').waitFor();
    await keys.press({ selector: 'button', name: /^Lepaskan / });
    await house.getByText('2 kosong dari 2').waitFor();
    await keys.press({ selector: 'button', name: 'Ubah rumah: Rumah anak' });
    await keys.write('dialog #name', 'Rumah anak kedua');
    await keys.press({ selector: 'dialog button', name: 'Simpan' });
    await house.locator('h3').getByText('Rumah anak kedua').waitFor();
    expect(await lost()).toEqual([]);
    await end();
  }, 120_000);
});
