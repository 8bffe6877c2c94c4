import { asTyped, registrationOf, withoutBox } from './draft-form';

const agus = [
  { column: 'No.', field: null, text: '12' },
  { column: 'Nama lengkap / Full name', field: 'name', text: 'AGUS SETIAWAN' },
  { column: 'Jenis kelamin / Sex (L/P)', field: 'sex', text: 'L' },
  { column: 'Tanggal lahir / Birth date', field: 'birthDate', text: '31/02/1999' },
  { column: 'NIK', field: 'nik', text: '3275012802990012' },
  { column: 'Kab./Kota asal / Home regency', field: 'homeRegency', text: 'KOTA BEKASI' },
  { column: 'Perekrutan', field: 'recruitmentMethods', text: 'Telegram' },
  { column: 'Bidang pekerjaan', field: 'sectors', text: 'ABK' },
  { column: 'Kebutuhan mendesak', field: 'needs', text: 'luka tangan / hand injury' },
  { column: 'Catatan / Notes', field: 'notes', text: 'lihat paspor' },
  { column: 'Kamar', field: null, text: '4B' },
];

describe('A row that could not be registered as it was typed', () => {
  it('stands in its boxes as it was typed', () => {
    expect(asTyped(agus)).toEqual({
      name: 'AGUS SETIAWAN',
      alias: '',
      age: '',
      sex: 'MALE',
      birthDate: '31/02/1999',
      nik: '3275012802990012',
      passportNumber: '',
      phone: '',
    });
  });

  it('says what it has no box for and what was wrong with, which is a note once it is registered', () => {
    const typed = [{ column: 'Kab/Kota', field: 'homeRegency', text: 'Malang' }, ...agus.slice(1, 3)];
    const wrong = [{ field: 'homeRegency' }, { field: 'name' }, { field: null }];
    expect(withoutBox(typed, wrong)).toEqual([typed[0]]);
    expect(registrationOf(typed, asTyped(typed)).notes).toBe('Kab/Kota: Malang');
  });

  it('is registered with what was put right and with all else that was typed', () => {
    expect(registrationOf(agus, { ...asTyped(agus), birthDate: '28/02/1999' })).toEqual({
      name: 'AGUS SETIAWAN',
      sex: 'MALE',
      birthDate: '28/02/1999',
      nik: '3275012802990012',
      proof: 'LIST',
      needs: ['INJURY'],
      homeRegency: '32.75',
      recruitmentMethods: ['ThroughOnlineSocialNetworks'],
      recruitmentSites: ['Telegram'],
      sectors: ['A03_FishingAndAquaculture'],
      notes: 'Kebutuhan mendesak: luka tangan / hand injury\nlihat paspor\nKamar: 4B',
    });
  });

  it('is registered by an estimated age only where no date of birth is known', () => {
    const maya = [
      { column: 'Nama', field: 'name', text: 'Maya' },
      { column: 'Alias', field: 'alias', text: 'မာယာ' },
      { column: 'JK', field: 'sex', text: 'P' },
      { column: 'Umur', field: 'age', text: '± 30 th' },
    ];
    expect(registrationOf(maya, asTyped(maya))).toMatchObject({ alias: 'မာယာ', age: 30 });
    expect(registrationOf(maya, { ...asTyped(maya), birthDate: '1994' })).not.toHaveProperty('age');
  });

  it('loses nothing that nobody understands: it is a note, under its own heading', () => {
    const { notes, homeRegency } = registrationOf([{ column: 'Asal', field: 'homeRegency', text: 'kampung lama' }], {
      ...asTyped([]),
      name: 'Budi',
      sex: 'MALE',
    });
    expect([notes, homeRegency]).toEqual(['Asal: kampung lama', undefined]);
  });
});
