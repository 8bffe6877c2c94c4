import { inBoth } from './language/texts';

export const texts = inBoth(
  {
    skip: 'Langsung ke isi',
    menu: 'Menu utama',
    otherLanguage: 'English',
    nothingTitle: 'Tidak ada di sini',
    nothingText: 'Alamat ini tidak ada, atau peran Anda tidak membukanya.',
  },
  {
    skip: 'Skip to the content',
    menu: 'Main menu',
    otherLanguage: 'Bahasa Indonesia',
    nothingTitle: 'Nothing here',
    nothingText: 'There is no such address, or your role does not open it.',
  },
);
