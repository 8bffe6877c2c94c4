import type { Page } from 'playwright-core';
import { byKeyboard } from '../keyboard';
import { printed } from '../pdf';
import { daysFromNow, NAMES } from '../travellers';

/** Whoever is made ready flies in so many days. */
export const flight = daysFromNow(5);

/** A charter for thirty-five and its papers, step after step, by the keyboard alone; begins at the list of cases. */
export function charter(page: Page) {
  const keys = byKeyboard(page);
  const shown = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const opened = async () => {
    await keys.press({ selector: 'button', name: 'Buka dan siapkan' });
    await shown('Cetak');
    return printed(page);
  };
  return {
    /** All who prepare, selected from the list. */
    async chosen(): Promise<void> {
      await keys.choose('#stage', 'Persiapan');
      await keys.choose('#group', 'Pasay');
      await shown('35 dari 35 kasus');
      await keys.press({ selector: 'thead input' }, 'Space');
      await keys.press({ selector: '.bulk a', name: 'Perjalanan baru' });
      await shown('Untuk 35 orang yang dipilih');
    },
    /** The flight, by the clocks of its places, with all of them on it, and what three of them wait for. */
    async planned(): Promise<void> {
      await keys.write('#reference', 'Manila 35');
      await keys.write('[id="legs.0.from"]', 'mnl');
      await keys.write('[id="legs.0.to"]', 'cgk');
      await keys.day('[id="legs.0.plannedDeparture"]', flight);
      await keys.time('[id="legs.0.departsAt"]', '10:05');
      await keys.day('[id="legs.0.plannedArrival"]', flight);
      await keys.time('[id="legs.0.arrivesAt"]', '11:50');
      await keys.write('[id="legs.0.number"]', 'GA8035');
      await keys.write('[id="legs.0.seats"]', '40');
      await keys.choose('#receiver', 'Direktorat Rehabilitasi');
      await keys.choose('#immigration', 'Imigrasi Soekarno');
      await keys.write('#escorts', '2');
      await keys.press({ selector: 'button', name: 'Buat perjalanan' });
      await shown('Selesai untuk 35 orang.');
      await shown('▲ 3 orang masih menunggu syarat');
      await shown('◷ 1 nomor dokumen menyusul');
    },
    /** Two blockers are resolved, and somebody else takes the place of the child who is alone. */
    async resolved(): Promise<void> {
      await keys.press({ name: `Izin ${NAMES.noPermit}` });
      await keys.press({ selector: 'dialog button', name: 'Simpan' });
      await shown('▲ 2 orang masih menunggu syarat');
      await keys.press({ name: `Dokumen ${NAMES.shortSplp}` });
      await keys.day('dialog #expiresOn', daysFromNow(300));
      await keys.press({ selector: 'dialog button', name: 'Simpan' });
      await shown('▲ 1 orang masih menunggu syarat');
      await keys.press({ name: `Pilih ${NAMES.childAlone}` }, 'Space');
      await keys.press({ selector: '.bulk button', name: 'Turunkan dari daftar' });
      await keys.choose('dialog #reason', 'Ditahan otoritas');
      await page.locator('dialog #for option', { hasText: NAMES.spare }).waitFor({ state: 'attached' });
      await keys.choose('dialog #for', NAMES.spare);
      await keys.press({ selector: 'dialog button', name: 'Turunkan dari daftar' });
      await page.locator('#passengers tr', { hasText: NAMES.spare }).waitFor();
      await page.locator('#passengers .notice', { hasText: 'menunggu syarat' }).waitFor({ state: 'detached' });
    },
    async seated(): Promise<void> {
      await keys.press({ selector: 'button', name: 'Tempatkan otomatis' });
      await shown('35 dari 40 kursi');
      await keys.press({ selector: 'button', name: /^Nyatakan siap semua/ });
      await shown('Siap berangkat: 35');
    },
    /** The sheets of the first manifest. */
    async listed(): Promise<string[]> {
      await keys.press({ selector: 'button', name: 'Terbitkan manifes versi 1' });
      await keys.press({ name: 'Cetak manifes, Versi 1' });
      await shown('Dokumen ini membuka nama');
      return opened();
    },
    /** A number comes, and makes a second version; the sheets of the first, which is kept. */
    async renumbered(): Promise<string[]> {
      await keys.press({ name: 'Kembali' });
      await keys.press({ name: `Dokumen ${NAMES.numberPending}` });
      await keys.write('dialog #number', 'XE999111');
      await keys.press({ selector: 'dialog button', name: 'Simpan' });
      await shown('Daftar, dokumen, atau perjalanan sudah berubah sejak manifes terakhir');
      await keys.press({ selector: 'button', name: 'Terbitkan manifes versi 2' });
      await shown(`${NAMES.numberPending}: Nomor dokumen`);
      await keys.press({ name: 'Cetak manifes, Versi 1' });
      return opened();
    },
    async handedOver(): Promise<string[]> {
      await keys.press({ name: 'Kembali' });
      await keys.press({ name: 'Cetak BAST, Versi 2' });
      return opened();
    },
  };
}
