import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { instrument } from '#domain';

/** Things of the story that screens are about, by name. */
export type Things = Record<
  | 'case'
  | 'died'
  | 'putOff'
  | 'broken'
  | 'followed'
  | 'group'
  | 'movement'
  | 'handover'
  | 'hostList'
  | 'carries'
  | 'drafted'
  | 'toldOfLess'
  | 'untold'
  | 'asked'
  | 'listed'
  | 'delayed'
  | 'given'
  | 'witnessed'
  | 'aboard'
  | 'buses',
  string
>;

export interface Row {
  /** Who looks at it, and so what they see. */
  as: string;
  /** The address with its things filled in; the path of the screen itself where it names none. */
  at?: (things: Things) => string;
}

/** Another face of a screen: of its address, of a role, or of what was opened on it. */
interface Face extends Row {
  at: (things: Things) => string;
  /** What stands there when there is something to show, so that no other face is taken for it. */
  shows: string | RegExp;
  /** What is pressed for it. */
  press?: string;
}

/**
 * Every screen with somebody who has it: a new one needs a row here, and nothing else. Its states are made from its
 * data by what the line does: the same answers with every list empty, answers that failed, and no answers at all.
 */
export const rows: Record<string, Row> = {
  '/': { as: 'officer.manila' },
  '/inbox': { as: 'officer.manila' },
  '/register': { as: 'officer.manila' },
  '/follow-ups': { as: 'caseworker.iom' },
  '/providers': { as: 'caseworker.iom' },
  '/cases/:id/reintegration': { as: 'caseworker.iom', at: ({ followed }) => `/cases/${followed}/reintegration` },
  '/cases/:id/plan': { as: 'caseworker.iom', at: ({ followed }) => `/cases/${followed}/plan` },
  '/cases/:id/survey': { as: 'caseworker.iom', at: ({ followed }) => `/cases/${followed}/survey` },
  '/cases/:id/follow-up': { as: 'caseworker.iom', at: ({ followed }) => `/cases/${followed}/follow-up` },
  '/cases/:id/rights': { as: 'officer.manila', at: (things) => `/cases/${things.case}/rights` },
  '/offers': { as: 'caseworker.iom' },
  '/shelters': { as: 'shelter.kemensos' },
  '/groups': { as: 'officer.manila' },
  '/groups/:id': { as: 'officer.manila', at: ({ group }) => `/groups/${group}` },
  '/enquiries': { as: 'officer.manila' },
  '/cases/:id/family': { as: 'officer.manila', at: (things) => `/cases/${things.case}/family` },
  '/host-lists': { as: 'officer.manila' },
  '/host-lists/:id': { as: 'officer.manila', at: ({ hostList }) => `/host-lists/${hostList}` },
  '/clearances': { as: 'officer.manila' },
  '/movements': { as: 'officer.manila' },
  '/movements/new': { as: 'officer.manila' },
  '/movements/:id/check-in': { as: 'officer.manila', at: ({ movement }) => `/movements/${movement}/check-in` },
  '/movements/:id': { as: 'officer.manila', at: ({ movement }) => `/movements/${movement}` },
  '/movements/:id/papers/:kind': {
    as: 'officer.manila',
    at: ({ movement }) => `/movements/${movement}/papers/manifest`,
  },
  '/handovers': { as: 'officer.manila' },
  '/handovers/new': { as: 'officer.manila' },
  '/handovers/:id': { as: 'officer.manila', at: ({ handover }) => `/handovers/${handover}` },
  '/handovers/:id/addendum': { as: 'officer.manila', at: ({ handover }) => `/handovers/${handover}/addendum` },
  '/handovers/:id/paper': { as: 'officer.manila', at: ({ handover }) => `/handovers/${handover}/paper` },
  '/dashboard': { as: 'officer.manila' },
  '/device': { as: 'officer.manila' },
  '/cases/:id': { as: 'officer.manila', at: (things) => `/cases/${things.case}` },
  '/accounts': { as: 'admin' },
  '/accounts/:login': { as: 'admin', at: () => '/accounts/officer.manila' },
  '/roles': { as: 'admin', at: () => '/roles?role=shelter' },
  '/sessions': { as: 'admin' },
  '/stand-ins': { as: 'admin' },
  '/units': { as: 'admin' },
  '/systems': { as: 'admin' },
  '/glass': { as: 'admin' },
  '/glass/open': { as: 'officer.manila' },
  '/audit': { as: 'auditor' },
  '/matches': { as: 'desk.kemlu' },
  '/disagreements': { as: 'desk.kemlu' },
  '/instruments': { as: 'desk.kemlu' },
  '/erasures': { as: 'desk.kemlu' },
};

