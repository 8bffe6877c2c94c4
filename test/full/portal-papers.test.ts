import type { Browser, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { openBrowser } from '../browser';
import { act, arrived, issue, kemensos, manila, oneOf, planned, readyOn, when } from '../journey';
import { printed as sheetsOf } from '../pdf';
import { faultsOf, visitPortal } from '../portal-page';
import { key, openWorld, type World } from '../world';

const shelter = 'shelter.kemensos';

let world: World;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  await world.owner.query(`update account set name = 'Ratna Dewi' where login = $1`, [manila]);
  ({ page } = await visitPortal(world, browser, manila));
}, 120_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function printed(path: string): Promise<string> {
  await page.goto(world.url + path);
  await page.getByRole('button', { name: 'Buka dan siapkan' }).click();
  await page.waitForSelector('.paper');
  return (await page.locator('.paper').allInnerTexts()).join('\n');
}

async function bast(people: readonly object[], name: 'draftHandover' | 'draftAddendum', more: object): Promise<string> {
  const id = key();
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const selection = '__typename ... on Problem { code field }';
  const made = await world.as(manila).ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`, {
    input: { key: key(), id, occurredAt: when.handed, people, ...more },
  });
  expect(made[name]).toEqual({ __typename: 'Handover' });
  for (const [login, version] of [manila, shelter].map((one, i) => [one, i + 1] as const)) {
    const signed = await act(world, login, 'signHandover', { handover: id, version, signedAt: when.handed });
    if (signed.code) throw new Error(JSON.stringify(signed));
  }
  return id;
}

describe('The paper of an earlier version', () => {
  it('says what it said when it was issued', async () => {
    const { id: movement, legs } = await planned(world);
    const id = await oneOf(world);
    await readyOn(world, movement, [id]);
    await issue(world, movement);
    const at = { occurredAt: when.issued, reason: 'WEATHER' };
    const later = { plannedDeparture: '2025-06-15T05:00:00Z', plannedArrival: '2025-06-15T09:00:00Z' };
    await act(world, manila, 'retimeLeg', { leg: legs[0], version: 1, ...later, ...at });
    const named = { field: 'NAME', value: 'SITI KARNILA', proof: 'PASSPORT', occurredAt: when.ready };
    await act(world, manila, 'assertFact', { case: id, ...named });
    await page.goto(`${world.url}/movements/${movement}#manifests`);
    await page.getByText('sudah berubah sejak manifes terakhir').waitFor();
    await issue(world, movement);
    await page.reload();
    await page.getByText('perjalanan: penerbangan, rute, atau waktunya berubah').waitFor();
    const [first, second] = [
      await printed(`/movements/${movement}/papers/manifest?version=1`),
      await printed(`/movements/${movement}/papers/manifest?version=2`),
    ];
    expect(first).not.toContain('SITI KARNILA');
    expect(first).toContain('15 Jun 2025, 10:00');
    expect(second).toContain('SITI KARNILA');
    expect(second).toContain('15 Jun 2025, 13:00');
    // What was issued before words were kept says that it shows those of today.
    await world.owner.query('delete from manifest_person');
    expect(await printed(`/movements/${movement}/papers/manifest?version=1`)).toContain('menurut catatan hari ini');
  }, 120_000);
});

