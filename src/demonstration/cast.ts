import { createHash } from 'node:crypto';
import { provinces, type AgencyKind, type BedKind, type Language, type Role } from '#domain';

/** A stable id for a thing of the demonstration, so that loading it twice changes nothing. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(`pulang demonstration ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const JAKARTA = 'Asia/Jakarta';

const organisation = (code: string, kind: AgencyKind, id_: string, en: string) => ({
  id: idOf(code),
  code,
  kind,
  id_,
  en,
});

export const organisations = [
  organisation('KEMLU', 'KEMLU', 'Kementerian Luar Negeri', 'Ministry of Foreign Affairs'),
  organisation('IMIGRASI', 'IMIGRASI', 'Direktorat Jenderal Imigrasi', 'Directorate General of Immigration'),
  organisation('POLRI', 'POLRI', 'Kepolisian Negara RI', 'Indonesian National Police'),
  organisation('KEMENSOS', 'KEMENSOS', 'Kementerian Sosial', 'Ministry of Social Affairs'),
  organisation(
    'KP2MI',
    'KP2MI',
    'Kementerian Pelindungan Pekerja Migran',
    'Ministry for Protection of Migrant Workers',
  ),
  organisation('KEMENPPPA', 'KEMENPPPA', 'Kementerian PPPA', "Ministry of Women's Empowerment and Child Protection"),
  organisation('IOM', 'IOM', 'IOM Indonesia', 'IOM Indonesia'),
  organisation('MITRA', 'PARTNER', 'Yayasan mitra', 'Partner foundation'),
  organisation('PEMDA', 'PEMDA', 'Pemerintah daerah', 'Provincial governments'),
];

interface Unit {
  id: string;
  code: string;
  organisation: string;
  id_: string;
  en: string;
  country: string;
  province?: string;
  zone: string;
}

const unit = (code: string, organisation: string, id_: string, en: string, country = 'ID', zone = JAKARTA): Unit => ({
  id: idOf(`unit ${code}`),
  code,
  organisation: idOf(organisation),
  id_,
  en,
  country,
  zone,
});

/** The posts that register; the first eight of the working day. */
export const posts = [
  unit('KBRI-MNL', 'KEMLU', 'KBRI Manila', 'Embassy in Manila', 'PH', 'Asia/Manila'),
  unit('KBRI-PNH', 'KEMLU', 'KBRI Phnom Penh', 'Embassy in Phnom Penh', 'KH', 'Asia/Phnom_Penh'),
  unit('KBRI-YGN', 'KEMLU', 'KBRI Yangon', 'Embassy in Yangon', 'MM', 'Asia/Yangon'),
  unit('KBRI-BKK', 'KEMLU', 'KBRI Bangkok', 'Embassy in Bangkok', 'TH', 'Asia/Bangkok'),
  unit('KBRI-KUL', 'KEMLU', 'KBRI Kuala Lumpur', 'Embassy in Kuala Lumpur', 'MY', 'Asia/Kuala_Lumpur'),
  unit('KJRI-JHB', 'KEMLU', 'KJRI Johor Bahru', 'Consulate General in Johor Bahru', 'MY', 'Asia/Kuala_Lumpur'),
  unit('KBRI-VTE', 'KEMLU', 'KBRI Vientiane', 'Embassy in Vientiane', 'LA', 'Asia/Vientiane'),
  unit('KJRI-DXB', 'KEMLU', 'KJRI Dubai', 'Consulate General in Dubai', 'AE', 'Asia/Dubai'),
];

const socialOffices = provinces.codes.map((province) => ({
  ...unit(
    `DINSOS-${province.slice(3)}`,
    'PEMDA',
    `Dinas Sosial ${provinces.label(province, 'id')}`,
    `Social office of ${provinces.label(province, 'en')}`,
  ),
  province,
}));

