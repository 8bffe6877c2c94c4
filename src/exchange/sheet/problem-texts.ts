import { problemText, problems } from '#domain';
import type { Language, ProblemCode } from '#domain';

/** What can be wrong with a list as a file, as a table and row by row; [message, remedy] in both languages. */
export const listProblems = {
  FILE_TOO_LARGE: {
    id: ['Berkas ini terlalu besar.', 'Kirim berkas paling besar 5 MB; hapus gambar, atau bagi daftarnya.'],
    en: ['The file is too large.', 'Send at most 5 MB; take pictures out, or split the list.'],
  },
  FILE_IS_OLD_EXCEL: {
    id: ['Berkas ini dari Excel lama (.xls).', 'Buka di Excel dan simpan sebagai .xlsx.'],
    en: ['This is a file of an old Excel (.xls).', 'Open it in Excel and save it as .xlsx.'],
  },
  FILE_HAS_PASSWORD: {
    id: ['Berkas ini dikunci kata sandi.', 'Buka dengan kata sandinya, simpan tanpa kata sandi, lalu kirim lagi.'],
    en: ['The file is locked with a password.', 'Open it, save it without a password and send it again.'],
  },
  FILE_DAMAGED: {
    id: ['Berkas ini rusak.', 'Buka di Excel, simpan sebagai berkas baru, lalu kirim lagi.'],
    en: ['The file is damaged.', 'Open it in Excel, save it as a new file and send it again.'],
  },
  FILE_INFLATES_TOO_FAR: {
    id: ['Isi berkas ini jauh lebih besar daripada sebuah daftar.', 'Salin daftarnya saja ke lembar baru dan simpan.'],
    en: ['The file unpacks to far more than a list.', 'Copy the list alone to a new sheet and save it.'],
  },
  SHEET_NOT_FOUND: {
    id: ['Lembar "{sheet}" tidak ada.', 'Pilih lembar yang terlihat dalam berkas.'],
    en: ['There is no sheet "{sheet}".', 'Choose a sheet that can be seen in the file.'],
  },
  SHEET_EMPTY: {
    id: ['Lembar ini kosong.', 'Periksa apakah daftarnya ada di lembar lain.'],
    en: ['The sheet is empty.', 'See whether the list is on another sheet.'],
  },
  SHEET_TOO_LONG: {
    id: ['Daftar lebih dari {most} baris.', 'Bagi menjadi beberapa berkas.'],
    en: ['The list has more than {most} rows.', 'Split it into several files.'],
  },
  SHEET_TOO_WIDE: {
    id: ['Lembar ini lebih dari {most} kolom.', 'Hapus kolom yang bukan bagian daftar.'],
    en: ['The sheet has more than {most} columns.', 'Take out the columns that are not part of the list.'],
  },
  CELL_TOO_LONG: {
    id: ['Sebuah sel di baris {row} terlalu panjang.', 'Pindahkan teks panjang ke dokumen tersendiri.'],
    en: ['A cell in row {row} is too long.', 'Move long texts to a document of their own.'],
  },
  HEADINGS_NOT_FOUND: {
    id: ['Baris judul kolom tidak ditemukan.', 'Beri judul kolom dalam sepuluh baris pertama, misalnya dari templat.'],
    en: ['No row of headings was found.', 'Put headings in the first ten rows, those of the template for instance.'],
  },
  COLUMN_UNCLEAR: {
    id: ['Judul "{heading}" menyebut beberapa hal; isinya disimpan sebagai catatan.', 'Beri setiap hal kolom sendiri.'],
    en: ['"{heading}" names several things; it is kept as notes.', 'Give each thing a column of its own.'],
  },
  COLUMN_REPEATED: {
    id: ['Kolom "{heading}" sudah ada; isinya disimpan sebagai catatan.', 'Periksa kolom mana yang benar.'],
    en: ['"{heading}" is there twice; the second is kept as notes.', 'See which of the columns is right.'],
  },
  DATE_ORDER_ASSUMED: {
    id: ['Tanggal seperti 03/04/1999 dibaca {order}.', 'Pastikan urutan hari dan bulan dalam berkas ini.'],
    en: ['Dates like 03/04/1999 are read as {order}.', 'Say whether the day or the month comes first in this file.'],
  },
  CELL_ERROR: {
    id: ['Sel ini berisi galat rumus ({value}).', 'Ketik isinya sebagai teks.'],
    en: ['The cell holds an error ({value}).', 'Type its content as text.'],
  },
  CELL_WITHOUT_HEADING: {
    id: ['Ada isi di kanan judul terakhir.', 'Beri judul kolomnya; dalam .csv, beri tanda kutip pada teks berkoma.'],
    en: [
      'There is text to the right of the last heading.',
      'Give that column a heading; in a .csv file put text that contains commas in quotation marks.',
    ],
  },
  NAME_UNREADABLE: {
    id: ['Ini bukan nama.', 'Tulis nama lengkap dengan huruf.'],
    en: ['This is not a name.', 'Write the whole name in letters.'],
  },
  NAME_ONE_LETTER: {
    id: ['Nama hanya satu huruf.', 'Periksa apakah namanya lengkap.'],
    en: ['The name is one letter only.', 'See whether it is complete.'],
  },
  SEX_MISSING: {
    id: ['Jenis kelamin kosong.', 'Tulis L atau P, atau "tidak diketahui".'],
    en: ['The sex is not given.', 'Write L or P, or "unknown".'],
  },
  SEX_UNCLEAR: {
    id: ['Jenis kelamin tidak jelas.', 'Tulis laki-laki atau perempuan.'],
    en: ['The sex is not clear.', 'Write male or female.'],
  },
  BIRTH_DATE_MISSING: {
    id: ['Tanggal lahir kosong.', 'Tulis yang diketahui: 1994, sekitar 1994, atau "tidak diketahui".'],
    en: ['There is no birth date.', 'Write what is known: 1994, about 1994, or "unknown".'],
  },
  BIRTH_DATE_UNKNOWN: {
    id: [
      'Tanggal lahir tidak diketahui.',
      'Perkirakan tahunnya bila bisa: orang yang mungkin anak dilindungi sebagai anak.',
    ],
    en: ['The birth date is unknown.', 'Estimate the year if you can: who may be a child is protected as one.'],
  },
  UNREADABLE_DATE: {
    id: ['Tanggal ini tidak dapat dibaca.', 'Tulis 12/04/1998, 12 April 1998 atau 1998; tahun dengan empat angka.'],
    en: ['This date cannot be read.', 'Write 1998-04-12, 12 April 1998 or 1998; years have four digits.'],
  },
  YEAR_IN_DATE_CELL: {
    id: [
      'Tahun {year} diketik dalam sel tanggal, sehingga Excel menyimpan {date}.',
      'Ubah format sel menjadi Teks dan ketik tahunnya lagi.',
    ],
    en: [
      'The year {year} was typed into a date cell, so Excel keeps {date}.',
      'Format the cell as Text and type the year again.',
    ],
  },
  AGE_IMPOSSIBLE: {
    id: ['Umur lebih dari {most} tahun.', 'Periksa tahun lahirnya.'],
    en: ['This is an age of more than {most} years.', 'Check the year of birth.'],
  },
  INVALID_PASSPORT: {
    id: ['Nomor paspor tidak sah.', 'Tulis 5 sampai 9 huruf dan angka, seperti di paspornya.'],
    en: ['The passport number is not valid.', 'Write 5 to 9 letters and digits, as in the passport.'],
  },
  UNKNOWN_REGENCY: {
    id: [
      'Kabupaten atau kota ini tidak dikenal, atau ada beberapa.',
      'Tulis nama resminya dengan KABUPATEN atau KOTA di depan.',
    ],
    en: [
      'This regency or city is not known, or there are several.',
      'Write its official name with KABUPATEN or KOTA before it.',
    ],
  },
  NOTES_TOO_LONG: {
    id: ['Catatan lebih dari {most} huruf.', 'Ringkas, dan simpan teks panjang sebagai berkas dalam kasusnya.'],
    en: ['The notes have more than {most} characters.', 'Shorten them, and keep long texts as a file of the case.'],
  },
  KEPT_AS_NOTE: {
    id: ['Isi ini tidak dibaca dan disimpan sebagai catatan.', 'Periksa apakah ada yang perlu diisi.'],
    en: ['This was not understood and is kept as a note.', 'See whether something has to be filled in.'],
  },
  NEED_NOT_UNDERSTOOD: {
    id: ['Kebutuhan mendesak ini perlu dibaca orang.', 'Baca catatannya dan pilih jenis kebutuhannya.'],
    en: ['This urgent need has to be read by a person.', 'Read the note and choose the kind of need.'],
  },
  SEVERAL_PHONES: {
    id: ['Ada beberapa nomor telepon; yang pertama dipakai.', 'Yang lain disimpan sebagai catatan.'],
    en: ['There are several phone numbers; the first is used.', 'The others are kept as a note.'],
  },
  NIK_UNKNOWN_PROVINCE: {
    id: ['Kode provinsi dalam NIK tidak dikenal.', 'Cocokkan NIK dengan dokumennya.'],
    en: ['The province in the NIK is not known.', 'Compare the NIK with the document.'],
  },
  NIK_BIRTH_DATE_DIFFERS: {
    id: [
      'Tanggal lahir berbeda dengan yang ada dalam NIK.',
      'Cocokkan dengan dokumennya; NIK sendiri tidak pernah berubah.',
    ],
    en: ['The birth date differs from the one in the NIK.', 'Compare with the document; a NIK itself never changes.'],
  },
  NIK_SEX_DIFFERS: {
    id: ['Jenis kelamin berbeda dengan yang ada dalam NIK.', 'Cocokkan dengan dokumennya.'],
    en: ['The sex differs from the one in the NIK.', 'Compare with the document.'],
  },
  NIK_REPEATED: {
    id: ['NIK ini juga ada di baris {rows}.', 'Periksa apakah orangnya sama.'],
    en: ['Row {rows} has this NIK as well.', 'See whether it is the same person.'],
  },
  ROW_REPEATED: {
    id: ['Baris ini sama dengan baris {rows}.', 'Hapus salah satu bila orangnya sama.'],
    en: ['This row is the same as row {rows}.', 'Take one out if it is the same person.'],
  },
} as const satisfies Record<string, Record<Language, readonly [message: string, remedy: string]>>;

export type ListProblemCode = keyof typeof listProblems | ProblemCode;

const isShared = (code: ListProblemCode): code is ProblemCode => Object.hasOwn(problems, code);

/** The message and what to do about it, for a code of this list or of the domain's. */
export function listProblemText(
  code: ListProblemCode,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
): { message: string; remedy: string } {
  if (isShared(code)) return problemText(code, language, params);
  const [message, remedy] = listProblems[code][language];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return { message: fill(message), remedy: fill(remedy) };
}
