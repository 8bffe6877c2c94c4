import { inBoth } from '../language/texts';

export const texts = inBoth(
  {
    doneFor: (n: string) => `Selesai untuk ${n} orang.`,
    notDoneFor: (n: string) => `Tidak selesai untuk ${n} orang:`,
    noAnswer: 'Tidak ada jawaban; kirim lagi.',
  },
  {
    doneFor: (n: string) => `Done for ${n} ${n === '1' ? 'person' : 'people'}.`,
    notDoneFor: (n: string) => `Not done for ${n} ${n === '1' ? 'person' : 'people'}:`,
    noAnswer: 'No answer; send again.',
  },
);
