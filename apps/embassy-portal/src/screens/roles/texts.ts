import { inBoth } from '../../language/texts';

export const texts = inBoth(
  {
    title: 'Arti setiap peran',
    intro: 'Kasus hanya terbuka bagi unit yang mengambil bagian di dalamnya, apa pun perannya.',
    back: 'Semua akun',
    role: 'Peran',
    pages: 'Halaman di menu',
    reads: 'Yang boleh dibaca',
    does: 'Yang boleh dilakukan',
    named: 'Disebut dengan kata yang kelak tertulis di audit.',
    nothing: 'Tidak ada.',
  },
  {
    title: 'What each role means',
    intro: 'Whatever the role, a case opens only to a unit that has a part in it.',
    back: 'All accounts',
    role: 'Role',
    pages: 'Pages in the menu',
    reads: 'What it may read',
    does: 'What it may do',
    named: 'In the words in which the audit will tell it.',
    nothing: 'Nothing.',
  },
);
