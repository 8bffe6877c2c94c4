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
    noLine: 'Pulang tidak dapat dihubungi',
    noLineText: 'Periksa sambungan internet. Tidak ada yang hilang.',
    again: 'Coba lagi',
    waitsHere: (count: number) =>
      `${count} hal menunggu di perangkat ini, tersegel. Terbuka setelah petugasnya masuk dengan sambungan.`,
    leavingTitle: 'Sesi Anda belum diakhiri',
    leavingText:
      'Di perangkat ini tidak ada lagi milik Anda yang terbuka, tetapi Pulang belum mengakhiri sesi Anda. Coba lagi sebelum perangkat ini dipakai orang lain.',
    pinTitle: 'Buka tanpa sambungan',
    lockedText:
      'Lima belas menit tidak ada kegiatan, dan tidak ada sambungan. Halaman ini terbuka lagi setelah Anda masuk dengan sambungan; yang Anda ketik masih ada.',
    pinHelp: 'Masukkan PIN enam angka milik petugas yang terakhir bekerja di perangkat ini.',
    pinForgotten: 'Lupa PIN, atau petugas lain? Masuklah dengan sambungan: yang belum terkirim tetap tersegel di sini.',
    pin: 'PIN',
    openByPin: 'Buka',
    wrongPin: (left: number) => `PIN salah. Sisa ${left} percobaan.`,
    pinLocked: 'Perangkat ini terkunci sampai Anda masuk dengan sambungan. Tidak ada yang terhapus.',
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
    noLine: 'Pulang can’t be reached',
    noLineText: 'Check the line. Nothing is lost.',
    again: 'Try again',
    waitsHere: (count: number) =>
      `Waiting on this device, sealed: ${count}. It opens when its officer has signed in online.`,
    leavingTitle: 'Your session has not ended yet',
    leavingText:
      'Nothing of yours is open on this device any more, but Pulang has not ended your session. Try again before anybody else uses this device.',
    pinTitle: 'Open offline',
    lockedText:
      'Nothing was done for fifteen minutes, and you are offline. This page opens again when you sign in online; what you typed is still here.',
    pinHelp: 'Give the six-digit PIN of whoever worked on this device last.',
    pinForgotten: 'PIN forgotten, or somebody else? Go online and sign in: what is not sent stays sealed here.',
    pin: 'PIN',
    openByPin: 'Open',
    wrongPin: (left: number) => `This is not the PIN. Tries left: ${left}.`,
    pinLocked: 'This device is locked until you sign in online. Nothing was erased.',
  },
);
