import { inBoth } from '../../language/texts';

export const texts = inBoth(
  {
    title: 'Ubah cara menghubungi',
    text: 'Tanyakan kepada orang ini sendiri. Yang berlaku sampai sekarang berakhir dan tetap tersimpan.',
    safeContact: 'Bagaimana menghubungi dengan aman?',
    safeContactHelp: 'Siapa, lewat apa, jam berapa, dan siapa yang tidak boleh tahu. Kosongkan bila tidak ada lagi.',
    phone: 'Telepon',
    phoneHelp: 'Dengan kode negara, misalnya +63 917 123 0001. Kosongkan bila tidak dipakai lagi.',
    note: 'Mengapa berubah',
    send: 'Ubah',
    past: 'Sebelumnya',
    ended: 'Jangan dipakai lagi',
    until: (when: string, unit: string) => `Sampai ${when} (${unit})`,
    none: 'Tidak ada yang tercatat.',
  },
  {
    title: 'Change how to reach them',
    text: 'Ask the person alone. What holds until now ends, and stays on the record.',
    safeContact: 'How can they be contacted safely?',
    safeContactHelp: 'Whom, by what, at what hours, and who must not know. Leave it empty if there is no way any more.',
    phone: 'Phone',
    phoneHelp: 'With the country code, such as +63 917 123 0001. Leave it empty if it is no longer used.',
    note: 'Why it changed',
    send: 'Change',
    past: 'Earlier contacts',
    ended: 'Do not use any more',
    until: (when: string, unit: string) => `Until ${when} (${unit})`,
    none: 'Nothing was on record.',
  },
);
