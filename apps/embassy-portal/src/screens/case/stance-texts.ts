import { inBoth } from '../../language/texts';

export const texts = inBoth(
  {
    CONFIRM: 'Kuatkan',
    DISPUTE: 'Sangkal',
    WITHDRAW: 'Tarik kembali',
    byCONFIRM: (unit: string) => `dikuatkan oleh ${unit}`,
    byDISPUTE: (unit: string) => `disangkal oleh ${unit}`,
    byWITHDRAW: (unit: string) => `ditarik kembali oleh ${unit}`,
    byRULE: (unit: string) => `ditetapkan oleh ${unit}`,
    textCONFIRM:
      'Instansi Anda menemukan hal yang sama. Jika sebelumnya instansi Anda menyatakan lain, pernyataan itu dilepas.',
    textDISPUTE:
      'Instansi Anda menemukan bahwa ini tidak benar. Keduanya tampil berdampingan sampai ada yang menetapkan.',
    textWITHDRAW:
      'Instansi Anda menarik pernyataannya sendiri. Ini tidak dapat dibatalkan; yang benar dapat dinyatakan lagi.',
    ground: 'Alasan',
    missingGround: 'Pilih alasannya.',
    birthHelp: 'Setepat yang diketahui: 1994, Maret 1994, atau 5 Maret 1994.',
    nikHelp: '16 angka.',
    sayNote: 'Catatan',
  },
  {
    CONFIRM: 'Confirm',
    DISPUTE: 'Dispute',
    WITHDRAW: 'Take back',
    byCONFIRM: (unit: string) => `confirmed by ${unit}`,
    byDISPUTE: (unit: string) => `disputed by ${unit}`,
    byWITHDRAW: (unit: string) => `taken back by ${unit}`,
    byRULE: (unit: string) => `ruled by ${unit}`,
    textCONFIRM: 'Your agency found the same. What it said to the contrary before is given up.',
    textDISPUTE: 'Your agency found that it is not so. Both stand beside each other until somebody rules.',
    textWITHDRAW: 'Your agency takes back what it said. This can’t be undone; what is right can be said anew.',
    ground: 'Ground',
    missingGround: 'Choose the ground.',
    birthHelp: 'As exactly as it is known: 1994, March 1994, or 5 March 1994.',
    nikHelp: '16 digits.',
    sayNote: 'Note',
  },
);
