import { inBoth } from '../language/texts';

export const texts = inBoth(
  {
    standing: 'Sambungan dan yang belum terkirim',
    asking: (count: number) => `${count} menunggu keputusan Anda.`,
    unopened: (count: number) => `${count} tidak dapat dibuka di perangkat ini, jadi tidak terkirim.`,
    waiting: (count: number) => `${count} baru ada di perangkat ini saja.`,
    aside: (count: number) => `${count} disisihkan di perangkat ini, belum terkirim.`,
    allSent: 'Semua sudah terkirim.',
    look: 'Lihat',
    newer: 'Versi baru Pulang siap dipakai.',
    takeNewer: 'Pakai sekarang',
    withoutPin: 'Atur PIN enam angka agar tetap dapat bekerja tanpa sambungan.',
    setPin: 'Atur PIN',
    noPinHere: 'Jangan di perangkat ini',
  },
  {
    standing: 'The line, and what is not sent',
    asking: (count: number) => `${count} need${count === 1 ? 's' : ''} your decision.`,
    unopened: (count: number) => `${count} can’t be opened on this device, and ${count === 1 ? 'is' : 'are'} not sent.`,
    waiting: (count: number) => `${count} on this device only.`,
    aside: (count: number) => `${count} put aside on this device, not sent.`,
    allSent: 'All sent.',
    look: 'Look',
    newer: 'A new version of Pulang is ready.',
    takeNewer: 'Use it now',
    withoutPin: 'Set a six-digit PIN, so that you can work offline.',
    setPin: 'Set a PIN',
    noPinHere: 'Not on this device',
  },
);