describe('The letters and the annex of a journey', () => {
  /** The same in other letters, of whoever comes from a camp beside the border. */
  const NAMES = ['王小明', 'សុខា ចាន់', 'สมชาย ใจดี'];
  /** What is on record of them, and on no paper that others read. */
  const KEPT = /hamil|pregnan|HIV|laik|fit\b|sakit|obat|medic|korban|victim|exploit|eksploitasi|dipukul|beaten/i;

  it('name everybody in both languages and in their own letters, and say nothing of health or abuse', async () => {
    const { id: movement } = await planned(world);
    await world.owner.query(`update leg set number = 'GA8035' where movement_id = $1`, [movement]);
    const ids = await Promise.all(
      NAMES.map((name) =>
        oneOf(world, { overrides: { name, birthDate: '1999-05-12', needs: ['PREGNANCY', 'SEXUAL_VIOLENCE'] } }),
      ),
    );
    const told = { kind: 'SCREENING', questions: ['HEALTH', 'EXPLOITATION'], answers: 'Dipukul; sedang hamil.' };
    for (const id of ids) {
      const said = await act(world, manila, 'recordInterview', {
        ...told,
        case: id,
        occurredAt: when.prepared,
        reusable: true,
      });
      expect(said.code).toBeUndefined();
    }
    await readyOn(world, movement, ids);
    await issue(world, movement);
    const sheets = async (kind: string) => {
      await printed(`/movements/${movement}/papers/${kind}`);
      return sheetsOf(page);
    };
    const letters = await sheets('letters');
    expect(letters).toHaveLength(NAMES.length);
    const annex = (await sheets('annex')).join(' ');
    for (const name of NAMES) {
      expect(letters.filter((letter) => letter.includes(name))).toHaveLength(1);
      expect(annex).toContain(name);
    }
    for (const letter of letters) {
      expect(letter).toContain('adalah warga negara Indonesia yang dipulangkan');
      expect(letter).toContain('is an Indonesian national who returns to Indonesia');
    }
    expect(annex).toContain('Lampiran nota diplomatik / ');
    for (const sheet of [...letters, annex]) {
      expect(sheet).toMatch(/12 Mei\/ ?May 1999/);
      expect(sheet).not.toMatch(/1999-05-12|\bAIR\b|GA GA/);
      expect(sheet).not.toMatch(KEPT);
      expect(sheet).toContain('GA8035');
    }
  }, 180_000);
});

describe('The paper of a BAST', () => {
  it('lists what goes along, names who signed, and says what it corrects', async () => {
    const [id] = (await arrived(world, 1, await planned(world))) as [string];
    const items = [
      { kind: 'BELONGING', name: 'Tas hitam' },
      { kind: 'MEDICINE', name: 'Risperidone', dose: '2 mg' },
    ];
    const person = { case: id, condition: 'NEEDS_CARE', note: 'Demam.', items };
    const made = await bast([person], 'draftHandover', { number: 'BAST/1', place: 'CGK', receiver: kemensos });
    const paper = await printed(`/handovers/${made}/paper`);
    expect(paper).toContain('Tas hitam (Barang / Belonging)');
    expect(paper).toContain('Obat: ada, lihat catatan medis');
    expect(paper).toContain('Ratna Dewi');
    expect(paper).not.toMatch(/Risperidone|Demam|2 mg|perawatan/i);
    expect(await faultsOf(page, 'bast-paper')).toEqual([]);
    const added = { kind: 'PAPER', name: 'Ijazah' };
    const addendum = await bast([{ ...person, items: [added] }], 'draftAddendum', { handover: made });
    expect(await printed(`/handovers/${addendum}/paper`)).toMatch(/Mengoreksi BAST \/ Corrects the record\s+BAST\/1,/);
    expect(await printed(`/handovers/${made}/paper`)).toContain('BAST/1/A1');
    const back = {
      id: key(),
      number: 'BAST/2',
      place: 'CGK',
      receiver: idOf('unit KBRI-MNL'),
      occurredAt: when.handed,
    };
    const draft = { ...back, people: [{ case: id, condition: 'GOOD', items: [] }] };
    expect(await act(world, shelter, 'draftHandover', draft)).toMatchObject({ __typename: 'Handover' });
    const next = await printed(`/handovers/${back.id}/paper`);
    expect(next).toContain('Tas hitam (Barang / Belonging): diserahkan sebelumnya, tidak disebut');
    expect(next).not.toContain('Risperidone');
  }, 180_000);
});

