import { inBoth } from '../language/texts';

export const texts = inBoth(
  {
    lostTitle: 'Sesi Anda berakhir',
    lostText: 'Yang Anda ketik masih ada. Masuk lagi di jendela kecil, lalu pekerjaan berlanjut dari sini.',
    lostButton: 'Masuk lagi',
    lostWaiting: 'Menunggu Anda masuk di jendela kecil …',
    otherTitle: 'Orang lain yang masuk',
    otherText: (login: string, other: string) =>
      `Halaman ini milik ${login}, tetapi yang masuk ${other}. Tidak ada yang dikirim atas nama orang lain.`,
    otherBack: (login: string) => `Masuk sebagai ${login}`,
    otherLeave: (other: string) => `Tutup halaman ini dan bekerja sebagai ${other}`,
    idleTitle: 'Masih di sini?',
    idleText: 'Sesi berakhir dalam dua menit karena tidak ada kegiatan.',
    idleStay: 'Ya, lanjutkan',
    account: 'Akun saya',
    signOut: 'Keluar',
    noLine: 'Pulang tidak dapat dihubungi',
    noLineText: 'Periksa sambungan internet. Tidak ada yang hilang.',
    again: 'Coba lagi',
  },
  {
    lostTitle: 'Your session is over',
    lostText: 'What you typed is still here. Sign in again in the small window, and your work goes on from here.',
    lostButton: 'Sign in again',
    lostWaiting: 'Waiting for you to sign in, in the small window …',
    otherTitle: 'Somebody else has signed in',
    otherText: (login: string, other: string) =>
      `This page is ${login}’s, but ${other} has signed in. Nothing is sent in another person’s name.`,
    otherBack: (login: string) => `Sign in as ${login}`,
    otherLeave: (other: string) => `Close this page and work as ${other}`,
    idleTitle: 'Are you still there?',
    idleText: 'The session ends in two minutes, since nothing was done.',
    idleStay: 'Yes, go on',
    account: 'My account',
    signOut: 'Sign out',
    noLine: 'Pulang can’t be reached',
    noLineText: 'Check the line. Nothing is lost.',
    again: 'Try again',
  },
);
