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
    acting: 'Unit lain',
    actsFor: (unit: string) => `Anda bertindak untuk ${unit}.`,
    actsUntil: (when: string) => `Sampai ${when}.`,
    actsBack: 'Kembali ke unit sendiri',
    mayActFor: (unit: string, until: string) => `Anda boleh bertindak untuk ${unit} sampai ${until}.`,
    actFor: (unit: string) => `Bertindak untuk ${unit}`,
    nothingTitle: 'Tidak ada di sini',
    nothingText: 'Alamat ini tidak ada, atau peran Anda tidak membukanya.',
  },
  {
    skip: 'Skip to the content',
    menu: 'Main menu',
    otherLanguage: 'Bahasa Indonesia',
    leaveTitle: 'Not everything is sent',
    leaveText: (count: number) =>
      `${count} things are on this device only. If you sign out they stay here, sealed, until you sign in again.`,
    stay: 'Stay',
    account: 'My account',
    signOut: 'Sign out',
    acting: 'Other units',
    actsFor: (unit: string) => `You act for: ${unit}.`,
    actsUntil: (when: string) => `Until ${when}.`,
    actsBack: 'Back to your own unit',
    mayActFor: (unit: string, until: string) => `Until ${until} you may act for: ${unit}.`,
    actFor: (unit: string) => `Act for: ${unit}`,
    nothingTitle: 'Nothing here',
    nothingText: 'There is no such address, or your role does not open it.',
  },
);
