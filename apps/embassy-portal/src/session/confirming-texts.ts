import { inBoth } from '../language/texts';

export const texts = inBoth(
  {
    confirmTitle: 'Pastikan bahwa ini Anda',
    confirmText: 'Tanda tangan memerlukan kode Anda dari beberapa menit terakhir. Yang Anda isi tetap ada.',
    confirmButton: 'Masukkan kode',
    confirmWaiting: 'Menunggu kode Anda di jendela kecil …',
  },
  {
    confirmTitle: 'Confirm that it is you',
    confirmText: 'A signature needs your code from the last few minutes. What you filled in stays.',
    confirmButton: 'Give the code',
    confirmWaiting: 'Waiting for your code, in the small window …',
  },
);
