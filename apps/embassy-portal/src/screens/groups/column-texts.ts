import { inBoth } from '../../language/texts';

/** Heads of narrow columns, many times over. */
export const texts = inBoth(
  {
    name: 'Nama lengkap',
    alias: 'Alias',
    sex: 'Jenis kelamin',
    birthDate: 'Tanggal lahir',
    age: 'Umur',
    nik: 'NIK',
    passportNumber: 'Paspor/SPLP',
    phone: 'Telepon',
    homeRegency: 'Kab./kota asal',
    recruitmentMethods: 'Cara direkrut',
    sectors: 'Bidang kerja',
    needs: 'Kebutuhan',
    notes: 'Catatan',
  },
  {
    name: 'Full name',
    alias: 'Alias',
    sex: 'Sex',
    birthDate: 'Birth date',
    age: 'Age',
    nik: 'NIK',
    passportNumber: 'Passport/SPLP',
    phone: 'Phone',
    homeRegency: 'Regency',
    recruitmentMethods: 'Recruited by',
    sectors: 'Work sector',
    needs: 'Urgent needs',
    notes: 'Notes',
  },
);