export const faces: Record<string, Face> = {
  'inbox, put off': { as: 'officer.manila', at: () => '/inbox?snoozed=1', shows: /^■ Ditunda sampai/ },
  'inbox, late': { as: 'officer.manila', at: () => '/inbox?overdue=1', shows: /^▲ Lewat tenggat/ },
  'inbox, one kind': {
    ...{ as: 'officer.manila', at: () => '/inbox?clock=FIRST_INTERVIEW', shows: 'Wawancara pertama dimulai' },
  },
  'inbox, of an auditor': { as: 'auditor', at: () => '/inbox', shows: /^Seseorang yang kasusnya dibuka/ },
  'inbox, of an administrator': { as: 'admin', at: () => '/inbox', shows: /^Seseorang yang kasusnya dibuka/ },
  'a provider': {
    as: 'caseworker.iom',
    at: () => '/providers',
    press: 'Add a provider',
    shows: 'What they can give',
  },
  'shared support': {
    ...{ as: 'caseworker.iom', at: () => '/providers', press: 'Record shared support' },
    shows: 'For which regencies or cities',
  },
  'shared support linked': {
    ...{ as: 'caseworker.iom', at: ({ followed }) => `/cases/${followed}/reintegration` },
    ...{ press: 'Link shared support', shows: 'Which support' },
  },
  'task put off': { as: 'officer.manila', at: ({ putOff }) => `/cases/${putOff}#tasks`, shows: /^■ Ditunda sampai/ },
  determination: {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}`, press: 'Catat penetapan' },
    shows: 'Lembaga yang menetapkan',
  },
  'request about data': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}/rights`, press: 'Catat permintaan' },
    shows: 'Diterima pada',
  },
  'copy for the person': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}/rights`, press: 'Siapkan salinan' },
    shows: /berkas ini tidak lagi dijaga/,
  },
  'owed by law': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}/rights`, press: 'Catat hak' },
    shows: 'Hak apa',
  },
  'erasures, done': { as: 'desk.kemlu', at: () => '/erasures?state=ERASED', shows: 'Tidak ada di sini.' },
  need: {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}`, press: 'Catat kebutuhan' },
    shows: 'Kebutuhan apa',
  },
  'more care': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}`, press: 'Minta perhatian lebih' },
    shows: 'Ya, tandai',
  },
  consent: {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}`, press: 'Catat persetujuan' },
    shows: 'Jawaban orang ini',
  },
  'consent withdrawn': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}`, press: 'Tarik' },
    shows: 'Yang terjadi seketika',
  },
  interview: {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}`, press: 'Catat wawancara' },
    shows: 'Apa yang ditanyakan',
  },
  'way to reach them': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}`, press: 'Ubah cara menghubungi' },
    shows: 'Mengapa berubah',
  },
  'contact rule': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}`, press: 'Catat aturan kontak' },
    shows: 'Apa yang boleh diketahuinya',
  },
  'fact taken back': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}`, press: 'Tarik kembali' },
    shows: /^Instansi Anda menarik pernyataannya/,
  },
  'fact confirmed': {
    ...{ as: 'caseworker.iom', at: ({ followed }) => `/cases/${followed}`, press: 'Confirm' },
    shows: /^Your agency found the same/,
  },
  'fact disputed': {
    ...{ as: 'caseworker.iom', at: ({ followed }) => `/cases/${followed}`, press: 'Dispute' },
    shows: /^Your agency found that it is not so/,
  },
  'who works on it': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}`, press: 'Tetapkan yang mengerjakan' },
    shows: /^Siapa$/,
  },
  'closed to a colleague': {
    ...{ as: 'supervisor.manila', at: (things) => `/cases/${things.case}` },
    ...{ press: 'Sembunyikan kasus ini dari seorang rekan', shows: 'Dari siapa' },
  },
  'a whole caseload': {
    ...{ as: 'officer.manila', at: () => '/', press: 'Alihkan semua kasus seorang rekan' },
    shows: /^Pada pergantian jaga/,
  },
  'enquiry, taken': {
    as: 'officer.manila',
    at: () => '/enquiries',
    press: 'Catat pertanyaan',
    shows: 'Nama yang dicari',
  },
  'enquiry, to put': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}#enquiries` },
    shows: 'Ada yang menanyakan orang ini',
  },
  'enquiry, answered': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}`, press: 'Catat jawabannya' },
    shows: 'Apa jawabannya?',
  },
  'family, linked': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}/family`, press: 'Catat keluarga' },
    shows: 'Nomor kasus keluarganya',
  },
  'family, taken back': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}/family`, press: 'Tarik' },
    shows: /^Instansi Anda menarik/,
  },
  'death, recorded': {
    ...{ as: 'officer.manila', at: (things) => `/cases/${things.case}`, press: 'Catat meninggal dunia' },
    shows: /^Dicatat sekali/,
  },
  'death, on its case': {
    ...{ as: 'officer.manila', at: ({ died }) => `/cases/${died}#death` },
    shows: 'Pemulangan jenazah dan barang miliknya',
  },
  'death, next of kin': {
    ...{ as: 'officer.manila', at: ({ died }) => `/cases/${died}`, press: 'Catat pemberitahuan keluarga' },
    shows: 'Keluarga diberi tahu',
  },
  'death, way home': {
    ...{ as: 'officer.manila', at: ({ died }) => `/cases/${died}`, press: 'Catat langkah pemulangan' },
    shows: 'Langkah',
  },
  'a new unit': { as: 'admin', at: () => '/units', press: 'Tambah unit', shows: 'Zona waktu' },
  'a new organisation': { as: 'admin', at: () => '/units', press: 'Daftarkan lembaga', shows: 'Unit pertamanya' },
  'a limit of one’s own': {
    as: 'admin',
    at: () => '/units',
    press: 'Tetapkan batas sendiri',
    shows: 'Batas waktu (dalam jam)',
  },
  'two cases joined': {
    ...{ as: 'desk.kemlu', at: () => '/matches', press: 'Satukan dua kasus lain', shows: 'Nomor kasus yang kedua' },
  },
  'a questionnaire': {
    ...{ as: 'desk.kemlu', at: () => `/instruments?version=${instrument.version}`, shows: 'Buat versi baru dari ini' },
  },
  'a row of answers': {
    ...{ as: 'desk.kemlu', at: () => `/instruments?from=${instrument.version}` },
    ...{ press: '+ Tambah deret jawaban', shows: 'Jawaban 2' },
  },
  'a question': {
    ...{ as: 'desk.kemlu', at: () => `/instruments?from=${instrument.version}` },
    ...{ press: '+ Tambah pertanyaan', shows: 'Pertanyaan dalam bahasa Indonesia' },
  },
  'a month of follow-up': {
    ...{ as: 'admin', at: () => '/units', press: 'Tambah bulan pemantauan', shows: /^Berapa bulan setelah pulang$/ },
  },
  'a name elsewhere': {
    ...{ as: 'admin', at: () => '/accounts/officer.manila', press: 'Tautkan dengan penyedia luar' },
    shows: 'Nama pada penyedia itu',
  },
  'arrivals closed': {
    ...{ as: 'officer.manila', at: ({ movement }) => `/movements/${movement}/check-in` },
    shows: /^✓ Daftar ditutup/,
  },
  'travel notices': { as: 'shelter.kemensos', at: () => '/movements', shows: /Waktu berubah/ },
  'things that come along': {
    ...{ as: 'shelter.kemensos', at: ({ carries }) => `/handovers/new?case=${carries}`, press: 'Barang (2)' },
    shows: 'Ikut dibawa atau tidak',
  },
  'a handover withdrawn': {
    ...{ as: 'shelter.kemensos', at: ({ drafted }) => `/handovers/${drafted}`, press: 'Tarik BAST' },
    shows: 'Mengapa ditarik?',
  },
  'things not told of': {
    ...{ as: 'migrants.kp2mi', at: ({ untold }) => `/handovers/${untold}` },
    shows: 'Tidak disebut pada serah terima ini',
  },
  'custody, things not told of': {
    ...{ as: 'migrants.kp2mi', at: ({ toldOfLess }) => `/cases/${toldOfLess}#custody` },
    shows: /Tidak disebut pada serah terima ini: /,
  },
  'host lists of a group': {
    ...{ as: 'officer.manila', at: ({ group }) => `/host-lists?group=${group}`, shows: 'SURAT-77' },
  },
  'host difference': {
    ...{ as: 'officer.manila', at: ({ hostList }) => `/host-lists/${hostList}`, press: 'Putuskan' },
    shows: 'Apa yang ternyata',
  },
  'announced number': {
    ...{ as: 'officer.manila', at: ({ group }) => `/groups/${group}`, press: 'Catat jumlah yang diumumkan' },
    shows: /^Menurut negara setempat/,
  },
  'passports into rows': {
    ...{ as: 'officer.manila', at: ({ group }) => `/groups/${group}`, press: 'Ambil dari baris mesin paspor' },
    shows: /^Setiap paspor menjadi satu baris/,
  },
  'the door': { as: 'shelter.partner', at: () => '/shelters', shows: 'Yang ditunggu di pintu' },
  'offers made': { as: 'officer.manila', at: () => '/offers?box=OUT', shows: /^kepada / },
  'offers of one state': { as: 'officer.manila', at: () => '/offers?box=OUT&state=ACCEPTED', shows: /^kepada / },
  'glass, judged': { as: 'admin', at: () => '/glass?reviewed=1', shows: /^Beralasan, oleh/ },
  'glass, broken': {
    ...{
      as: 'officer.manila',
      at: ({ broken }) => `/glass/open?number=${broken}`,
      shows: 'Siapa dan cara menghubunginya',
    },
  },
  'pairs, judged': { as: 'desk.kemlu', at: () => '/matches?verdict=DIFFERENT', shows: 'Tidak ada pasangan di sini.' },
  'disagreements, all': { as: 'desk.kemlu', at: () => '/disagreements?view=all', shows: 'Tanggal lahir' },
  'dashboard, one country': { as: 'analyst.kpppa', at: () => '/dashboard?year=2026&country=KH', shows: /^Terbitan 1/ },
  'dashboard, a release': { as: 'analyst.kpppa', at: () => '/dashboard?year=2026&release=1', shows: /^Terbitan 1/ },
  'dashboard, arrivals': {
    as: 'analyst.kpppa',
    at: () => '/dashboard?counted=ARRIVED&who=WOMAN',
    shows: /^Terbitan 1/,
  },
  definitions: {
    ...{ as: 'analyst.kpppa', at: () => '/dashboard?year=2026', press: 'Arti setiap angka' },
    shows: /^Menurut .*\.$/,
  },
  'past figures': { as: 'analyst.kpppa', at: () => '/dashboard', shows: 'Jumlah dihitung 3.366, tercetak 3.363' },
};

