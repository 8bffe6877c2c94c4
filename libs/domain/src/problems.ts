import { guardCodes, type GuardCode } from './case-guards';
import { caseEvents, caseStates } from './case-states';
import {
  agencyKinds,
  assistanceLevels,
  assistanceStates,
  assistanceTypes,
  bedKinds,
  claimKinds,
  codeList,
  consentPurposes,
  determinationBodies,
  documentStatuses,
  movementStates,
  passengerOutcomes,
  planItemStates,
  remainsSteps,
  rightsGrounds,
  splitReasons,
  unsafeInPdf,
  type CodeOf,
  type Label,
  type Lang,
} from './codes';
import { caseActs, happenings } from './happenings';
import { places } from './places';
import { roleNames } from './roles';
import { inUtc } from './said-moments';

export type Language = Lang;

interface Words {
  has(code: unknown): boolean;
  row(code: never): Label | undefined;
}

interface ProblemRow {
  /** What is wrong, and what to do about it; `{name}` is filled from the problem's parameters. */
  readonly id: readonly [message: string, remedy: string];
  readonly en: readonly [message: string, remedy: string];
  /** Parameters that are codes, one or several, and the lists that say what people call them. */
  readonly said?: Readonly<Record<string, readonly Words[]>>;
}

/** What a time may lie before, beside the steps and acts of a case. */
const moments = codeList({
  receivedAt: { id: 'Laporan diterima', en: 'The report was received' },
  dueSince: { id: 'Masa simpan berakhir', en: 'The time it is kept for ended' },
  holdBeds: { id: 'Tempat tidur disisihkan', en: 'Beds were set aside' },
  recordLeg: { id: 'Keberangkatan atau kedatangan etape', en: 'The leg left or arrived' },
});
export type StepName = CodeOf<typeof caseEvents | typeof caseActs | typeof remainsSteps | typeof moments>;

/** The unit that has custody and the national desk, beside the kinds of organisations. */
const answerers = codeList({
  HOLDER: { id: 'unit yang menangani', en: 'the unit that holds the case' },
  DESK: { id: 'meja nasional', en: 'the national desk' },
});

