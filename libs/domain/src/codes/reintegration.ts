import { codeList, type CodeOf } from './code-list';

/** How an item of a plan stands. What has ended stays as it ended; a newer plan carries on what was still open. */
export const planItemStates = codeList({
  PLANNED: { id: 'Direncanakan', en: 'Planned', open: true },
  UNDER_WAY: { id: 'Berjalan', en: 'Under way', open: true },
  DONE: { id: 'Selesai', en: 'Done', open: false },
  CANCELLED: { id: 'Dibatalkan', en: 'Cancelled', open: false },
  CARRIED_ON: { id: 'Dilanjutkan di rencana baru', en: 'Carried on in a newer plan', open: false },
});
export type PlanItemState = CodeOf<typeof planItemStates>;

/** Why an item of a plan is not to be: what was agreed with somebody is not dropped without a word. */
export const planItemReasons = codeList({
  NOT_WANTED: { id: 'Tidak diinginkan lagi oleh penyintas', en: 'No longer wanted by the survivor' },
  NOT_AVAILABLE: { id: 'Tidak tersedia', en: 'Not to be had' },
  GOT_ELSEWHERE: { id: 'Sudah diperoleh dari pihak lain', en: 'Got from somebody else' },
  UNSAFE: { id: 'Tidak aman', en: 'Not safe' },
  MOVED_AWAY: { id: 'Pindah tempat', en: 'Moved away' },
  OTHER: { id: 'Lainnya', en: 'Other' },
});
export type PlanItemReason = CodeOf<typeof planItemReasons>;

/** Why a follow-up is not when it was due. */
export const followUpMoveReasons = codeList({
  SURVIVOR_WISH: { id: 'Keinginan penyintas', en: "The survivor's wish" },
  NOT_SAFE_NOW: { id: 'Belum aman dihubungi', en: 'Not safe to be reached now' },
  ILLNESS: { id: 'Sakit', en: 'Illness' },
  AWAY: { id: 'Sedang bepergian', en: 'Away' },
  PLACE_OUT_OF_REACH: { id: 'Tempat tidak terjangkau', en: 'The place can not be reached' },
  STAFF: { id: 'Petugas berhalangan', en: 'Nobody is there to go' },
});
export type FollowUpMoveReason = CodeOf<typeof followUpMoveReasons>;

export const contactChannels = codeList({
  CALL: { id: 'Telepon', en: 'Call' },
  MESSAGE: { id: 'Pesan', en: 'Message' },
  VISIT: { id: 'Kunjungan', en: 'Visit' },
  OFFICE: { id: 'Melalui kantor desa atau dinas', en: 'Through the village or social office' },
  SAFE_CONTACT: { id: 'Melalui kontak aman', en: 'Through the safe contact' },
});
export type ContactChannel = CodeOf<typeof contactChannels>;
