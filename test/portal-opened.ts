import type { Page } from 'playwright-core';
import { instrument } from '#domain';
import type { Row, Things } from './portal-screens';

/** What a button opens on a screen: a dialog, or a part of a form that is not there before. */
export interface Opened extends Row {
  at: (things: Things) => string;
  /** What is ticked before. */
  tick?: string | readonly string[];
  /** What is pressed, one after the other, by what is written on it. */
  press: readonly (string | RegExp)[];
  /** What stands there then. */
  shows: string | RegExp;
}

/** Presses all of it. */
export async function openedOn(page: Page, { tick, press, shows }: Omit<Opened, 'as' | 'at'>): Promise<void> {
  for (const one of [tick ?? []].flat()) await page.locator(one).first().check();
  // Heads of columns that only a reader hears are called like what stands below them.
  const pressed = page.locator('main :not(.unseen)');
  for (const one of press)
    await page.getByText(one, { exact: true }).and(pressed).filter({ visible: true }).first().click();
  await page.getByText(shows).filter({ visible: true }).first().waitFor();
}

const by =
  (as: string, at: Opened['at']) =>
  (press: string | readonly (string | RegExp)[], shows: string | RegExp, tick?: Opened['tick']): Opened => ({
    ...{ as, at, shows, press: typeof press === 'string' ? [press] : press },
    ...(tick && { tick }),
  });
const officer = (at: Opened['at']) => by('officer.manila', at);
const cases = officer(() => '/');
const ofCase = officer((things) => `/cases/${things.case}`);
const asked = officer(({ asked }) => `/cases/${asked}/rights`);
const clearances = officer(() => '/clearances');
const delayed = officer(({ delayed }) => `/movements/${delayed}`);
const listed = officer(({ listed }) => `/movements/${listed}`);
const shelters = by('shelter.kemensos', () => '/shelters');
const providers = by('caseworker.iom', () => '/providers');
const account = by('admin', () => '/accounts/officer.manila');
const invited = by('admin', () => '/accounts/dewi.baru@kemlu');
const units = by('admin', () => '/units');
const pairs = by('desk.kemlu', () => '/matches');
const erasures = by('desk.kemlu', () => '/erasures');
const paper = (kind: string) =>
  officer(({ movement }) => `/movements/${movement}/papers/${kind}`)('Buka dan siapkan', /^Cetak/);
const firstRow = 'main tbody input[type=checkbox]';
const two = (row: string) => [0, 1].map((nth) => `#guests tbody ${row} input >> nth=${nth}`);