/** Every refusal there is. The same code means the same thing in each language and never changes its meaning. */
export const problems = {
  NOT_FOUND: {
    id: ['Tidak ditemukan.', 'Periksa nomornya, atau minta unit yang menangani untuk merujuk kasus ini kepada Anda.'],
    en: ['Not found.', 'Check the number, or ask the unit that holds the case to refer it to you.'],
  },
  DRY_RUN: {
    id: ['Ini dapat dilakukan seperti adanya. Belum ada yang dilakukan.', 'Kirim lagi tanpa meminta percobaan.'],
    en: ['This can be done as it stands. Nothing of it was done.', 'Send it again without asking for a dry run.'],
  },
  CASE_UNNAMED: {
    id: [
      'Tidak disebutkan tentang siapa ini.',
      'Berikan pulang_Case seperti yang Anda terima. Orang baru didaftarkan oleh perwakilan yang menerimanya.',
    ],
    en: [
      'It is not said whom this is about.',
      'Give pulang_Case as you got it. Somebody new is registered by the post that receives them.',
    ],
  },
  ALREADY_SAID: {
    id: ['Instansi Anda sudah menyatakan ini dengan bukti yang sama.', 'Tidak perlu diulang; pakai yang sudah ada.'],
    en: ['Your agency has said this on the same proof.', 'There is no need to say it again; use what is there.'],
  },
  OWN_FACT: {
    id: ['Ini pernyataan instansi Anda sendiri.', 'Tarik pernyataan ini, atau nyatakan yang benar.'],
    en: ['This is what your own agency said.', 'Withdraw it, or say what is right.'],
  },
  NOT_YOUR_FACT: {
    id: ['Hanya instansi yang menyatakan dapat menariknya.', 'Sangkal pernyataan ini dengan alasan.'],
    en: ['Only the agency that said it can withdraw it.', 'Dispute it on a ground.'],
  },
  FACT_WITHDRAWN: {
    id: ['Pernyataan ini sudah ditarik.', 'Muat ulang dan pilih pernyataan yang berlaku.'],
    en: ['This was withdrawn.', 'Load again and choose one that stands.'],
  },
  NOT_YOURS_TO_END: {
    id: [
      'Penyelesaian ini menunggu jawaban {awaits}.',
      'Nyatakan, kuatkan atau sangkal; instansi itu yang menetapkan.',
    ],
    en: ['This awaits the answer of {awaits}.', 'Say, confirm or dispute; they are the ones to rule.'],
    said: { awaits: [agencyKinds, answerers] },
  },
  MERGED: {
    id: ['Keduanya sudah dinyatakan orang yang sama.', 'Buka putusan yang ada; pisahkan dahulu bila keliru.'],
    en: ['They are judged to be one person already.', 'Open that judgement; take them apart first if it is wrong.'],
  },
  NOT_MERGED: {
    id: ['Keduanya tidak dinyatakan orang yang sama.', 'Tidak ada yang perlu dipisahkan.'],
    en: ['They are not judged to be one person.', 'There is nothing to take apart.'],
  },
  ALREADY_ANSWERED: {
    id: [
      '{question} sudah ditanyakan oleh {unit}, dan boleh dibaca.',
      'Baca yang sudah ada, atau sebutkan alasan bertanya lagi.',
    ],
    en: [
      '{question} was asked by {unit}, and may be read.',
      'Read what is there, or give the reason for asking again.',
    ],
  },
  KIN_KNOWN: {
    id: ['Hubungan keluarga keduanya sudah tercatat.', 'Kuatkan atau sangkal hubungan yang ada.'],
    en: ['That they are kin is on record.', 'Confirm what is there, or dispute it.'],
  },
  KIN_ENDED: {
    id: ['Hubungan ini sudah dihapus.', 'Tidak ada yang perlu dilakukan.'],
    en: ['This was taken back.', 'There is nothing to do.'],
  },
  TOLD: {
    id: ['Penanya sudah diberi tahu atas kehendak penyintas.', 'Yang sudah disampaikan tidak dapat ditarik.'],
    en: ['The caller was told, by the survivor’s wish.', 'What was told cannot be taken back.'],
  },
  SETTLED: {
    id: ['Beda keterangan ini sudah selesai.', 'Muat ulang antrean.'],
    en: ['This disagreement is settled.', 'Load the queue again.'],
  },
  FORBIDDEN: {
    id: ['Peran Anda tidak dapat melakukan ini.', 'Minta unit yang bertanggung jawab atas langkah ini.'],
    en: ['Your role may not do this.', 'Ask the unit whose step this is.'],
  },
  STALE_VERSION: {
    id: ['Data ini berubah sejak Anda membukanya.', 'Muat ulang, bandingkan dengan isian Anda, lalu kirim lagi.'],
    en: ['This has changed since you opened it.', 'Load it again, compare with what you typed, and send again.'],
  },
  KEY_REUSED: {
    id: ['Kunci atau nomor ini sudah dipakai untuk isi yang lain.', 'Kirim isi ini dengan kunci baru.'],
    en: ['This key or id was used for something else.', 'Send this content with a new key.'],
  },
  INVALID_VALUE: {
    id: ['Isian ini tidak dapat diterima.', 'Perbaiki dan kirim lagi.'],
    en: ['This value cannot be accepted.', 'Correct it and send again.'],
  },
  INVALID_EMAIL: {
    id: ['Ini bukan alamat surel.', 'Tulis seperti nama@contoh.go.id.'],
    en: ['This is not an e-mail address.', 'Write it like name@example.org.'],
  },
  INVALID_LOGIN: {
    id: [
      'Nama akun hanya huruf kecil dan angka, 2 sampai 40 karakter, boleh dipisah titik atau tanda hubung.',
      'Tulis seperti sari.dewi; lembaganya ditambahkan otomatis.',
    ],
    en: [
      'An account name has small letters and digits only, 2 to 40 characters, with dots or hyphens between them.',
      'Write it like sari.dewi; the organisation is added automatically.',
    ],
  },
  ISSUER_ADDRESS: {
    id: ['Ini bukan alamat penyedia.', 'Tulis alamat lengkapnya, misalnya https://masuk.contoh.go.id.'],
    en: ['This is not the address of a provider.', 'Write all of it, like https://signin.example.org.'],
  },
  MONTH_OUT_OF_RANGE: {
    id: ['Pemantauan dilakukan pada bulan ke-1 sampai ke-{most}.', 'Isi angka 1 sampai {most}.'],
    en: ['A follow-up is due in month 1 to {most}.', 'Give a number from 1 to {most}.'],
  },
  FOLLOW_UP_DAY_PAST: {
    id: ['Tanggal itu sudah lewat.', 'Pilih hari ini atau sesudahnya.'],
    en: ['This day is over.', 'Choose today or a later day.'],
  },
  FOLLOW_UP_DAY_SAME: {
    id: ['Pemantauan ini memang sudah jatuh pada hari itu.', 'Pilih hari lain, atau biarkan.'],
    en: ['The follow-up is due on that day already.', 'Choose another day, or leave it.'],
  },
  UNKNOWN_CODE: {
    id: ['Kode ini tidak ada dalam daftar.', 'Pakai salah satu: {codes}.'],
    en: ['This code is not on the list.', 'Use one of: {codes}.'],
  },
  INVALID_CURSOR: {
    id: ['Penanda halaman tidak dikenal.', 'Pakai nilai `next` dari jawaban sebelumnya, atau mulai dari awal.'],
    en: ['The page mark is not known.', 'Use `next` of the earlier answer, or begin again.'],
  },
  WEBHOOK_ADDRESS: {
    id: [
      'Alamat ini tidak dapat dikirimi pesan.',
      'Berikan alamat https yang dapat dicapai dari mana pun, tanpa nama pengguna di dalamnya.',
    ],
    en: [
      'Nothing can be sent to this address.',
      'Give an https address that can be reached from anywhere, without a user name in it.',
    ],
  },
  WEBHOOKS_TOO_MANY: {
    id: ['Sudah ada {most} alamat.', 'Hapus salah satu yang tidak dipakai lagi.'],
    en: ['There are {most} addresses already.', 'Remove one that is no longer used.'],
  },
  PAGE_TOO_LARGE: {
    id: ['Satu halaman memuat 1 sampai {most}.', 'Minta paling banyak {most} dan lanjutkan dengan `next`.'],
    en: ['A page holds 1 to {most}.', 'Ask for at most {most} and go on with `next`.'],
  },
  BATCH_TOO_LARGE: {
    id: ['Satu kiriman memuat paling banyak {most} baris.', 'Bagi menjadi beberapa kiriman.'],
    en: ['A batch holds at most {most} rows.', 'Split it.'],
  },
  EXPORT_TOO_LARGE: {
    id: ['Satu berkas memuat paling banyak {most} kasus.', 'Persempit daftarnya, misalnya per kelompok atau negara.'],
    en: ['A file holds at most {most} cases.', 'Narrow the list, by group or country for instance.'],
  },
  NOT_REACHED: {
    id: ['Kiriman terlalu lama; baris ini belum dikerjakan.', 'Kirim lagi baris ini dengan kunci yang sama.'],
    en: ['The batch took too long; this row was not begun.', 'Send this row again with the same key.'],
  },
  FAULT: {
    id: ['Ada yang salah di pihak kami; baris ini tidak dikerjakan.', 'Kirim lagi baris ini dengan kunci yang sama.'],
    en: ['Something went wrong on our side; nothing of this row was done.', 'Send this row again with the same key.'],
  },
  IN_FUTURE: {
    id: ['Waktu kejadian tidak boleh di masa depan.', 'Isi waktu ketika itu benar-benar terjadi.'],
    en: ['What happened cannot lie in the future.', 'Give the time when it really happened.'],
  },
  BEFORE_EARLIER_STEP: {
    id: ['Waktu ini sebelum “{step}” ({at}).', 'Periksa tanggalnya; langkah berurutan menurut waktu kejadian.'],
    en: ['This is before “{step}” ({at}).', 'Check the date; steps follow each other by when they happened.'],
    said: { step: [happenings, remainsSteps, moments] },
  },
  ILLEGAL_MOVE: {
    id: ['Langkah “{event}” tidak mungkin dari “{state}”.', 'Langkah yang mungkin: {allowed}.'],
    en: ['“{event}” is not possible from “{state}”.', 'Possible now: {allowed}.'],
    said: { event: [caseEvents], allowed: [caseEvents], state: [caseStates] },
  },
  GUARD: {
    id: ['Langkah “{event}” belum boleh: {missing}.', 'Lengkapi yang disebut, lalu ulangi.'],
    en: ['“{event}” has to wait: {missing}.', 'See to what is named, then try again.'],
    said: { event: [caseEvents] },
  },
  IMPOSSIBLE_DATE: {
    id: ['Tanggal ini tidak ada dalam kalender.', 'Tulis yang diketahui: 1999, Februari 1999 atau 28 Februari 1999.'],
    en: ['This date is not in the calendar.', 'Write what is known: 1999, February 1999 or 28 February 1999.'],
  },
  AMBIGUOUS_DATE: {
    id: ['Hari dan bulan tidak jelas.', 'Tulis bulannya dengan nama, misalnya 3 April 1999.'],
    en: ['Day and month cannot be told apart.', 'Write the month by its name: 3 April 1999, for instance.'],
  },
  INVALID_NIK: {
    id: ['NIK tidak sah.', 'NIK adalah 16 angka; kosongkan bila tidak diketahui.'],
    en: ['The NIK is not valid.', 'A NIK has 16 digits; leave it empty when it is not known.'],
  },
  NIK_IN_NUMBER_CELL: {
    id: [
      'NIK tersimpan sebagai angka; Excel hanya menyimpan 15 digit.',
      'Ubah format kolom menjadi Teks dan ketik ulang NIK dari dokumennya.',
    ],
    en: [
      'The NIK is stored as a number; Excel keeps only 15 digits of it.',
      'Format the column as Text and type the NIK again from the document.',
    ],
  },
  INVALID_PHONE: {
    id: ['Nomor telepon tidak dikenali.', 'Tulis dengan kode negara, misalnya +62 812 3456 7890.'],
    en: ['The phone number is not understood.', 'Write it with its country code, such as +62 812 3456 7890.'],
  },
  NAME_MISSING: {
    id: ['Nama kosong.', 'Tulis nama lengkap, satu kata pun cukup, atau sebutan kerja bila nama belum diketahui.'],
    en: ['There is no name.', 'Write the whole name, one word is enough, or a working label while it is unknown.'],
  },
  UNREADABLE_FILE: {
    id: ['Berkas tidak dapat dibaca.', 'Simpan sebagai .xlsx atau .csv dan kirim lagi.'],
    en: ['The file cannot be read.', 'Save it as .xlsx or .csv and send it again.'],
  },
  MISSING_COLUMN: {
    id: ['Kolom {column} tidak ada.', 'Tunjukkan kolom mana itu, atau tambahkan; urutannya bebas.'],
    en: ['The column {column} is missing.', 'Tell which column it is, or add it; their order does not matter.'],
  },
  DRAFT_CLOSED: {
    id: ['Draf ini sudah selesai.', 'Buka kasus yang dibuat darinya.'],
    en: ['This draft is done.', 'Open the case that was made of it.'],
  },
  CONTACT_AS_BEFORE: {
    id: ['Telepon dan cara menghubungi masih sama seperti sebelumnya.', 'Ubah yang tidak berlaku lagi.'],
    en: ['The phone and the way to reach them are as they were.', 'Change what no longer holds.'],
  },
  POSSIBLY_REGISTERED: {
    id: [
      'Kasus {number} mencatat nomor yang sama.',
      'Setelah didaftarkan, keduanya tampil berdampingan; jawablah apakah orangnya sama.',
    ],
    en: [
      'Case {number} has the same number.',
      'Once registered, the two are shown side by side; say then whether it is the same person.',
    ],
  },
  GROUP_CLOSED: {
    id: ['Kelompok ini bukan milik unit Anda.', 'Pilih kelompok unit Anda atau buat yang baru.'],
    en: ['This group is not of your unit.', "Choose one of your unit's groups or make a new one."],
  },
  NOT_YOUR_BODY: {
    id: ['Unit Anda tidak dapat mencatat penetapan {body}.', 'Minta badan itu mencatatnya sendiri.'],
    en: ['Your unit cannot record a determination of {body}.', 'Ask that body to record it.'],
    said: { body: [determinationBodies] },
  },
  NOT_OF_KIND: {
    id: ['{outcome} bukan hasil dari {kind}.', 'Pakai salah satu: {outcomes}.'],
    en: ['{outcome} is no outcome of {kind}.', 'Use one of: {outcomes}.'],
  },
  NOTE_MISSING: {
    id: ['Keterangan belum ditulis.', 'Tulis dengan kata-kata.'],
    en: ['Nothing is written here.', 'Write it in words.'],
  },
  TELL_NOTHING: {
    id: [
      'Ada orang yang menurut kehendak penyintas tidak boleh diberi tahu.',
      'Tulis siapa yang diberi tahu dan atas dasar apa, atau pilih cara lain.',
    ],
    en: [
      'There is somebody whom the survivor wanted to be told nothing.',
      'Write who was told and on what ground, or choose another way.',
    ],
  },
  MESSAGE_MISSING: {
    id: ['Pesan untuk penanya belum ditulis.', 'Tulis dengan kata-kata penyintas apa yang boleh disampaikan.'],
    en: ['There is no message for who asked.', 'Write what they may be told, in the words of the survivor.'],
  },
  MOVEMENT_MISSING: {
    id: ['Perjalanan jenazah belum disebut.', 'Sebutkan perjalanan yang membawanya; buat lebih dahulu bila belum ada.'],
    en: ['The trip of the remains is not named.', 'Name the trip that carries them; make it first if there is none.'],
  },
  SECTOR_WITHOUT_WORK: {
    id: [
      'Sektor hanya dicatat untuk kerja paksa, perbudakan atau penindasan.',
      'Catat tujuan itu atau hapus sektornya.',
    ],
    en: ['A sector is only of forced work, slavery or oppression.', 'Record that purpose, or leave out the sector.'],
  },
  HOLD_CLEARED: {
    id: ['Penahan ini sudah selesai.', 'Tidak ada yang perlu dilakukan.'],
    en: ['This hold is cleared already.', 'There is nothing to do.'],
  },
  NEED_MET: {
    id: ['Kebutuhan ini sudah ditangani.', 'Tidak ada yang perlu dilakukan.'],
    en: ['This need has been seen to already.', 'There is nothing to do.'],
  },
  LIMIT_TOO_LONG: {
    id: ['Batas waktu sendiri hanya boleh lebih pendek daripada {most} jam.', 'Pilih jumlah jam yang lebih kecil.'],
    en: ['A limit of your own can only be shorter than {most} hours.', 'Choose fewer hours.'],
  },
  AMOUNT_NEEDS_CURRENCY: {
    id: ['Jumlah uang tanpa mata uang.', 'Sebutkan mata uangnya (ISO 4217).'],
    en: ['An amount without a currency.', 'Name the currency (ISO 4217).'],
  },
  NO_AMOUNT_OWED: {
    id: ['“{kind}” tidak berupa uang.', 'Catat tanpa jumlah; jumlah hanya untuk restitusi.'],
    en: ['“{kind}” is not owed in money.', 'Record it without an amount; only restitution has one.'],
    said: { kind: [claimKinds] },
  },
  SPLP_TOO_LONG: {
    id: ['SPLP berlaku paling lama dua tahun.', 'Periksa tanggal terbit dan berakhirnya.'],
    en: ['An SPLP is valid for at most two years.', 'Check when it was issued and when it ends.'],
  },
  SPLP_LIVE: {
    id: ['Orang ini sudah punya SPLP yang berlaku.', 'Pakai yang ada, atau cabut dahulu.'],
    en: ['This person has a live SPLP.', 'Use it, or revoke it first.'],
  },
  DATES_REVERSED: {
    id: ['Tanggal akhir sebelum tanggal mulai.', 'Tukar atau perbaiki tanggalnya.'],
    en: ['The end is before the beginning.', 'Swap or correct the dates.'],
  },
  LEGS_BROKEN: {
    id: [
      'Etape tidak bersambung: {from} setelah {to}.',
      'Setiap etape mulai di tempat etape sebelumnya berakhir, sesudahnya.',
    ],
    en: ['The legs do not connect: {from} after {to}.', 'Each leg begins where the one before ended, and later.'],
  },
  LEG_TOO_EARLY: {
    id: ['Orang yang ditunggu etape ini baru tiba {at}.', 'Pilih keberangkatan sesudahnya.'],
    en: ['Those whom this leg waits for arrive at {at}.', 'Let it leave after that.'],
  },
  IN_OTHER_MOVEMENT: {
    id: ['Orang ini ada dalam perjalanan lain.', 'Turunkan dahulu dari perjalanan itu.'],
    en: ['This person is on another trip.', 'Take them off it first.'],
  },
  MOVEMENT_CLOSED: {
    id: ['Perjalanan ini sudah “{state}”.', 'Buat perjalanan baru.'],
    en: ['This trip is “{state}” already.', 'Make a new trip.'],
    said: { state: [movementStates] },
  },
  NOT_ALL_YOURS: {
    id: ['Tidak semua orang dalam perjalanan ini dapat Anda catat.', 'Minta rekan seunit Anda mencatatnya.'],
    en: ['Not everybody on this trip is yours to record.', 'Ask a colleague of your unit to record it.'],
  },
  NO_PASSENGERS: {
    id: ['Tidak ada penumpang.', 'Masukkan dan naikkan orangnya lebih dahulu, atau batalkan perjalanan.'],
    en: ['There is nobody on it.', 'List and board the people first, or cancel the trip.'],
  },
  NOT_ISSUED: {
    id: ['Manifes perjalanan ini belum terbit.', 'Terbitkan manifes lebih dahulu.'],
    en: ['The manifest of this trip is not issued.', 'Issue it first.'],
  },
  GAP_UNEXPLAINED: {
    id: [
      '{count} orang dalam daftar belum naik dan belum dicoret.',
      'Naikkan mereka, atau catat alasan mereka tidak ikut.',
    ],
    en: ['{count} on the list are neither boarded nor taken off.', 'Board them, or take them off with a reason.'],
  },
  NOT_READY: {
    id: [
      'Orang ini belum dapat ikut: kasusnya “{state}”.',
      'Lengkapi persiapannya sampai siap berangkat; yang hilang kontak dihubungkan kembali dahulu.',
    ],
    en: [
      'This person cannot be taken along: the case is “{state}”.',
      'Prepare them until they are ready; who is missing is reconnected first.',
    ],
    said: { state: [caseStates] },
  },
  PASSAGE_RECORDED: {
    id: ['Orang ini sudah tercatat “{state}” dalam perjalanan ini.', 'Muat ulang untuk melihat keadaannya.'],
    en: ['This person is recorded as “{state}” on this trip already.', 'Load it again to see where they are.'],
    said: { state: [passengerOutcomes] },
  },
  LEG_RECORDED: {
    id: ['Waktu etape ini sudah dicatat: {at}.', 'Muat ulang untuk melihatnya.'],
    en: ['This time of the leg is recorded already: {at}.', 'Load it again to see it.'],
  },
  DOCUMENT_ENDED: {
    id: ['Dokumen ini sudah “{status}”.', 'Catat dokumen yang baru.'],
    en: ['This document is “{status}” for good.', 'Record a new one.'],
    said: { status: [documentStatuses] },
  },
  NOT_MANIFESTED: {
    id: ['Orang ini tidak ada dalam manifes.', 'Tambahkan dan terbitkan manifes lagi.'],
    en: ['This person is not on the manifest.', 'Add them and issue the manifest again.'],
  },
  NOT_BOARDED: {
    id: ['Orang ini tidak naik pada etape itu.', 'Catat naiknya lebih dahulu, atau alasan tidak naik.'],
    en: ['This person is not boarded on that leg.', 'Record the boarding first, or why not.'],
  },
  NUMBER_PENDING: {
    id: ['Nomor dokumen belum ada.', 'Isi nomor dokumen sebelum naik.'],
    en: ['The document number is still pending.', 'Enter the number before boarding.'],
  },
  DIFFERENCE_SETTLED: {
    id: ['Perbedaan ini sudah diselesaikan.', 'Muat ulang untuk melihat penyelesaiannya.'],
    en: ['This difference is settled already.', 'Load it again to see how.'],
  },
  LEG_CHOICE: {
    id: ['Ada beberapa etape yang mulai di sini.', 'Sebutkan etape mana.'],
    en: ['Several legs begin here.', 'Name which of them.'],
  },
  LEG_FULL: {
    id: ['Semua {seats} tempat duduk etape ini terisi.', 'Pilih etape lain, atau turunkan seseorang lebih dahulu.'],
    en: ['All {seats} seats of this leg are taken.', 'Choose another leg, or have somebody get off first.'],
  },
  LEG_CANCELLED: {
    id: ['Etape ini dibatalkan.', 'Pilih etape lain.'],
    en: ['This leg is cancelled.', 'Choose another leg.'],
  },
  NO_WAY_ONWARD: {
    id: [
      'Etape lanjutan dari {place} dibatalkan dan belum ada gantinya.',
      'Tambahkan etape lain dari sana, pindahkan orangnya ke perjalanan lain, atau turunkan dari daftar.',
    ],
    en: [
      'The leg that goes on from {place} is cancelled, and none is in its stead.',
      'Add another leg from there, move the person to another journey, or take them off the list.',
    ],
    said: { place: [places] },
  },
  LEGS_WAIT: {
    id: [
      'Ada yang sudah naik, atau hanya dapat berangkat dengan etape ini.',
      'Tambahkan etape lain dari sana, atau turunkan, coret atau pindahkan mereka lebih dahulu.',
    ],
    en: [
      'Somebody is aboard, or has no other leg to leave by.',
      'Add another leg from there, or have them get off, take them off the list or transfer them first.',
    ],
  },
  LAP_OF_NOBODY: {
    id: [
      'Bayi tanpa tempat duduk ikut di pangkuan seorang dewasa dalam etape yang sama.',
      'Sebutkan orang dewasa itu, atau beri bayinya tempat duduk.',
    ],
    en: [
      'An infant without a seat travels on the lap of an adult of the same leg.',
      'Name that adult, or give the infant a seat.',
    ],
  },
  TOO_OLD_FOR_LAP: {
    id: ['Hanya anak di bawah dua tahun ikut tanpa tempat duduk.', 'Beri tempat duduk.'],
    en: ['Only a child under two travels without a seat.', 'Give them a seat.'],
  },
  ESCORTS_MISSING: {
    id: [
      'Perjalanan ini memerlukan {needed} pendamping dan punya {escorts}.',
      'Tambah dahulu pendamping perjalanan ini.',
    ],
    en: ['This trip needs {needed} escorts and has {escorts}.', 'Give it more escorts first.'],
  },
  LEG_NOT_ARRIVED: {
    id: ['Etape ini belum tiba.', 'Catat kedatangannya lebih dahulu.'],
    en: ['This leg has not arrived.', 'Record its arrival first.'],
  },
  LEG_GOES_ON: {
    id: ['Masih ada etape lanjutan dari {place}.', 'Catat kedatangan di ujung perjalanan, atau batalkan etape itu.'],
    en: ['A leg goes on from {place}.', 'Record their arrival where the way ends, or cancel that leg.'],
    said: { place: [places] },
  },
  STILL_ABROAD: {
    id: [
      '{place} bukan di Indonesia: yang tiba di sana belum pulang.',
      'Tambahkan etape lanjutan, atau pindahkan mereka.',
    ],
    en: [
      '{place} is not in Indonesia: whoever got off there has not come home.',
      'Add the leg that goes on, or transfer them.',
    ],
    said: { place: [places] },
  },
  LEG_NOT_DEPARTED: {
    id: ['Etape ini belum berangkat.', 'Catat keberangkatannya lebih dahulu.'],
    en: ['This leg has not departed.', 'Record its departure first.'],
  },
  NOT_ARRIVED: {
    id: ['{count} orang dalam daftar belum tercatat tiba.', 'Serah terima hanya untuk yang tiba.'],
    en: ['{count} on the list are not recorded as arrived.', 'Only those who arrived can be handed over.'],
  },
  ALREADY_HANDED_OVER: {
    id: ['{count} orang dalam daftar sudah diserahterimakan.', 'Keluarkan dari daftar.'],
    en: ['{count} on the list are handed over already.', 'Take them off the list.'],
  },
  SIGNED: {
    id: ['BAST yang ditandatangani tidak dapat diubah.', 'Buat adendum.'],
    en: ['A signed BAST cannot be changed.', 'Make an addendum.'],
  },
  SIGNATURE_STANDS: {
    id: [
      'BAST ini sudah ditandatangani salah satu pihak.',
      'Lanjutkan tanda tangannya; penerima dapat menyatakan siapa yang tidak diterima.',
    ],
    en: ['One side has signed this BAST.', 'Go on to sign it; who receives can say whom they do not take.'],
  },
  HANDOVER_WITHDRAWN: {
    id: ['BAST ini sudah ditarik oleh yang membuatnya.', 'Buat BAST baru.'],
    en: ['This BAST was withdrawn by who made it.', 'Make a new one.'],
  },
  NOT_A_PARTY: {
    id: [
      'Unit Anda bukan pihak dalam BAST ini.',
      'Yang menandatangani adalah pihak yang menyerahkan dan yang menerima.',
    ],
    en: ['Your unit is no party to this BAST.', 'Who gives and who receives sign it.'],
  },
  ONE_OTHER_SIDE: {
    id: [
      'BAST mempunyai tepat satu pihak lain.',
      'Isi unit penerima, atau saksi yang menyerahkan, atau saksi yang menerima.',
    ],
    en: ['A BAST has exactly one other side.', 'Name the receiving unit, or the witness who gives, or who receives.'],
  },
  NO_WITNESS_SIDE: {
    id: ['Pihak lain adalah unit yang menandatangani dengan akunnya sendiri.', 'Minta unit itu menandatangani.'],
    en: ['The other side is a unit, which signs with its own account.', 'Ask that unit to sign.'],
  },
  FOR_THE_RECEIVER: {
    id: ['Yang menerima menyatakan siapa dan apa yang tidak diterima.', 'Tandatangani tanpa daftar ini.'],
    en: ['Who receives says who and what was not taken.', 'Sign without this list.'],
  },
  CONFIRM_AGAIN: {
    id: [
      'Tanda tangan memerlukan faktor kedua paling lama {minutes} menit yang lalu.',
      'Konfirmasi faktor kedua, lalu tandatangani lagi.',
    ],
    en: [
      'A signature needs your second factor, confirmed at most {minutes} minutes ago.',
      'Confirm your second factor, then sign again.',
    ],
  },
  NOT_SIGNED: {
    id: ['Serah terima belum ditandatangani kedua pihak.', 'Tandatangani BAST lebih dahulu.'],
    en: ['The handover is not signed by both sides.', 'Have the BAST signed first.'],
  },
  SHELTER_FULL: {
    id: [
      'Tempat tidur {kind} tidak cukup: {free} dari {beds} kosong pada waktu itu.',
      'Pilih rumah perlindungan atau jenis tempat tidur lain.',
    ],
    en: ['Not enough {kind} beds: {free} of {beds} are free at that time.', 'Choose another shelter or kind of bed.'],
    said: { kind: [bedKinds] },
  },
  WRONG_BED: {
    id: ['Tempat tidur “{kind}” bukan untuk orang ini.', 'Pilih jenis tempat tidur yang sesuai.'],
    en: ['A bed for “{kind}” is not for this person.', 'Choose a kind of bed that takes them.'],
    said: { kind: [bedKinds] },
  },
  IN_SHELTER: {
    id: ['Orang ini sudah menempati tempat tidur itu.', 'Pilih rumah perlindungan atau jenis tempat tidur lain.'],
    en: ['This person has that bed already.', 'Choose another shelter or kind of bed.'],
  },
  NO_BED: {
    id: ['Orang ini tidak menempati tempat tidur.', 'Periksa riwayat tempat tidurnya.'],
    en: ['This person has no bed.', 'See their stays.'],
  },
  NOT_YOUR_HOUSE: {
    id: [
      'Tempat tidur orang ini ada di rumah yang dikelola unit lain.',
      'Rumah itu sendiri yang memastikan siapa yang datang.',
    ],
    en: ['This person’s bed is in a house that another unit runs.', 'That house itself says who came.'],
  },
  CAME_ALREADY: {
    id: ['Kedatangan orang ini sudah dipastikan.', 'Bila ia sudah pergi, catat bahwa ia meninggalkan tempat tidurnya.'],
    en: ['That this person came is confirmed already.', 'If they have gone since, say that they left the bed.'],
  },
  HOLD_TOO_LONG: {
    id: [
      'Tempat tidur untuk yang akan tiba dipesan sampai waktu tertentu, paling lama {days} hari.',
      'Sebutkan sampai kapan.',
    ],
    en: ['Beds for who is coming are held until a time, at most {days} days ahead.', 'Say until when.'],
  },
  SNOOZE_TOO_LONG: {
    id: ['Hanya dapat ditunda sampai sebelum jatuh tempo: {due}.', 'Pilih waktu yang lebih awal.'],
    en: ['It can be put off only until it is due: {due}.', 'Choose an earlier time.'],
  },
  DUE_ALREADY: {
    id: ['Tenggat ini sudah lewat dan tidak dapat ditunda lagi.', 'Lakukan langkah yang menjawabnya.'],
    en: ['This is due already and cannot be put off any more.', 'Do what answers it.'],
  },
  NOT_SNOOZED: {
    id: ['Tenggat ini tidak sedang ditunda unit Anda.', 'Muat ulang daftarnya.'],
    en: ['Your unit has not put this off.', 'Look at the list again.'],
  },
  HOLD_OVER: {
    id: ['Pemesanan tempat tidur itu tidak berlaku pada waktu ini: {at}.', 'Pakai tempat tidur yang kosong.'],
    en: ['That hold is not in force at this time: {at}.', 'Take a bed that is free.'],
  },
  HOLD_USED: {
    id: ['Semua {count} tempat tidur yang dipesan sudah terpakai.', 'Pakai tempat tidur yang kosong.'],
    en: ['All {count} beds of that hold are used.', 'Take a bed that is free.'],
  },
  KEEP_APART: {
    id: [
      'Di rumah perlindungan itu ada orang yang tidak boleh bertemu dengan orang ini.',
      'Pilih rumah perlindungan lain, atau hubungi meja nasional.',
    ],
    en: [
      'Somebody who must not meet this person is housed there.',
      'Choose another shelter, or ask the national desk.',
    ],
  },
  FAMILY_SPLIT: {
    id: [
      'Keluarga orang ini menjadi terpisah.',
      'Tempatkan mereka bersama, dalam kendaraan yang sama, anak sebelum orang dewasanya pergi, atau sebutkan alasannya.',
    ],
    en: [
      'This would part a family.',
      'Place them together, or on one leg; let a child leave before its adults; or give the reason.',
    ],
  },
  CHILD_ALONE: {
    id: [
      'Seorang anak tidak dipisahkan dari semua orang dewasanya dengan alasan itu.',
      'Tempatkan anak bersama salah satu orang dewasanya; alasan yang dapat memisahkan: {codes}.',
    ],
    en: [
      'A child is not parted from all of its adults for that reason.',
      'Keep the child with one of its adults; what may part them: {codes}.',
    ],
    said: { codes: [splitReasons] },
  },
  CORRECTION_MISSING: {
    id: [
      'Permintaan perbaikan dipenuhi dengan perbaikannya.',
      'Sebutkan yang benar (corrections), atau tuliskan apa yang diperbaiki.',
    ],
    en: [
      'A correction that is granted is made.',
      'Give what is right (corrections), or say in words what was put right.',
    ],
  },
  KEPT_APART: {
    id: ['Kedua orang ini sudah dipisahkan.', 'Tidak perlu dicatat lagi.'],
    en: ['These two are kept apart already.', 'There is nothing more to record.'],
  },
  NOT_DECEASED: {
    id: ['Tidak ada catatan bahwa orang ini meninggal.', 'Catat kematiannya lebih dahulu.'],
    en: ['No death of this person is recorded.', 'Record the death first.'],
  },
  REMAINS_ORDER: {
    id: ['Langkah ini belum dapat dicatat. Berikutnya: {allowed}.', 'Catat langkah sebelumnya lebih dahulu.'],
    en: ['This step cannot be recorded yet. Next may be: {allowed}.', 'Record the step before it first.'],
    said: { allowed: [remainsSteps] },
  },
  HOME_UNKNOWN: {
    id: [
      'Kabupaten atau kota tujuan pulang belum diketahui.',
      'Sebutkan kabupaten atau kota, agar dinas sosialnya dapat mendampingi.',
    ],
    en: ['The home regency is not known.', 'Name the regency, so that its social office can follow up.'],
  },
  OWN_UNIT: {
    id: ['Permintaan ini ditujukan kepada unit Anda sendiri.', 'Pilih unit lain.'],
    en: ['This asks your own unit.', 'Choose another unit.'],
  },
  OFFER_OPEN: {
    id: ['Permintaan ini masih terbuka.', 'Tunggu jawabannya atau tarik kembali.'],
    en: ['Such a request is open already.', 'Wait for its answer or withdraw it.'],
  },
  OFFER_ANSWERED: {
    id: ['Permintaan ini sudah dijawab atau ditarik.', 'Muat ulang untuk melihat keadaannya.'],
    en: ['This request is answered or withdrawn already.', 'Load it again to see what became of it.'],
  },
  FILE_NOT_ATTACHED: {
    id: ['Berkas ini tidak dilampirkan pada kasus yang bersangkutan.', 'Lampirkan dahulu, lalu kirim lagi.'],
    en: ['This file is not attached to a case that it is about.', 'Attach it first, then send again.'],
  },
  REFUSAL_REASON: {
    id: ['Alasan hanya dan selalu menyertai penolakan.', 'Pilih alasan penolakan, atau kosongkan.'],
    en: ['A reason goes with a refusal, and with nothing else.', 'Choose why it is refused, or leave it out.'],
  },
  OFFER_EXPIRED: {
    id: ['Tenggat jawabannya sudah lewat ({at}).', 'Minta unit pengirim menawarkannya lagi.'],
    en: ['The time to answer has passed ({at}).', 'Ask the unit that offered it to offer it again.'],
  },
  CUSTODY_PASSED: {
    id: ['Penanggung jawab kasus ini sudah berganti.', 'Muat ulang; yang menawarkan tidak lagi memegang kasusnya.'],
    en: ['Another unit answers for this case by now.', 'Load it again; who offered it no longer holds it.'],
  },
  NOT_A_HOLDER: {
    id: [
      'Unit ini tidak menjadi penanggung jawab kasus.',
      'Pilih perwakilan, rumah perlindungan, kementerian layanan atau dinas sosial.',
    ],
    en: [
      'This unit does not answer for cases.',
      'Choose a mission, a shelter, a ministry that serves people or a social office.',
    ],
  },
  NOBODY_TO_RETURN_TO: {
    id: ['Kasus ini belum pernah dipegang unit lain.', 'Limpahkan kepada unit yang tepat.'],
    en: ['No other unit has held this case.', 'Transfer it to the right unit instead.'],
  },
  EXPIRES_TOO_SOON: {
    id: ['Tenggat jawaban harus di masa depan, paling lama {days} hari.', 'Isi waktu yang lain, atau kosongkan.'],
    en: ['An answer is due in the future, within {days} days.', 'Give another time, or leave it out.'],
  },
  BARRED_ACCOUNT: {
    id: ['Kasus ini disembunyikan dari rekan ini.', 'Pilih rekan lain.'],
    en: ['This case is hidden from this colleague.', 'Choose another colleague.'],
  },
  OWN_BAR: {
    id: ['Anda tidak dapat menyembunyikan kasus dari diri sendiri.', 'Minta rekan atau meja nasional melakukannya.'],
    en: ['You cannot hide a case from yourself.', 'Ask a colleague or the national desk to do it.'],
  },
  LAST_ACCOUNT: {
    id: ['Tidak ada rekan lain di unitnya yang dapat menangani kasus ini.', 'Limpahkan kasusnya lebih dahulu.'],
    en: ['Nobody else of that unit could go on with the case.', 'Transfer the case first.'],
  },
  BAR_LIFTED: {
    id: ['Pengecualian ini sudah dicabut.', 'Muat ulang kasusnya.'],
    en: ['This bar is lifted already.', 'Load the case again.'],
  },
  SEARCH_LENGTH: {
    id: [
      'Ketik paling sedikit 2 dan paling banyak {most} huruf atau angka.',
      'Ketik nama, nomor, penerbangan, tempat atau tahap.',
    ],
    en: [
      'Type at least 2 and at most {most} letters or digits.',
      'Type a name, a number, a flight, a place or a stage.',
    ],
  },
  SAME_ACCOUNT: {
    id: ['Asal dan tujuannya rekan yang sama.', 'Pilih rekan lain sebagai tujuan.'],
    en: ['Both are the same colleague.', 'Choose another to give the cases to.'],
  },
  RESTRICTED: {
    id: [
      'Pemrosesan data orang ini dibatasi atas permintaannya.',
      'Buka hanya untuk keselamatan (SAFETY), atau cabut pembatasannya.',
    ],
    en: [
      'Use of this person’s data is restricted at their request.',
      'Open it for safety (SAFETY) only, or lift the restriction.',
    ],
  },
  ERASED: {
    id: ['Data orang ini sudah dihapus.', 'Tidak ada lagi yang dapat dicatat tentang orang ini.'],
    en: ['This person’s data was erased.', 'Nothing more can be recorded of this person.'],
  },
  NOTE_NOT_KEPT: {
    id: [
      'Catatan tidak disimpan di sini, sebab riwayat kasus dibaca lebih banyak orang daripada yang boleh tahu.',
      'Tunda tanpa catatan; alasannya cukup dari daftar.',
    ],
    en: [
      'No note is kept of this: more people read the history of the case than may know of it.',
      'Put it off without a note; the reason from the list is enough.',
    ],
  },
  NOT_RESTRICTED: {
    id: ['Pemrosesan data orang ini tidak dibatasi.', 'Tidak ada yang perlu dilakukan.'],
    en: ['Use of this person’s data is not restricted.', 'There is nothing to do.'],
  },
  REQUEST_ANSWERED: {
    id: ['Permintaan hak ini sudah dijawab.', 'Muat ulang untuk melihat jawabannya.'],
    en: ['This request is answered already.', 'Load it again to see the answer.'],
  },
  REQUEST_OPEN: {
    id: ['Permintaan seperti ini masih menunggu jawaban.', 'Jawab yang itu lebih dahulu.'],
    en: ['A request of this kind is open already.', 'Answer that one first.'],
  },
  GROUND_MISSING: {
    id: ['Penolakan harus beralasan.', 'Pilih salah satu: {codes}, dan tulis penjelasannya.'],
    en: ['A refusal needs a recorded ground.', 'Choose one of: {codes}, and write why.'],
    said: { codes: [rightsGrounds] },
  },
  PURPOSES_MISSING: {
    id: ['Persetujuan yang ditarik belum disebut.', 'Sebut paling sedikit satu tujuan persetujuan.'],
    en: ['Which consent is withdrawn is not said.', 'Name at least one purpose of consent.'],
  },
  CASE_LIVE: {
    id: [
      'Masih ada kasus orang ini yang berjalan.',
      'Tutup kasusnya lebih dahulu, atau jawab dengan alasan masa simpan.',
    ],
    en: ['There is a case of this person still open.', 'Close it first, or answer with the duty to keep.'],
  },
  FOUR_EYES: {
    id: ['Yang mengusulkan tidak dapat menyetujui sendiri.', 'Minta orang lain memeriksa dan menyetujuinya.'],
    en: ['Who proposed it cannot approve it.', 'Ask somebody else to look at it and approve.'],
  },
  ERASURE_ANSWERED: {
    id: ['Usulan penghapusan ini sudah diputuskan.', 'Muat ulang untuk melihat keputusannya.'],
    en: ['This erasure is decided already.', 'Load it again to see the decision.'],
  },
  NO_CONSENT: {
    id: ['Tidak ada persetujuan yang berlaku untuk “{purpose}”.', 'Catat persetujuan atau dasar lain yang sah.'],
    en: ['There is no consent in force for “{purpose}”.', 'Record the consent, or another lawful ground.'],
    said: { purpose: [consentPurposes] },
  },
  NOT_HOME: {
    id: ['Orang ini belum tercatat pulang.', 'Catat kepulangannya lebih dahulu.'],
    en: ['This person is not recorded as home.', 'Record the return home first.'],
  },
  CASE_CLOSED: {
    id: [
      'Kasus ini sudah ditutup.',
      'Unit yang menanganinya dapat membukanya kembali, kecuali orangnya telah meninggal.',
    ],
    en: ['This case is closed.', 'The unit that answers for it can reopen it, unless the person has died.'],
  },
  FOLLOW_UP_DONE: {
    id: ['Pemantauan bulan ke-{month} sudah dicatat.', 'Catat pemantauan bulan berikutnya.'],
    en: ['The follow-up of month {month} is recorded already.', 'Record the next one.'],
  },
  FILE_TOO_LARGE: {
    id: ['Berkas lebih besar dari {most}.', 'Perkecil gambarnya, atau kirim beberapa berkas.'],
    en: ['The file is larger than {most}.', 'Make the picture smaller, or send several files.'],
  },
  FILE_TYPE: {
    id: ['Jenis berkas ini tidak diterima.', 'Kirim JPEG, PNG, WebP atau PDF; foto HEIC disimpan dahulu sebagai JPEG.'],
    en: ['This type of file is not taken.', 'Send JPEG, PNG, WebP or PDF; save a HEIC photograph as JPEG first.'],
  },
  FILE_DAMAGED: {
    id: ['Berkas ini rusak atau terpotong.', 'Pindai atau unduh lagi, lalu kirim ulang.'],
    en: ['The file is damaged or cut short.', 'Scan or save it again, then send it again.'],
  },
  FILE_UNSAFE: {
    id: [
      'PDF ini memuat hal yang tidak dapat diterima: {what}.',
      'Cetak ke PDF baru tanpa itu, atau kirim sebagai gambar.',
    ],
    en: ['The PDF holds what cannot be taken: {what}.', 'Print it to a new PDF without that, or send it as pictures.'],
    said: { what: [unsafeInPdf] },
  },
  FILE_INFECTED: {
    id: ['Pemindai menemukan {what} dalam berkas ini.', 'Periksa perangkat asalnya, lalu ambil atau pindai ulang.'],
    en: ['The scanner found {what} in the file.', 'Have the device it came from looked at, and take or scan it anew.'],
  },
  SCANNER_SILENT: {
    id: ['Pemindai berkas tidak menjawab; tidak ada yang disimpan.', 'Coba lagi sebentar lagi dengan nomor yang sama.'],
    en: ['The scanner of files does not answer; nothing was kept.', 'Try again in a moment with the same id.'],
  },
  SCANNER_LIMIT: {
    id: [
      'Berkas ini lebih besar dari yang dapat diperiksa pemindai; tidak ada yang disimpan.',
      'Perkecil gambarnya, atau kirim beberapa berkas.',
    ],
    en: [
      'The file is larger than the scanner looks through; nothing was kept.',
      'Make the picture smaller, or send several files.',
    ],
  },
  FILE_ATTACHED: {
    id: ['Berkas ini sudah dilampirkan.', 'Kirim berkas lain dengan nomor baru.'],
    en: ['This file is attached already.', 'Send another file under a new id.'],
  },
  BUSY: {
    id: [
      'Terlalu banyak berkas sekaligus; tidak ada yang disimpan.',
      'Coba lagi sebentar lagi dengan nomor yang sama.',
    ],
    en: ['Too many files at once; nothing was kept.', 'Try again in a moment with the same id.'],
  },
  NO_PLAN: {
    id: ['Belum ada rencana.', 'Sepakati rencana dengan penyintas lebih dahulu.'],
    en: ['There is no plan.', 'Agree a plan with the survivor first.'],
  },
  PLAN_ITEMS_LEFT: {
    id: [
      'Masih ada {left} butir rencana sebelumnya yang belum selesai dan belum dilanjutkan.',
      'Lanjutkan di rencana baru, atau nyatakan selesai atau batal lebih dahulu.',
    ],
    en: [
      '{left} open items of the plan before are not continued.',
      'Continue them in the new plan, or say first that they are done or cancelled.',
    ],
  },
  ITEM_ENDED: {
    id: ['Butir rencana ini sudah berakhir: {state}.', 'Sepakati butir baru dalam rencana bila masih diperlukan.'],
    en: ['This item of the plan has ended: {state}.', 'Agree a new item in the plan if it is still needed.'],
    said: { state: [planItemStates] },
  },
  ITEM_REASON: {
    id: ['Alasan hanya dan selalu menyertai pembatalan.', 'Pilih alasan pembatalan, atau kosongkan.'],
    en: [
      'A reason goes with what is cancelled, and with nothing else.',
      'Choose why it is cancelled, or leave it out.',
    ],
  },
  NOT_THE_ITEM: {
    id: ['Yang disepakati dalam butir rencana ini: “{agreed}”.', 'Catat yang sama, atau catat tanpa butir rencana.'],
    en: ['What was agreed in this item is “{agreed}”.', 'Log the same, or log it without the item.'],
    said: { agreed: [assistanceTypes, assistanceLevels] },
  },
  PROGRAMME_MONTH: {
    id: ['Bulan ini sudah ditetapkan program.', 'Tidak ada yang perlu ditambahkan.'],
    en: ['This month is the programme’s own.', 'There is nothing to add.'],
  },
  BENEFITS_ALREADY: {
    id: ['Sudah tercatat sebagai penerima manfaat.', 'Tidak ada yang perlu dilakukan.'],
    en: ['That they benefit is recorded already.', 'There is nothing to do.'],
  },
  VERSION_TAKEN: {
    id: ['Versi ini sudah ada dan tidak pernah berubah.', 'Terbitkan dengan nama versi yang lain.'],
    en: ['This version exists, and never changes.', 'Publish under the name of another version.'],
  },
  PROVIDER_NAME: {
    id: ['Penyedia adalah lembaga yang dikenal, atau diberi nama.', 'Isi salah satu: lembaga atau nama.'],
    en: [
      'A provider is an organisation that is known, or has a name.',
      'Give one of the two: the organisation or a name.',
    ],
  },
  PROVIDER_ENDED: {
    id: ['Penyedia ini tidak dipakai lagi.', 'Pilih atau tambahkan penyedia lain.'],
    en: ['Nothing new is planned with this provider.', 'Choose or add another.'],
  },
  GIVEN_ON_MISSING: {
    id: ['Tanggal pemberian belum diisi.', 'Isi tanggalnya, atau catat sebagai rencana.'],
    en: ['The day it was given is missing.', 'Give the day, or log it as planned.'],
  },
  AID_SETTLED: {
    id: ['Bantuan ini sudah “{state}”.', 'Catat bantuan yang baru.'],
    en: ['This aid is “{state}” already.', 'Log another item.'],
    said: { state: [assistanceStates] },
  },
  TPPO_ONLY: {
    id: ['Layanan ini hanya untuk korban TPPO.', 'Pilih layanan yang terbuka bagi semua WNI.'],
    en: ['This service is for victims of trafficking only.', 'Choose one that is open to every citizen.'],
  },
  ANSWERS_INCOMPLETE: {
    id: ['Jawaban {question} tidak dikenal.', 'Pakai pilihan dari instrumen {instrument}.'],
    en: ['The answer to {question} is not known.', 'Use the options of instrument {instrument}.'],
  },
  NOTHING_ANSWERED: {
    id: [
      'Survei ini tanpa satu jawaban pun.',
      'Ajukan pertanyaan instrumen {instrument}; yang memilih tidak menjawab punya pilihan untuk itu.',
    ],
    en: [
      'This survey has no answer at all.',
      'Ask the questions of instrument {instrument}; whoever prefers not to answer has an option for it.',
    ],
  },
  JUDGED: {
    id: ['Kecocokan ini sudah diputuskan.', 'Muat ulang untuk melihat keputusannya.'],
    en: ['This match is judged already.', 'Load it again to see the verdict.'],
  },
  OWN_ACCOUNT: {
    id: ['Hak akun sendiri tidak dapat diubah sendiri.', 'Minta administrator lain dari lembaga Anda.'],
    en: ['Nobody changes what they themselves may do.', 'Ask another administrator of your organisation.'],
  },
  BEYOND_ORGANISATION: {
    id: ['Peran “{role}” tidak dapat diberikan oleh lembaga ini ({kind}).', 'Pilih peran yang menjadi tugasnya.'],
    en: ['The role “{role}” is not this organisation’s to give ({kind}).', 'Choose a role that is its task.'],
    said: { role: [roleNames], kind: [agencyKinds] },
  },
  ROLE_ALONE: {
    id: [
      'Peran ini tidak dapat dipegang bersama: {roles}.',
      'Administrator, auditor dan meja nasional masing-masing satu akun tersendiri.',
    ],
    en: [
      'These roles are not held together: {roles}.',
      'Administrator, auditor and national desk are each an account of its own.',
    ],
    said: { roles: [roleNames] },
  },
  ROLE_HELD: {
    id: ['Akun ini sudah memegang peran “{role}”.', 'Tidak ada yang perlu dilakukan.'],
    en: ['This account has the role “{role}” already.', 'There is nothing to do.'],
    said: { role: [roleNames] },
  },
  ROLE_NOT_HELD: {
    id: ['Akun ini tidak memegang peran “{role}”.', 'Tidak ada yang perlu dilakukan.'],
    en: ['This account does not have the role “{role}”.', 'There is nothing to do.'],
    said: { role: [roleNames] },
  },
  LAST_ADMINISTRATOR: {
    id: ['Ini administrator terakhir lembaga.', 'Jadikan orang lain administrator lebih dahulu.'],
    en: ['This is the last administrator of the organisation.', 'Make somebody else an administrator first.'],
  },
  LOGIN_TAKEN: {
    id: ['Nama akun {login} sudah dipakai.', 'Pilih nama akun lain.'],
    en: ['The account name {login} is taken.', 'Choose another account name.'],
  },
  SHELTER_CODE_TAKEN: {
    id: ['Kode rumah perlindungan {code} sudah dipakai.', 'Pilih kode lain.'],
    en: ['The shelter code {code} is taken.', 'Choose another code.'],
  },
  BEDS_TAKEN: {
    id: [
      'Tempat tidur {kind} tidak bisa kurang dari {count}: sebanyak itu sudah dihuni atau dipesan.',
      'Pindahkan penghuninya atau lepaskan pesanannya dahulu.',
    ],
    en: [
      '{kind} beds can’t be fewer than {count}: so many are slept in or held.',
      'Move the guests or release the holds first.',
    ],
    said: { kind: [bedKinds] },
  },
  UNIT_CODE_TAKEN: {
    id: ['Kode unit {code} sudah dipakai.', 'Pilih kode lain.'],
    en: ['The unit code {code} is taken.', 'Choose another code.'],
  },
  ORGANISATION_CODE_TAKEN: {
    id: ['Kode lembaga {code} sudah dipakai.', 'Pilih kode lain.'],
    en: ['The organisation code {code} is taken.', 'Choose another code.'],
  },
  FOUNDS_NONE: {
    id: ['Lembaga Anda tidak mendaftarkan lembaga lain.', 'Minta kepada administrator Kementerian Luar Negeri.'],
    en: ['Your organisation founds no others.', 'Ask an administrator of the Ministry of Foreign Affairs.'],
  },
  KIND_BY_SET_UP: {
    id: [
      'Lembaga jenis ini ({kind}) hanya dibuat saat Pulang dipasang.',
      'Tambahkan unit pada lembaga yang ada, atau pilih jenis lain.',
    ],
    en: [
      'An organisation of this kind ({kind}) is made only when Pulang is installed.',
      'Add a unit to the one there is, or choose another kind.',
    ],
    said: { kind: [agencyKinds] },
  },
  ADMINISTRATOR_THERE: {
    id: ['Lembaga ini sudah punya administrator sendiri.', 'Minta akun kepada mereka.'],
    en: ['This organisation has its own administrators.', 'Ask them for an account.'],
  },
  ACCOUNT_DISABLED: {
    id: ['Akun ini nonaktif.', 'Aktifkan akun lebih dahulu bila orangnya bertugas lagi.'],
    en: ['This account is disabled.', 'Enable it first if its owner is back.'],
  },
  ACCOUNT_ENABLED: {
    id: ['Akun ini aktif.', 'Tidak ada yang perlu dilakukan.'],
    en: ['This account is enabled.', 'There is nothing to do.'],
  },
  MACHINE_ROLE: {
    id: ['Peran mesin tidak diberikan kepada orang.', 'Daftarkan sistem mitra sebagai klien dengan kuncinya.'],
    en: ['A machine’s role is not given to a person.', 'Register the partner’s system as a client, with its key.'],
  },
  SUBJECT_LINKED: {
    id: ['Nama ini pada penyedia itu sudah ditautkan.', 'Periksa nama yang diberikan penyedia untuk orang ini.'],
    en: ['That name at the provider is linked already.', 'Check what the provider calls this person.'],
  },
  ACCOUNT_LINKED: {
    id: ['Akun ini sudah ditautkan dengan nama lain pada penyedia itu.', 'Lepaskan tautan itu lebih dahulu.'],
    en: ['This account is linked to another name at that provider.', 'Take that link away first.'],
  },
  SUBJECT_NOT_LINKED: {
    id: ['Akun ini tidak ditautkan dengan nama itu.', 'Tidak ada yang perlu dilakukan.'],
    en: ['This account is not linked to that name.', 'There is nothing to do.'],
  },
  CLIENT_DISABLED: {
    id: ['Klien ini nonaktif.', 'Daftarkan klien baru bila sistemnya dipakai lagi.'],
    en: ['This client is disabled.', 'Register another if its system is used again.'],
  },
  CLIENT_KEY_UNFIT: {
    id: [
      'Kunci ini tidak dapat dipakai.',
      'Kirim bagian publik sebagai JWK: EC P-256, Ed25519, atau RSA 2048 ke atas.',
    ],
    en: ['This key cannot be used.', 'Send the public half as a JWK: EC P-256, Ed25519, or RSA of 2048 or more.'],
  },
  CLIENT_KEY_KNOWN: {
    id: ['Kunci ini sudah terdaftar.', 'Buat kunci yang baru; kunci lama tidak dipakai lagi.'],
    en: ['This key is registered already.', 'Make a new one; an old key is not used again.'],
  },
  CLIENT_KEY_RETIRED: {
    id: ['Masa kunci ini sudah berakhir.', 'Tidak ada yang perlu dilakukan.'],
    en: ['This key has ended.', 'There is nothing to do.'],
  },
  CLIENT_KEY_TOO_LONG: {
    id: ['Kunci berlaku paling lama {days} hari ke depan.', 'Pilih waktu berakhir yang lebih dekat.'],
    en: ['A key ends within {days} days from now.', 'Choose an earlier end that is still to come.'],
  },
  INVITATION_ENDED: {
    id: ['Tidak ada undangan yang masih menunggu.', 'Muat ulang; undangan dipakai, dicabut, atau habis masanya.'],
    en: ['There is no invitation waiting.', 'Load it again: it was used, revoked, or has expired.'],
  },
  NOT_OWN_ROLES: {
    id: ['Yang menggantikan hanya membawa peran kasusnya sendiri: {roles}.', 'Pilih satu atau lebih dari peran itu.'],
    en: ['Who stands in brings case roles of their own only: {roles}.', 'Choose one or more of them.'],
    said: { roles: [roleNames] },
  },
  STAND_IN_TOO_LONG: {
    id: ['Menggantikan unit lain paling lama {days} hari ke depan.', 'Pilih waktu berakhir yang lebih dekat.'],
    en: ['Standing in ends within {days} days from now.', 'Choose an earlier end that is still to come.'],
  },
  STANDS_IN: {
    id: ['Akun ini sudah menggantikan di unit itu.', 'Akhiri yang berlaku lebih dahulu bila harus berubah.'],
    en: ['This account stands in there already.', 'End what is in force first if it must change.'],
  },
  STAND_IN_ENDED: {
    id: ['Penggantian ini sudah berakhir.', 'Tidak ada yang perlu dilakukan.'],
    en: ['This standing in has ended.', 'There is nothing to do.'],
  },
  REASON_TOO_SHORT: {
    id: ['Alasan terlalu pendek.', 'Tulis alasannya dengan paling sedikit {least} huruf.'],
    en: ['The reason is too short.', 'Write why in at least {least} characters.'],
  },
  GLASS_NOT_NEEDED: {
    id: ['Kasus ini sudah terbuka bagi unit Anda.', 'Buka kasusnya seperti biasa.'],
    en: ['This case is open to your unit already.', 'Open it as always.'],
  },
  GLASS_SPENT: {
    id: [
      'Akses darurat paling banyak {most} kali sehari.',
      'Hubungi meja nasional; bila ada bahaya, hubungi juga polisi.',
    ],
    en: [
      'A case can be broken open {most} times a day at most.',
      'Call the national desk; where there is danger, the police as well.',
    ],
  },
  OWN_GLASS: {
    id: ['Akses darurat sendiri tidak dapat dinilai sendiri.', 'Orang lain yang harus membacanya.'],
    en: ['Nobody reviews what they broke open themselves.', 'Somebody else has to read it.'],
  },
  GLASS_REVIEWED: {
    id: ['Akses darurat ini sudah dinilai.', 'Muat ulang untuk melihat penilaiannya.'],
    en: ['This has been reviewed already.', 'Load it again to see the verdict.'],
  },
  // What the service API says of a request itself, before it is anybody's act.
  UNAUTHENTICATED: {
    id: ['Token tidak ada atau tidak berlaku.', 'Minta token baru di /oidc/token; berlaku sepuluh menit.'],
    en: ['There is no good token.', 'Ask for a new one at /oidc/token; it lasts ten minutes.'],
  },
  RATE_LIMITED: {
    id: ['Terlalu banyak permintaan.', 'Tunggu selama yang disebut Retry-After.'],
    en: ['Too many requests.', 'Wait as long as Retry-After says.'],
  },
  CORE_BUSY: {
    id: [
      'Terlalu sibuk saat ini. Tidak ada yang dikerjakan.',
      'Kirim lagi dengan kunci yang sama setelah Retry-After.',
    ],
    en: ['Too busy at the moment. Nothing was done.', 'Send it again under the same key after Retry-After.'],
  },
  CORE_SILENT: {
    id: ['Tidak ada jawaban dari catatan.', 'Kirim lagi dengan kunci yang sama: hanya dikerjakan sekali.'],
    en: ['The record did not answer.', 'Send it again under the same key: it is done once.'],
  },
  DOOR_FAULT: {
    id: ['Ada yang salah di pihak kami.', 'Kirim lagi dengan kunci yang sama; bila berulang, beri tahu kami.'],
    en: ['Something went wrong on our side.', 'Send it again under the same key; tell us if it goes on.'],
  },
  MALFORMED: {
    id: ['Isi permintaan bukan JSON yang utuh.', 'Kirim satu dokumen JSON dalam UTF-8.'],
    en: ['What was sent is no whole JSON.', 'Send one JSON document in UTF-8.'],
  },
  HEAD_MALFORMED: {
    id: [
      'Permintaan ini tidak terbaca sebagai HTTP.',
      'Kirim permintaan HTTP/1.1 yang utuh, dengan alamat yang benar.',
    ],
    en: ['This request cannot be read as HTTP.', 'Send a whole HTTP/1.1 request, to an address that is well formed.'],
  },
  HOST_MISSING: {
    id: ['Permintaan ini tanpa header Host.', 'Kirim header Host dengan nama layanan ini.'],
    en: ['This request has no Host header.', 'Send a Host header with the name of this service.'],
  },
  EXPECTATION: {
    id: ['Header Expect ini tidak dapat dipenuhi.', 'Kirim tanpa header itu, atau dengan 100-continue.'],
    en: ['What the Expect header asks for cannot be met.', 'Send it without that header, or with 100-continue.'],
  },
  HEAD_TOO_LARGE: {
    id: ['Kepala permintaan ini terlalu panjang.', 'Kirim header yang lebih sedikit atau lebih pendek.'],
    en: ['The head of this request is too long.', 'Send fewer or shorter headers.'],
  },
  MEDIA_TYPE: {
    id: ['Jenis isi ini tidak diterima di sini.', 'Pakai Content-Type: {types}.'],
    en: ['This kind of content is not taken here.', 'Use Content-Type: {types}.'],
  },
  TOO_SLOW: {
    id: [
      'Kiriman ini tidak tiba seluruhnya dalam {seconds} detik; tidak ada yang dikerjakan.',
      'Kirim lagi seluruhnya, dengan kunci yang sama.',
    ],
    en: [
      'Not all of it came in within {seconds} seconds; nothing was done.',
      'Send all of it again, under the same key.',
    ],
  },
  BODY_TOO_LARGE: {
    id: ['Kiriman terlalu besar.', 'Satu tindakan paling besar 256 kB, satu kumpulan 2 MB; bagi menjadi beberapa.'],
    en: ['Too large.', 'An act may have 256 kB and a batch 2 MB; split it.'],
  },
  PARAMETER: {
    id: ['Nilai {name} tidak dapat dibaca.', 'Lihat {name} dalam /openapi.json.'],
    en: ['{name} cannot be read.', 'See {name} in /openapi.json.'],
  },
  PARAMETER_UNKNOWN: {
    id: ['{name} bukan parameter di sini.', 'Hapus. Yang ada: {names}.'],
    en: ['{name} is no parameter here.', 'Leave it out. Those there are: {names}.'],
  },
  PARAMETER_MISSING: {
    id: ['{name} belum diberikan.', 'Tambahkan {name}, seperti dalam /openapi.json.'],
    en: ['{name} is missing.', 'Add {name}, as /openapi.json has it.'],
  },
  IF_MATCH_MISSING: {
    id: ['If-Match belum diberikan.', 'Baca dahulu, lalu kirim ETag yang dijawab.'],
    en: ['If-Match is missing.', 'Read the thing first and send the ETag that was answered.'],
  },
  VALUE_MISSING: {
    id: ['Isian {field} belum ada.', 'Tambahkan {field} dan kirim lagi.'],
    en: ['{field} is missing.', 'Add {field} and send again.'],
  },
  UNKNOWN_FIELD: {
    id: ['Isian {field} tidak dikenal.', 'Hapus {field}, atau periksa ejaannya.'],
    en: ['{field} is not known.', 'Leave {field} out, or look at how it is spelt.'],
  },
  NO_SUCH_ADDRESS: {
    id: ['Alamat ini tidak ada.', 'API layanan menyebut semua alamatnya di /openapi.json; inti dijangkau di /graphql.'],
    en: [
      'There is no such address.',
      'The service API has all of its own in /openapi.json; the core is asked at /graphql.',
    ],
  },
  METHOD: {
    id: ['{method} tidak mungkin di alamat ini.', 'Pakai {allowed}.'],
    en: ['{method} is not possible here.', 'Use {allowed}.'],
  },
} as const satisfies Record<string, ProblemRow>;

/** A guard of the case life is a problem by its own name: what the step has to wait for. */
export type ProblemCode = keyof typeof problems | GuardCode;

/** A step has to be one that people have a word for. */
export type ProblemParams = Readonly<Record<string, string | number>> & { readonly step?: StepName };

const inWords = (lists: readonly Words[], codes: string, language: Language): string =>
  codes
    .split(/, ?/)
    .map((code) => lists.find((list) => list.has(code))?.row(code as never)?.[language] ?? code)
    .join(', ');

export function problemText(
  code: ProblemCode,
  language: Language,
  params: ProblemParams = {},
): { message: string; remedy: string } {
  const own = Object.hasOwn(problems, code) ? (code as keyof typeof problems) : 'GUARD';
  const { [language]: text, said = {} }: ProblemRow = problems[own];
  const given: Readonly<Record<string, string | number>> = {
    ...params,
    ...(guardCodes.has(code) && { missing: guardCodes.label(code, language) }),
  };
  const fill = (blank: string) =>
    blank.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(given[name] ?? '');
      return said[name] ? inWords(said[name], value, language) : inUtc(value);
    });
  return { message: fill(text[0]), remedy: fill(text[1]) };
}