/**
 * What an address asks for that makes a list shorter or leads to a place, and gives the screen no other face. Whatever
 * else a screen reads of its address has a face above.
 */
export const narrowing = new Set([
  ...[
    'accounts',
    'audit',
    'enquiries',
    'follow-ups',
    'glass',
    'groups',
    'handovers',
    'inbox',
    'matches',
    'offers',
    'rights',
    'systems',
    'travel',
  ].map((folder) => `${folder}?after`),
  ...['role', 'state', 'unit'].map((param) => `accounts?${param}`),
  'roles?role',
  ...['case?purpose', 'follow-ups?purpose', 'follow-ups?month', 'follow-ups?day', 'offers?open', 'worklist?mine'],
  ...['handovers?case', 'handovers?movement', 'paper?version'],
  ...['follow-ups?waiting', 'groups?waiting', 'register?waiting', 'reintegration?waiting'],
]);

const source = join(__dirname, '../apps/embassy-portal/src');
const table = readFileSync(join(source, 'screens.ts'), 'utf8');

/** The paths that the portal has, as its own table writes them. */
export const paths = Array.from(table.matchAll(/path: '([^']+)'/g), ([, path = '']) => path);

/** What the screens read of their addresses: `inbox?snoozed`. */
export const asked = [
  ...new Set(
    readdirSync(join(source, 'screens'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
      .flatMap((file) =>
        Array.from(
          readFileSync(join(source, 'screens', file), 'utf8').matchAll(/query\.get\('(\w+)'\)/g),
          ([, param]) => `${file.split(sep)[0] ?? ''}?${param ?? ''}`,
        ),
      ),
  ),
];

/** The folder of the screen at an address. */
const folderAt = (address: string): string => {
  const path = paths.find((one) => new RegExp(`^${one.replaceAll(/:\w+/g, '[^/]+')}$`).test(address)) ?? '';
  return new RegExp(`path: '${path}',[\\s\\S]*?screens/([\\w-]+)/`).exec(table)?.[1] ?? '';
};
const named = new Proxy({} as Things, { get: (_, thing) => String(thing) });

/** What of all that addresses can ask for is looked at by no face, and narrows nothing. */
export function notLookedAt(all: readonly string[]): string[] {
  const shown = Object.values(faces).flatMap(({ at }) => {
    const { pathname, searchParams } = new URL(at(named), 'http://portal');
    return [...searchParams.keys()].map((param) => `${folderAt(pathname)}?${param}`);
  });
  return all.filter((one) => !narrowing.has(one) && !shown.includes(one));
}