export const units: Unit[] = [
  ...posts,
  unit('KEMLU-PWNI', 'KEMLU', 'Direktorat Pelindungan WNI', 'Directorate for the Protection of Citizens'),
  unit('IMI-CGK', 'IMIGRASI', 'Imigrasi Soekarno-Hatta', 'Immigration Soekarno-Hatta'),
  unit(
    'POLRI-PPA',
    'POLRI',
    'Direktorat Tindak Pidana PPA dan PPO',
    'Directorate for crimes against women, children and in trafficking',
  ),
  unit('KEMENSOS-RS', 'KEMENSOS', 'Direktorat Rehabilitasi Sosial', 'Directorate of Social Rehabilitation'),
  unit('KP2MI-JKT', 'KP2MI', 'BP3MI Jakarta', 'Migrant worker service post Jakarta'),
  unit('PPPA-LYN', 'KEMENPPPA', 'Layanan SAPA', "Women's and children's service"),
  unit('IOM-JKT', 'IOM', 'IOM Jakarta', 'IOM Jakarta'),
  unit('MITRA-RMH', 'MITRA', 'Rumah aman mitra', 'Partner safe house'),
  unit('ADMIN', 'KEMLU', 'Administrasi sistem', 'System administration'),
  ...socialOffices,
];

interface Account {
  id: string;
  login: string;
  unit: string;
  roles: Role[];
  language: Language;
}

const account = (login: string, unitCode: string, role: Role | Role[], language: Language = 'id'): Account => ({
  id: idOf(`account ${login}`),
  login,
  unit: idOf(`unit ${unitCode}`),
  roles: [role].flat(),
  language,
});

export const accounts: Account[] = [
  account('officer.manila', 'KBRI-MNL', 'officer'),
  account('officer.phnompenh', 'KBRI-PNH', 'officer'),
  account('officer.yangon', 'KBRI-YGN', 'officer'),
  account('officer.bangkok', 'KBRI-BKK', 'officer'),
  account('officer.kualalumpur', 'KBRI-KUL', 'officer'),
  account('officer.johorbahru', 'KJRI-JHB', 'officer'),
  account('officer.vientiane', 'KBRI-VTE', 'officer'),
  account('officer.dubai', 'KJRI-DXB', 'officer', 'en'),
  account('supervisor.manila', 'KBRI-MNL', ['officer', 'supervisor']),
  account('desk.kemlu', 'KEMLU-PWNI', 'desk'),
  account('immigration', 'IMI-CGK', 'immigration'),
  account('police', 'POLRI-PPA', 'police'),
  account('shelter.kemensos', 'KEMENSOS-RS', 'shelter'),
  account('shelter.partner', 'MITRA-RMH', 'shelter'),
  account('migrants.kp2mi', 'KP2MI-JKT', 'migrant-workers'),
  account('service.kpppa', 'PPPA-LYN', 'women-children'),
  account('caseworker.iom', 'IOM-JKT', 'caseworker', 'en'),
  account('system.iom', 'IOM-JKT', 'partner', 'en'),
  account('social.ntt', 'DINSOS-NT', 'social'),
  account('analyst.kpppa', 'PPPA-LYN', 'analyst'),
  account('auditor', 'ADMIN', 'auditor'),
  account('admin', 'ADMIN', 'admin'),
  account('admin.iom', 'IOM-JKT', 'admin', 'en'),
  account('developer', 'ADMIN', 'developer', 'en'),
];

interface Shelter {
  id: string;
  code: string;
  name: string;
  unit: string;
  beds: Partial<Record<BedKind, number>>;
}

const shelter = (code: string, name: string, unitCode: string, beds: Shelter['beds']): Shelter => ({
  id: idOf(`shelter ${code}`),
  code,
  name,
  unit: idOf(`unit ${unitCode}`),
  beds,
});

export const shelters: Shelter[] = [
  shelter('RPTC-BA', 'RPTC Bambu Apus', 'KEMENSOS-RS', { MEN: 20, WOMEN: 8 }),
  shelter('MITRA-1', 'Rumah mitra', 'MITRA-RMH', { MEN: 6, WOMEN: 6 }),
  shelter('ANAK-1', 'Rumah anak', 'KEMENSOS-RS', { MINOR: 2 }),
  shelter('ASRAMA-HAJI', 'Asrama Haji', 'KEMENSOS-RS', { MEN: 80, WOMEN: 30, FAMILY: 10 }),
  shelter('SENTRA-SBY', 'Sentra Surabaya', 'KEMENSOS-RS', { MEN: 150, WOMEN: 60, FAMILY: 10 }),
  shelter('SENTRA-MDN', 'Sentra Medan', 'KEMENSOS-RS', { MEN: 150, WOMEN: 60, FAMILY: 10 }),
  shelter('RPTC-2', 'RPTC cadangan', 'KEMENSOS-RS', { MEN: 60, WOMEN: 60, FAMILY: 20, MINOR: 20, MEDICAL: 10 }),
];
