import { inBoth } from '../language/texts';

/** What is said of something at once, in the form that it was sent from. */
export const texts = inBoth(
  {
    unkept:
      'Tidak ada jawaban, dan perangkat ini tidak dapat menyimpan apa pun. Jangan tutup halaman ini; kirim lagi saat ada sambungan.',
    keptTitle: 'Tersimpan di perangkat ini',
    keptText: 'Akan terkirim sendiri, satu kali, begitu ada sambungan.',
  },
  {
    unkept:
      'Nothing came back, and this device can keep nothing. Don’t close this page; send it again when you are online.',
    keptTitle: 'Saved on this device',
    keptText: 'Sent by itself, once, as soon as you are online.',
  },
);
