import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNeed, readRecruitment, readRegency, readSectors, readSex, regencies, regencyOfCode } from '../codes';

const people = readFileSync(join(__dirname, '../../../../test/data/manila-35.csv'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(','));
const column = (index: number) => people.map((cells) => cells[index] ?? '');

describe('a list from the field', () => {
  it('has 35 rows whose regency, recruitment and sex are all understood', () => {
    expect(people).toHaveLength(35);
    expect(column(7).map((text) => readRegency(text)?.name)).toEqual(column(7));
    expect(column(8).filter((text) => readRecruitment(text) === null)).toEqual([]);
    expect(column(2).filter((text) => readSex(text) === null)).toEqual([]);
  });
});

describe('a regency', () => {
  it.each([
    ['KABUPATEN MALANG', '35.07'],
    ['Kab. Malang', '35.07'],
    ['KAB.MALANG', '35.07'],
    ['kota  malang', '35.73'],
    ['Kota Adm. Jakarta Barat', '31.73'],
    ['KOTA ADMINISTRASI JAKARTA BARAT', '31.73'],
    ['Jakarta Barat', '31.73'],
    ['Kotamadya Medan', '12.71'],
    ['medan', '12.71'],
    ['Kab. Kep. Seribu', '31.01'],
    ['Kab. Tolitoli', '72.04'],
    ['Kota Palangka Raya', '62.71'],
    ['KOTABARU', '63.02'],
    ['Kota Baru', '63.02'],
    ['Kabupaten Kotawaringin Barat', '62.01'],
    ['Fakfak', '92.03'],
  ])('%s is %s', (text, code) => expect(readRegency(text)?.code).toBe(code));

  it.each(['Malang', 'Bandung', 'Kota', 'Kabupaten', 'Kab. Medan', 'Manila', ''])('%s is nothing certain', (text) =>
    expect(readRegency(text)).toBeNull(),
  );

  it('is found again by its official name, whichever it is, and by its code', () => {
    for (const code of regencies.codes) {
      const regency = regencies.row(code);
      expect(readRegency(regency.name)).toBe(regency);
      expect(readRegency(regency.id)).toBe(regency);
      expect(regencyOfCode(code.replace('.', ''))).toBe(regency);
    }
  });

  it('is labelled as people say it', () => {
    expect(regencies.label('31.73', 'id')).toBe('Kota Administrasi Jakarta Barat');
    expect(regencies.label('35.07', 'en')).toBe('Malang Regency');
  });
});

describe('recruitment', () => {
  it.each([
    ['Telegram', ['ThroughOnlineSocialNetworks'], ['Telegram']],
    ['grup FB', ['ThroughOnlineSocialNetworks'], ['Facebook']],
    ['Facebook Messenger', ['ThroughOnlineSocialNetworks'], ['FacebookMessenger']],
    ['WA dan Tiktok', ['ThroughOnlineSocialNetworks'], ['WhatsApp', 'TikTok']],
    ['kenalan / acquaintance', ['ThroughFriendsOrSocialEvents'], []],
    ['teman / friend', ['ThroughFriendsOrSocialEvents'], []],
    ['lowongan daring / online advert', ['ThroughAnOnlineAdvertisement'], []],
    ['paman', ['ThroughFamilyOrFamilyEvents'], []],
    ['calo; Telegram', ['Other', 'ThroughOnlineSocialNetworks'], ['Telegram']],
    ['', [], []],
    ['tidak ada', [], []],
  ])('%s', (text, methods, websites) => expect(readRecruitment(text)).toEqual({ methods, websites }));

  it.each(['???', 'bukan teman', 'Telegram, entah siapa', 'online'])('%s is not understood', (text) =>
    expect(readRecruitment(text)).toBeNull(),
  );
});

describe('work', () => {
  it.each([
    ['Scammer', ['OnlineScamsAndGambling']],
    ['operator judi online', ['OnlineScamsAndGambling']],
    ['ABK', ['A03_FishingAndAquaculture']],
    ['PRT / domestic', ['T_ActivitiesOfHouseholdsAsEmployers']],
    ['kebun sawit dan pabrik', ['A_AgricultureForestryAndFishing', 'C_Manufacturing']],
    ['toko online', ['G_WholesaleAndRetailTradeRepairOfMotorVehicles']],
    ['-', []],
  ])('%s', (text, found) => expect(readSectors(text)).toEqual(found));

  it.each(['???', 'bukan ABK', 'pabrik, entah apa'])('%s is not understood, or not all of it', (text) =>
    expect(readSectors(text)).toBeNull(),
  );
});

describe('an urgent need', () => {
  it.each([
    ['hamil 5 bulan / 5 months pregnant', ['PREGNANCY']],
    ['luka tangan / hand injury', ['INJURY']],
    ['demam / fever', ['FEVER_OR_INFECTION']],
    ['anak 17 tahun / child aged 17', ['CHILD']],
    ['tekanan darah tinggi / high blood pressure', ['CHRONIC_ILLNESS']],
    ['demam, luka di kaki', ['FEVER_OR_INFECTION', 'INJURY']],
    ['ingin bunuh diri', ['SUICIDE_RISK']],
    ['punya anak di rumah', ['OTHER']],
    ['tidak hamil', ['OTHER']],
    ['mata merah', ['OTHER']],
    ['demam, mata merah', ['FEVER_OR_INFECTION', 'OTHER']],
  ])('%s', (text, needs) => expect(readNeed(text)).toEqual({ needs, note: text }));

  it.each(['', ' ', '-', 'tidak ada', 'None', 'n/a', 'tidak ada / none'])('%s means none', (text) =>
    expect(readNeed(text)).toEqual({ needs: [], note: null }),
  );
});

describe('sex', () => {
  it('is read as Indonesian forms write it', () => {
    expect(readSex(' l ')).toBe('MALE');
    expect(readSex('P')).toBe('FEMALE');
    expect(readSex('Perempuan')).toBe('FEMALE');
    expect(readSex('M')).toBe('MALE');
    expect(readSex('x')).toBeNull();
    expect(readSex('constructor')).toBeNull();
  });
});
