import type { Browser, Locator, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { handsOf } from '../prepared';
import { key, openWorld, type World } from '../world';

const MANILA = 'officer.manila';
const NAME = 'Siti Nurhaliza Putri';

let world: World;
let browser: Browser;
let officer: Visit;
let id: string;
let part: (name: string) => Locator;
let dialog: Locator;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT'].map((purpose) => ({ purpose, basis: 'CONSENT', given: true }));
  const [one] = await world.registered(1, MANILA, { name: NAME, birthDate: '1994-03-31', consents });
  id = one?.id ?? '';
  await offered();
  officer = await visitPortal(world, browser, MANILA, { path: `/cases/${id}` });
  officer.context.setDefaultTimeout(20_000);
  part = (name) => officer.page.locator(name);
  dialog = officer.page.getByRole('dialog');
}, 180_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** Immigration sees the case as well, since it accepted what the post asked of it. */
async function offered(): Promise<void> {
  const offer = await world
    .as(MANILA)
    .ask('mutation ($input: OfferReferral!) { offerReferral(input: $input) { ... on Referral { id } } }', {
      input: {
        ...{ key: key(), case: id, toUnit: idOf('unit IMI-CGK'), service: 'DOCUMENTS' },
        occurredAt: '2025-06-06T01:00:00Z',
      },
    });
  const { answerReferral } = await world
    .as('immigration')
    .ask('mutation ($input: AnswerReferral!) { answerReferral(input: $input) { ... on Referral { state } } }', {
      input: { key: key(), referral: offer.offerReferral.id, accept: true, occurredAt: '2025-06-06T02:00:00Z' },
    });
  expect(answerReferral).toEqual({ state: 'ACCEPTED' });
}

/** What the API says of the case to an officer of the post. */
const told = async (fields: string, login = MANILA) =>
  (await world.as(login).ask(`query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { ${fields} } }`, { id })).case;

const gone = () => dialog.waitFor({ state: 'detached' });
const record = () => dialog.getByRole('button', { name: 'Catat', exact: true });

