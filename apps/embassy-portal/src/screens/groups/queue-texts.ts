import { inBoth } from '../../language/texts';

export const texts = inBoth(
  {
    ofTheGroup: (place: string) =>
      `Tempat, negara dan waktu diterima berlaku bagi semua orang dalam kelompok (${place}), jadi tidak ada kolomnya. Kewarganegaraan dicatat di halaman kasus masing-masing.`,
    rows: (n: string) => `Daftarkan ${n} orang yang diketik`,
    file: (name: string) => `Daftarkan orang dari berkas ${name}`,
    paste: 'Daftarkan orang dari sel yang ditempelkan',
    pasted: 'Sel yang ditempelkan',
    waits: 'tersimpan di perangkat ini, dan terkirim sendiri begitu ada sambungan.',
    takeBack: 'Perbaiki',
    kept: (n: string) => `${n} orang menunggu di perangkat ini.`,
    keptList: 'Daftar ini menunggu di perangkat ini.',
    checkedHere:
      'Tanpa sambungan, baris diperiksa di perangkat ini saja. Yang baik dapat didaftarkan sekarang dan terkirim sendiri; Pulang memeriksanya sekali lagi.',
    unchecked:
      'Tanpa sambungan, daftar ini belum dapat diperiksa. Bila didaftarkan sekarang, daftar terkirim sendiri: yang baik terdaftar, yang salah menunggu di bawah untuk diperbaiki.',
    registerList: 'Daftarkan daftar ini',
    given: (name: string) => `Daftar yang dikembalikan: ${name}`,
  },
  {
    ofTheGroup: (place: string) =>
      `The place, the country and the time of receipt are those of the whole group (${place}), so there is no column for them. Nationality is recorded on each case’s own page.`,
    rows: (n: string) => `Register ${n} ${n === '1' ? 'person' : 'people'} typed in`,
    file: (name: string) => `Register people from the file ${name}`,
    paste: 'Register people from pasted cells',
    pasted: 'Pasted cells',
    waits: 'saved on this device, and sent by itself as soon as you are online.',
    takeBack: 'Put right',
    kept: (n: string) => `${n} ${n === '1' ? 'person waits' : 'people wait'} on this device.`,
    keptList: 'The list waits on this device.',
    checkedHere:
      'Without a line the rows are checked on this device only. The good ones can be registered now and are sent by themselves; Pulang checks them once more.',
    unchecked:
      'Without a line this list can’t be checked yet. If you register it now it is sent by itself: the good rows are registered, the wrong ones wait below to be put right.',
    registerList: 'Register this list',
    given: (name: string) => `The list that came back: ${name}`,
  },
);
