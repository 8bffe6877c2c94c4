import { inBoth } from './language/texts';

export const texts = inBoth(
  {
    skip: 'Langsung ke isi',
    menu: 'Menu utama',
    otherLanguage: 'English',
    leaveTitle: 'Masih ada yang belum terkirim',
    leaveText: (count: number) =>
      `${count} hal baru ada di perangkat ini saja. Bila Anda keluar, semuanya tetap tersegel di sini sampai Anda masuk lagi.`,
    stay: 'Jangan keluar',
    account: 'Akun saya',
    signOut: 'Keluar',
    offline: 'Tidak ada sambungan. Yang bisa disimpan tanpanya tetap aman di perangkat ini dan terkirim nanti.',
    lacking: 'Sebagian halaman ini tidak sampai.',
    loadAnew: 'Muat ulang',
    nothingTitle: 'Tidak ada di sini',
    nothingText: 'Alamat ini tidak ada, atau peran Anda tidak membukanya.',
  },
  {
    skip: 'Skip to the content',
    menu: 'Main menu',
    otherLanguage: 'Bahasa Indonesia',
    leaveTitle: 'Not everything is sent',
    leaveText: (count: number) => `On this device only: ${count}. It all stays here, sealed, until you sign in again.`,
    stay: 'Stay',
    account: 'My account',
    signOut: 'Sign out',
    offline: 'No connection. What can be saved without one is safe on this device and is sent later.',
    lacking: 'A part of this page could not be loaded.',
    loadAnew: 'Load it again',
    nothingTitle: 'Nothing here',
    nothingText: 'There is no such address, or your role does not open it.',
  },
);