describe('Another agency that sees the case', () => {
  it('confirms, disputes, says and takes back what is said of who somebody is', async () => {
    const visit = await visitPortal(world, browser, 'immigration', { path: `/cases/${id}` });
    visit.context.setDefaultTimeout(20_000);
    const { page } = visit;
    const facts = page.locator('#facts');
    const over = page.getByRole('dialog');
    const ended = () => over.waitFor({ state: 'detached' });

    const { press } = byKeyboard(page);
    await facts.getByRole('button', { name: `Kuatkan: Nama ${NAME}` }).waitFor();
    await press({ selector: '#facts button', name: `Kuatkan: Nama ${NAME}` });
    expect(await faultsOf(page, 'fact-confirmed')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Kuatkan' });
    await ended();
    await facts.getByText(/^dikuatkan /).waitFor();

    await facts.getByRole('button', { name: /^Sangkal: Tanggal lahir/ }).click();
    await over.getByRole('button', { name: 'Sangkal' }).click();
    await over.getByRole('link', { name: 'Pilih alasannya.' }).waitFor();
    await page.selectOption('#ground', 'DOCUMENT_SEEN');
    expect(await faultsOf(page, 'fact-disputed')).toEqual([]);
    await over.getByRole('button', { name: 'Sangkal' }).click();
    await ended();

    // Said from lists where there are lists, and refused at the field where it says nothing new.
    await facts.getByText('Nyatakan hal lain tentang orang ini').click();
    const say = async (field: string, value: string) => {
      await page.selectOption('#field', field);
      if (await page.locator('select#value').count()) await page.selectOption('#value', value);
      else await page.fill('#value', value);
      await page.selectOption('#proof', 'PASSPORT');
      await facts.getByRole('button', { name: 'Nyatakan', exact: true }).click();
    };
    await say('NATIONALITY', 'ID');
    await facts.getByRole('row', { name: /Kewarganegaraan Indonesia Imigrasi/ }).waitFor();
    await say('HOME_REGENCY', '35.07');
    await facts.getByRole('row', { name: /Kabupaten Malang Imigrasi/ }).waitFor();
    await say('NATIONALITY', 'ID');
    await facts.locator('.field.wrong', { hasText: 'Instansi Anda sudah menyatakan ini' }).waitFor();
    expect(await page.inputValue('#value')).toBe('ID');
    await say('BIRTH_DATE', '31 Februari 1994');
    await facts.locator('.field.wrong #value').waitFor();
    expect(await faultsOf(page, 'facts')).toEqual([]);

    await facts.getByRole('button', { name: 'Tarik kembali: Kewarganegaraan Indonesia' }).click();
    await page.selectOption('#ground', 'TYPED_WRONGLY');
    await over.getByRole('button', { name: 'Tarik kembali' }).click();
    await ended();
    await facts.getByText(/^ditarik kembali /).waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.context.close();

    const { person } = await told('person { facts { field standing unit { code } stances { kind ground } } }');
    const said = (field: string, code: string) =>
      (person.facts as { field: string; unit: { code: string } }[]).find(
        (one) => one.field === field && one.unit.code === code,
      );
    expect(said('NAME', 'KBRI-MNL')).toMatchObject({ standing: 'CONFIRMED', stances: [{ kind: 'CONFIRM' }] });
    expect(said('BIRTH_DATE', 'KBRI-MNL')).toMatchObject({
      standing: 'DISPUTED',
      stances: [{ kind: 'DISPUTE', ground: 'DOCUMENT_SEEN' }],
    });
    expect(said('NATIONALITY', 'IMI-CGK')).toMatchObject({ standing: 'WITHDRAWN' });
    expect(said('HOME_REGENCY', 'IMI-CGK')).toMatchObject({ standing: expect.any(String) });
  }, 240_000);
});

describe('An officer on the case page', () => {
  it('records a further need, and asks that more care be taken', async () => {
    const { page } = officer;
    const care = part('#care');
    const { press, choose, write } = byKeyboard(page);
    await press({ selector: '#care button', name: 'Catat kebutuhan' });
    await press({ selector: 'dialog button', name: 'Catat' });
    await page.locator('.summary:focus').getByText('Pilih kebutuhannya.').waitFor();
    await choose('#code', 'Penyakit');
    await part('.summary').waitFor({ state: 'detached' });
    await write('#note', 'Obatnya habis hari Jumat.');
    expect(await faultsOf(page, 'need')).toEqual([]);
    // What was typed outlives the page, and is begun anew where somebody wants to.
    const again = 'Isian yang belum tersimpan ditampilkan kembali.';
    await page.reload();
    await press({ selector: '#care button', name: 'Catat kebutuhan' });
    await dialog.getByText(again).waitFor();
    expect(await page.inputValue('#note')).toBe('Obatnya habis hari Jumat.');
    expect(await faultsOf(page, 'need-again')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Mulai dari awal' });
    expect(await page.inputValue('#note')).toBe('');
    await choose('#code', 'Penyakit');
    await write('#note', 'Obatnya habis hari Jumat.');
    await press({ selector: 'dialog button', name: 'Catat' });
    await gone();
    await care.getByText('Obatnya habis hari Jumat.').waitFor();
    await press({ selector: '#care button', name: 'Catat kebutuhan' });
    expect([await page.inputValue('#note'), await dialog.getByText(again).count()]).toEqual(['', 0]);
    await page.keyboard.press('Escape');

    const more = care.getByRole('button', { name: 'Minta perhatian lebih' });
    await more.click();
    expect(await faultsOf(page, 'more-care')).toEqual([]);
    await dialog.getByRole('button', { name: 'Ya, tandai' }).click();
    await gone();
    await care.getByText(/^▲ Orang ini perlu perhatian lebih, sejak/).waitFor();
    expect(await more.count()).toBe(0);
    expect(await told('needs { code note } careRaisedAt')).toEqual({
      needs: [{ code: 'CHRONIC_ILLNESS', note: 'Obatnya habis hari Jumat.' }],
      careRaisedAt: expect.any(String),
    });
  }, 120_000);

  it('records by keys alone who may be told what, and that a rule takes the place of another', async () => {
    const { page } = officer;
    const { press, choose, write } = byKeyboard(page);
    await press({ selector: '.safe button', name: 'Catat aturan kontak' });
    await press({ selector: 'dialog button', name: 'Catat' });
    await page.locator('.summary:focus').getByText('Isi namanya.').waitFor();
    await write('#name', 'Budi');
    await choose('#relation', 'Saudara');
    await press({ selector: 'dialog input[type=radio]' }, 'Space');
    await write('#contact', 'WhatsApp setelah pukul 20.00');
    expect(await faultsOf(page, 'contact-rule')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Catat' });
    await gone();
    await part('.safe').getByText('Budi (Saudara kandung)').waitFor();

    await part('.safe').getByRole('button', { name: 'Catat aturan kontak' }).click();
    await page.selectOption('#replaces', { label: 'Budi: Boleh tahu semuanya' });
    expect(await page.inputValue('#name')).toBe('Budi');
    await dialog.getByLabel('Tidak boleh tahu apa pun').check();
    await page.locator('#contact').waitFor({ state: 'detached' });
    expect(await faultsOf(page, 'contact-rule-instead')).toEqual([]);
    await record().click();
    await gone();
    await part('.safe').getByText('▲ Jangan hubungi:').waitFor();
    expect(await part('.safe').getByText('WhatsApp').count()).toBe(0);
    expect(await part('.safe').getByText('Boleh tahu semuanya:').count()).toBe(0);
    expect(await faultsOf(page, 'contact-rule-never')).toEqual([]);
    const { contactRules } = await told('contactRules { id name contact relation telling replaces }');
    expect(contactRules).toEqual([
      expect.objectContaining({ name: 'Budi', relation: 'SIBLING', telling: 'ALL', replaces: null }),
      expect.objectContaining({ telling: 'NOTHING', contact: null, replaces: contactRules[0].id }),
    ]);
  }, 120_000);

  it('is shown what was answered before asking again, is refused where somebody was quicker, and loses nothing', async () => {
    const { page } = officer;
    const interviews = part('#interviews');
    await interviews.getByText(/^Identitas/).waitFor();
    const { press, choose } = byKeyboard(page);
    await press({ selector: '#interviews button', name: 'Catat wawancara' });
    await press({ selector: 'dialog button', name: 'Catat' });
    await page.locator('.summary:focus').getByText('Pilih apa yang ditanyakan.').waitFor();
    await choose('#interviewKind', 'Penapisan');
    await press({ selector: 'dialog input', name: 'Identitas (sudah 1 kali)' }, 'Space');
    await dialog.getByText('Sudah terjawab.').waitFor();
    await press({ selector: 'dialog button', name: 'Catat' });
    await page.locator('.summary:focus').getByText('Jawabannya sudah ada. Pilih mengapa ditanya lagi.').waitFor();
    expect(await faultsOf(page, 'interview')).toEqual([]);
    await dialog.getByLabel(/^Identitas/).uncheck();
    await dialog.getByLabel('Perjalanan').check();
    await page.fill('#answers', 'Naik kapal dari Batam, tiga malam.');

    // A draft outlives the page.
    await page.reload();
    await interviews.getByRole('button', { name: 'Catat wawancara' }).click();
    await dialog.getByText('Isian yang belum tersimpan ditampilkan kembali.').waitFor();
    expect(await page.inputValue('#answers')).toBe('Naik kapal dari Batam, tiga malam.');

    const { act } = handsOf(world, MANILA);
    const quicker = { kind: 'REGISTRATION', questions: ['JOURNEY'], reusable: true, answers: 'Lewat laut.' };
    expect(await act('recordInterview', { case: id, ...quicker })).toMatchObject({ id });
    await page.locator('#answers').focus();
    await record().click();
    await dialog
      .locator('#questions.wrong', { hasText: /Perjalanan sudah ditanyakan oleh .*, dan boleh dibaca/ })
      .waitFor();
    expect(await page.inputValue('#answers')).toBe('Naik kapal dari Batam, tiga malam.');
    await page.selectOption('#again', 'OWN_WISH');
    await dialog.getByLabel(/^Orang ini setuju instansi lain membacanya/).check();
    await record().click();
    await gone();
    await interviews.getByText(/^Perjalanan · 2 kali/).waitFor();
    const { interviews: held } = await told('interviews { kind questions reusable again answers }');
    expect(held).toContainEqual({
      ...{ kind: 'SCREENING', questions: ['JOURNEY'], reusable: true, again: 'OWN_WISH' },
      answers: 'Naik kapal dari Batam, tiga malam.',
    });

    // What was said is opened by who reads it.
    expect(await interviews.getByText('Naik kapal').count()).toBe(0);
    await interviews.getByRole('button', { name: 'Baca jawabannya' }).click();
    await interviews.getByText('Naik kapal dari Batam, tiga malam.').waitFor();
    expect(await faultsOf(page, 'interviews')).toEqual([]);
  }, 180_000);

  it('records what somebody agrees to now, with what partners’ systems may have of it', async () => {
    const { page } = officer;
    const care = part('#care');
    await care.getByRole('button', { name: 'Catat persetujuan' }).click();
    await record().click();
    await dialog.getByRole('link', { name: 'Pilih jawabannya.' }).waitFor();
    // A no takes back what was agreed to, and that is said as for a withdrawal.
    await page.selectOption('#consentPurpose', 'SHARING_GOVERNMENT');
    await dialog.getByLabel('Menolak').check();
    await dialog.getByText(/^Imigrasi .* tidak lagi dapat membuka kasus ini/).waitFor();
    await page.selectOption('#consentPurpose', 'SHARING_PARTNERS');
    await page.selectOption('#recipient', { label: 'IOM Indonesia' });
    await dialog.getByLabel('Setuju, atau ada dasar lain yang sah').check();
    await page.selectOption('#basis', 'CONSENT');
    await dialog.getByLabel('Profil').uncheck();
    await page.fill('#expiresOn', '2099-12-31');
    expect(await faultsOf(page, 'consent')).toEqual([]);
    await record().click();
    await gone();
    await care.getByText(/Berbagi dengan lembaga mitra: IOM Indonesia/).waitFor();
    const { consents } = await told('consents { purpose given groups expiresOn recipient { code } }');
    expect(consents.at(-1)).toEqual({
      ...{ purpose: 'SHARING_PARTNERS', given: true, expiresOn: '2099-12-31', recipient: { code: 'IOM' } },
      groups: ['CASE', 'IDENTITY', 'REINTEGRATION'],
    });
  }, 120_000);

  it('is told whose sight ends before a consent is withdrawn, and it ends with it', async () => {
    const { page } = officer;
    const care = part('#care');
    expect(await told('id', 'immigration')).toEqual({ id });
    const { press, write } = byKeyboard(page);
    const what = 'Tarik persetujuan: Berbagi dengan instansi pemerintah';
    await care.getByRole('button', { name: what }).waitFor();
    await press({ selector: '#care button', name: what });
    await dialog.getByText(/^Imigrasi .* tidak lagi dapat membuka kasus ini/).waitFor();
    await write('#note', 'Saya tidak mau lagi.');
    expect(await faultsOf(page, 'consent-withdrawn')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Ya, tarik' });
    await gone();
    await care.getByText('■ Ditarik').waitFor();
    expect(await told('id', 'immigration')).toBeNull();
    const { consents } = await told('consents { purpose withdrawnAt }');
    expect(consents).toContainEqual({ purpose: 'SHARING_GOVERNMENT', withdrawnAt: expect.any(String) });
    expect(await faultsOf(page, 'care')).toEqual([]);
  }, 120_000);

  it('is offered nothing of it once the case has ended, but that a consent may be taken back', async () => {
    const { page } = officer;
    await world.owner.query(`update cases set state = 'CLOSED', prior_state = 'FOLLOW_UP' where id = $1`, [id]);
    await page.reload();
    await part('#care')
      .getByRole('button', { name: /^Tarik persetujuan/ })
      .first()
      .waitFor();
    await part('#interviews')
      .getByText(/^Identitas/)
      .waitFor();
    for (const name of [
      'Catat kebutuhan',
      'Minta perhatian lebih',
      'Catat aturan kontak',
      'Catat wawancara',
      'Catat persetujuan',
    ])
      expect([name, await button(page, name).count()]).toEqual([name, 0]);
    expect(officer.complaints).toEqual([]);
  }, 60_000);
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
