import { inBoth } from '../../language/texts';

/** What is wrong with a cell, where no line is there to ask Pulang. */
export const texts = inBoth(
  {
    name: 'Isi namanya.',
    sex: 'Pilih jenis kelamin.',
    birth: 'Isi tanggal lahir yang diketahui, misalnya 1994 atau sekitar 1994; atau isi umurnya.',
    future: 'Tanggal lahir ini belum tiba.',
    date: 'Tanggal ini tidak ada. Isi yang diketahui saja; tahun dengan empat angka.',
    age: 'Umur ini terlalu tinggi. Periksa.',
    nik: 'NIK terdiri dari 16 angka dan memuat tanggal lahir. Periksa, atau kosongkan.',
    passport: 'Nomor paspor terdiri dari 5 sampai 9 huruf dan angka. Periksa, atau kosongkan.',
    phone: 'Tulis nomor dengan kode negara, atau kosongkan.',
  },
  {
    name: 'Write the name.',
    sex: 'Choose the sex.',
    birth: 'Write what is known of the birth date, such as 1994 or about 1994; or write the age.',
    future: 'This date of birth is yet to come.',
    date: 'There is no such date. Write only what is known; the year with four digits.',
    age: 'This age is too high. Check it.',
    nik: 'A NIK has 16 digits and holds the date of birth. Check it, or leave it empty.',
    passport: 'A passport number has 5 to 9 letters and digits. Check it, or leave it empty.',
    phone: 'Write the number with its country code, or leave it empty.',
  },
);
