import { inBoth } from '../../language/texts';

export const texts = inBoth(
  {
    link: 'Kaitkan dukungan bersama',
    linkText:
      'Dicatat di kasus masing-masing bahwa orangnya ikut menikmati. Yang sudah tercatat sebelumnya tidak dicatat lagi.',
    which: 'Dukungan yang mana',
    missing: 'Pilih dukungannya.',
    none: 'Lembaga Anda belum mencatat dukungan bersama.',
    toShared: 'Ke dukungan bersama',
    doLink: 'Kaitkan semua',
  },
  {
    link: 'Link shared support',
    linkText:
      'That they benefit is written down in the case of each. Whoever has it already is not written down again.',
    which: 'Which support',
    missing: 'Choose the support.',
    none: 'Your organisation has recorded no shared support.',
    toShared: 'To shared support',
    doLink: 'Link all',
  },
);