describe('The paper of a signed BAST', () => {
  it('is printed by the social office of a province too, which signs for people and sees none of their papers', async () => {
    const [one] = await arrived(world, 1, await planned(world));
    const id = key();
    const paper = { id, number: 'BAST/NTT', place: 'CGK', receiver: idOf('unit DINSOS-NT'), occurredAt: when.handed };
    await act(world, manila, 'draftHandover', { ...paper, people: [{ case: one, condition: 'GOOD' }] });
    await act(world, manila, 'signHandover', { handover: id, version: 1, signedAt: when.handed });
    const { page: theirs, context } = await visitPortal(world, browser, 'social.ntt', {
      path: `/handovers/${id}/paper`,
    });
    const document = await world.owner.query('select id from travel_document where case_id = $1', [one]);
    expect(document.rows).toHaveLength(1);
    await theirs.getByRole('button', { name: 'Buka dan siapkan' }).click();
    await theirs.locator('.paper').first().waitFor();
    const text = (await theirs.locator('.paper').allInnerTexts()).join('\n');
    const { name } = (
      await world
        .as(manila)
        .ask('query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { person { name } } }', { id: one })
    ).case.person;
    expect(text).toContain(name);
    expect(text).toContain('SPLP');
    await context.close();
  }, 120_000);

  it('says what it said when it was signed, and says so where those words were not kept', async () => {
    const [id] = (await arrived(world, 1, await planned(world))) as [string];
    const named = async (login: string, value: string) => {
      const proof = login === manila ? 'PASSPORT' : 'CIVIL_REGISTRY';
      const fact = { case: id, field: 'NAME', value, proof, occurredAt: new Date().toISOString() };
      expect((await act(world, login, 'assertFact', fact)).code).toBeUndefined();
    };
    await named(manila, 'SITI KARNELA');
    const person = { case: id, condition: 'GOOD', items: [{ kind: 'BELONGING', name: 'Tas hitam' }] };
    const made = await bast([person], 'draftHandover', { number: 'BAST/7', place: 'CGK', receiver: kemensos });
    const path = `/handovers/${made}/paper`;
    const signed = await printed(path);
    expect(signed).toContain('SITI KARNELA');
    await named(shelter, 'SITI KARNILA');
    expect(await printed(path)).toBe(signed);
    expect(signed).not.toContain('menurut catatan hari ini');
    const ofCase = '(select person_id from cases where id = $1)';
    const { rows } = await world.owner.query(`select * from person_key where person_id = ${ofCase}`, [id]);
    await world.owner.query(`delete from person_key where person_id = ${ofCase}`, [id]);
    expect(await printed(path)).toContain('dihapus / erased');
    await world.owner.query('insert into person_key select * from json_populate_record(null::person_key, $1)', [
      JSON.stringify({ ...rows[0], wrapped: `\\x${rows[0].wrapped.toString('hex')}` }),
    ]);
    // A side is called what it was called when it signed, whatever it is called since.
    await world.owner.query(`update unit set name_id = 'Rumah Baru', name_en = 'New House' where id = $1`, [kemensos]);
    expect(await printed(path)).toBe(signed);
    await page.goto(`${world.url}/handovers/${made}`);
    await page.locator('#people').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Rumah Baru');
    await world.owner.query('delete from signed_side where handover_id = $1', [made]);
    const unsaid = await printed(path);
    expect(unsaid).toContain('Rumah Baru / New House');
    expect(unsaid).toContain('nama unit dan penanda tangan menurut catatan hari ini, bukan saat ditandatangani');
    expect(unsaid).not.toContain('nama dan nomor menurut catatan hari ini');
    await world.owner.query('delete from signed_person where handover_id = $1', [made]);
    const old = await printed(path);
    expect(old).toContain('SITI KARNILA');
    expect(old).toContain('nama dan nomor menurut catatan hari ini, bukan saat ditandatangani');
  }, 180_000);
});

describe('Arrivals by week', () => {
  it('show of each week how many were to come and did', async () => {
    const plan = await planned(world);
    await arrived(world, 2, plan);
    const due = await planned(world);
    await readyOn(world, due.id, [await oneOf(world)]);
    const at =
      'planned_departure = now() + $2::interval - interval $q$2 hours$q$, planned_arrival = now() + $2::interval';
    await world.owner.query(`update leg set arrived_at = now() - interval '9 days' where movement_id = $1`, [plan.id]);
    await world.owner.query(`update leg set ${at} where movement_id = $1`, [due.id, '8 days']);
    await page.goto(`${world.url}/movements`);
    const rows = page.locator('#weeks tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(16);
    const figures = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('.figure')].map((one) => one.textContent).join(' ')),
    );
    expect(figures.filter((one) => one !== '0 0')).toEqual(['2 2', '1 0']);
    expect(await faultsOf(page, 'weeks')).toEqual([]);
  }, 120_000);
});
