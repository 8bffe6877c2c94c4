import { codeList, type CodeOf } from './code-list';

/** ISO 3166-2:ID; `area` is the two-digit code of the Ministry of Home Affairs that opens a NIK and a regency's code. */
export const provinces = codeList({
  'ID-AC': { area: '11', id: 'Aceh', en: 'Aceh' },
  'ID-SU': { area: '12', id: 'Sumatera Utara', en: 'North Sumatra' },
  'ID-SB': { area: '13', id: 'Sumatera Barat', en: 'West Sumatra' },
  'ID-RI': { area: '14', id: 'Riau', en: 'Riau' },
  'ID-JA': { area: '15', id: 'Jambi', en: 'Jambi' },
  'ID-SS': { area: '16', id: 'Sumatera Selatan', en: 'South Sumatra' },
  'ID-BE': { area: '17', id: 'Bengkulu', en: 'Bengkulu' },
  'ID-LA': { area: '18', id: 'Lampung', en: 'Lampung' },
  'ID-BB': { area: '19', id: 'Kepulauan Bangka Belitung', en: 'Bangka Belitung Islands' },
  'ID-KR': { area: '21', id: 'Kepulauan Riau', en: 'Riau Islands' },
  'ID-JK': { area: '31', id: 'DKI Jakarta', en: 'Jakarta' },
  'ID-JB': { area: '32', id: 'Jawa Barat', en: 'West Java' },
  'ID-JT': { area: '33', id: 'Jawa Tengah', en: 'Central Java' },
  'ID-YO': { area: '34', id: 'Daerah Istimewa Yogyakarta', en: 'Yogyakarta' },
  'ID-JI': { area: '35', id: 'Jawa Timur', en: 'East Java' },
  'ID-BT': { area: '36', id: 'Banten', en: 'Banten' },
  'ID-BA': { area: '51', id: 'Bali', en: 'Bali' },
  'ID-NB': { area: '52', id: 'Nusa Tenggara Barat', en: 'West Nusa Tenggara' },
  'ID-NT': { area: '53', id: 'Nusa Tenggara Timur', en: 'East Nusa Tenggara' },
  'ID-KB': { area: '61', id: 'Kalimantan Barat', en: 'West Kalimantan' },
  'ID-KT': { area: '62', id: 'Kalimantan Tengah', en: 'Central Kalimantan' },
  'ID-KS': { area: '63', id: 'Kalimantan Selatan', en: 'South Kalimantan' },
  'ID-KI': { area: '64', id: 'Kalimantan Timur', en: 'East Kalimantan' },
  'ID-KU': { area: '65', id: 'Kalimantan Utara', en: 'North Kalimantan' },
  'ID-SA': { area: '71', id: 'Sulawesi Utara', en: 'North Sulawesi' },
  'ID-ST': { area: '72', id: 'Sulawesi Tengah', en: 'Central Sulawesi' },
  'ID-SN': { area: '73', id: 'Sulawesi Selatan', en: 'South Sulawesi' },
  'ID-SG': { area: '74', id: 'Sulawesi Tenggara', en: 'Southeast Sulawesi' },
  'ID-GO': { area: '75', id: 'Gorontalo', en: 'Gorontalo' },
  'ID-SR': { area: '76', id: 'Sulawesi Barat', en: 'West Sulawesi' },
  'ID-MA': { area: '81', id: 'Maluku', en: 'Maluku' },
  'ID-MU': { area: '82', id: 'Maluku Utara', en: 'North Maluku' },
  'ID-PA': { area: '91', id: 'Papua', en: 'Papua' },
  'ID-PB': { area: '92', id: 'Papua Barat', en: 'West Papua' },
  'ID-PS': { area: '93', id: 'Papua Selatan', en: 'South Papua' },
  'ID-PT': { area: '94', id: 'Papua Tengah', en: 'Central Papua' },
  'ID-PE': { area: '95', id: 'Papua Pegunungan', en: 'Highland Papua' },
  'ID-PD': { area: '96', id: 'Papua Barat Daya', en: 'Southwest Papua' },
});
export type Province = CodeOf<typeof provinces>;

/** IANA zone: WIB, WITA or WIT, by Keppres 41/1987. */
export const zoneOfProvince = (code: Province): 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura' => {
  const { area } = provinces.row(code);
  if (area.startsWith('8') || area.startsWith('9')) return 'Asia/Jayapura';
  const central = area.startsWith('5') || area.startsWith('7') || area === '63' || area === '64' || area === '65';
  return central ? 'Asia/Makassar' : 'Asia/Jakarta';
};

export const provinceOfArea = (area: string): Province | null =>
  provinces.codes.find((code) => provinces.row(code).area === area) ?? null;