/** Looked at as they open: the states of what stands below them are faces of the screens themselves. */
export const opened: Record<string, Opened> = {
  'cases, exported': cases([/^Ekspor \d+ kasus ini$/], 'Bentuk berkas'),
  'cases, keys': cases('Tombol pintas', 'Pakai tombol pintas'),
  'inbox, putting off': officer(() => '/inbox')('Tunda', 'Sampai tanggal'),
  'the mail of a day': officer(() => '/inbox')('Atur alamat', 'Alamat surel'),
  'passport lines': officer(() => '/register')('Ambil dari baris mesin paspor', /^Dua baris terbawah/),
  'a new group': officer(() => '/groups')('Kelompok baru', 'Buat kelompok'),
  'a row discarded': officer(({ group }) => `/groups/${group}`)('Buang', 'Mengapa baris ini dibuang?'),
  'a step': ofCase('Buka penerimaan', 'Buka penerimaan?'),
  'a step back': ofCase('Tangguhkan', 'Tangguhkan?'),
  'contact lost': ofCase('Nyatakan hilang kontak', 'Nyatakan hilang kontak?'),
  'referred and closed': ofCase('Rujuk dan tutup', 'Rujuk dan tutup?'),
  'another fact': ofCase('Nyatakan hal lain tentang orang ini', 'Tentang apa'),
  'an assessment': ofCase('Catat penilaian', 'Apa yang dinilai'),
  'a hold': ofCase('Catat hambatan', 'Hambatan apa'),
  'a referral': ofCase('Rujuk ke unit lain', 'Layanan'),
  'a transfer': ofCase('Limpahkan kasus', /^Unit itu menjadi penanggung jawab/),
  'a file': ofCase('Tambah berkas', 'Jenis berkas'),
  'rights, answered': asked('Jawab', 'Jawaban'),
  'rights, settled': asked('Catat hasilnya', 'Hasilnya'),
  'rights, who saw': asked('Lihat siapa yang membuka dan menerima', 'Yang membuka'),
  'papers of one': clearances('Catat dokumen', /^Dokumen perjalanan: /),
  'leave of several': clearances('Catat izin', /^Izin negara setempat: /, firstRow),
  'hold of several': clearances('Catat hambatan', 'Diperkirakan selesai', firstRow),
  'another leg': listed('Tambah etape', 'Dengan'),
  'other times': listed('Ubah waktu', /^Ubah waktu /),
  'escorts changed': listed('Ubah pendamping', 'Kursi pendamping'),
  'people added': listed('Tambah orang', 'Nama atau nomor kasus'),
  'taken off': listed('Turunkan dari daftar', 'Ganti dengan', firstRow),
  'to another trip': listed('Pindahkan ke perjalanan lain', 'Perjalanan yang menerima', firstRow),
  'a trip split': listed('Pisahkan menjadi perjalanan baru', /^Perjalanan baru untuk/, firstRow),
  'a trip merged': listed('Gabungkan ke perjalanan lain', 'Perjalanan yang menerima'),
  'a trip cancelled': listed('Batalkan perjalanan', /^Semua orang dikeluarkan/),
  'seats on a leg': officer(({ buses }) => `/movements/${buses}`)(
    'Tempatkan pada etape',
    'Tempatkan 1 orang pada etape',
    firstRow,
  ),
  'a birth on the way': officer(({ aboard }) => `/movements/${aboard}`)('Catat kelahiran', 'Nama anak'),
  'found on board': officer(({ aboard }) => `/movements/${aboard}/check-in`)(
    'Ditemukan ikut tanpa terdaftar',
    /^Untuk orang yang ternyata ikut/,
  ),
  'held back': delayed('Catat tertahan', 'Unit yang menindaklanjuti', firstRow),
  manifest: paper('manifest'),
  letters: paper('letters'),
  envelopes: paper('envelopes'),
  'note verbale': paper('annex'),
  'BAST on paper': officer(({ handover }) => `/handovers/${handover}/paper`)('Buka dan siapkan', /^Cetak/),
  'a receiver without an account': officer(() => '/handovers/new')([/^Penerima tanpa akun/], 'Siapa'),
  'a BAST signed by the giver': by('shelter.kemensos', ({ drafted }) => `/handovers/${drafted}`)(
    [],
    /^Dengan ini unit Anda menyatakan/,
  ),
  'a BAST signed by the receiver': by('shelter.kemensos', ({ given }) => `/handovers/${given}`)(
    ['Tidak diterima', /^Tanda tangani untuk/],
    /^Pilih mengapa/,
  ),
  'a BAST signed on paper': officer(({ witnessed }) => `/handovers/${witnessed}`)(
    'Catat tanda tangan ini',
    'Lampirkan kertas yang ditandatangani.',
  ),
  'things of an addendum': officer(({ handover }) => `/handovers/${handover}/addendum`)(
    'Barang (0)',
    'Nama barang',
    firstRow,
  ),
  'an offer taken back': officer(() => '/offers?box=OUT')('Tarik kembali', /^Tarik kembali “/),
  'an offer refused': by('caseworker.iom', () => '/offers')('Refuse', /^Refuse “/),
  'a provider changed': providers('Change', /^Change: /),
  'a provider ended': providers('End', /^End: /),
  'shared support changed': providers('Update', /^Update: /),
  'aid given': by('caseworker.iom', ({ followed }) => `/cases/${followed}/reintegration`)('Log assistance', 'Currency'),
  'a step of a plan': by('caseworker.iom', ({ followed }) => `/cases/${followed}/plan`)(
    '+ Add a step',
    /^Remove step 1$/,
  ),
  'beds held': shelters('Pesan tempat', /^Pesan tempat di/),
  'a house changed': shelters('Ubah rumah', 'Nama rumah'),
  'a guest leaves': shelters([/^Sudah di rumah perlindungan/, 'Catat keluar'], /meninggalkan tempat tidur$/),
  'two kept apart': shelters('Pisahkan dua orang ini', /tidak ditempatkan bersama$/, two('tr:not(:has(strong))')),
  'two apart no longer': shelters(
    'Tidak perlu dipisahkan lagi',
    /boleh ditempatkan bersama lagi\?$/,
    two('tr:has(strong)'),
  ),
  'not at the door': by('shelter.partner', () => '/shelters')('Tidak datang', /tidak datang$/),
  'an emergency judged': by('admin', () => '/glass')('Nilai', 'Beralasan'),
  'a system registered': by('admin.iom', () => '/systems')('Register a system', 'Register a new system'),
  invitation: by('admin', () => '/accounts')('Undang orang', 'Undang orang ke Pulang'),
  'a role given': account('Beri peran', 'Peran yang diberikan'),
  'a role taken away': account('Cabut Petugas perwakilan', /^Berlaku seketika/),
  'an account changed': account('Ubah', 'Ubah officer.manila'),
  'a new link': invited('Tautan undangan baru', /^Tautan baru/),
  'a second factor reset': account('Setel ulang kata sandi dan faktor kedua', /^Pastikan Anda/),
  'an account disabled': account('Nonaktifkan', /^Semua sesi/),
  'sessions ended': account('Akhiri semua sesi', /^Ia dikeluarkan/),
  'acting elsewhere': account('Izinkan bertindak untuk unit lain', /^Paling lama 30 hari/),
  'an organisation renamed': units('Ubah nama', /^Ubah nama: /),
  'a unit changed': units('Ubah', /^Ubah unit: /),
  'a pair, both open': pairs('Buka identitas keduanya', /^NIK$/),
  'a pair judged apart': pairs('Bukan orang yang sama', 'Dasar putusan'),
  'a pair judged again': pairs('Orang yang sama, peristiwa baru', 'Dasar putusan'),
  'a disagreement settled': by('desk.kemlu', () => '/disagreements?view=all')('Selesaikan', 'Atas dasar apa'),
  'an erasure approved': erasures('Setujui penghapusan', 'Saya mengerti bahwa ini tidak dapat dibatalkan.'),
  'an erasure declined': erasures('Tolak penghapusan', 'Apa yang disampaikan kepadanya'),
  'a questionnaire published': by('desk.kemlu', () => `/instruments?from=${instrument.version}`)(
    'Terbitkan',
    /^Isi nama versi dengan/,
  ),
};
