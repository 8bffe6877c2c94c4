import { batches, codeList, happenings, type Label } from '#domain';

/** What is told by name of what was asked and done beside the record of a case. */
const others = codeList({
  case: { id: 'Kasus dilihat', en: 'A case was seen' },
  cases: { id: 'Daftar kasus dilihat', en: 'A list of cases was seen' },
  caseCounts: { id: 'Jumlah kasus dilihat', en: 'Numbers of cases were seen' },
  todo: { id: 'Daftar kerja dilihat', en: 'The worklist was seen' },
  search: { id: 'Orang dicari', en: 'People were searched for' },
  findPeople: { id: 'Orang dicari menurut nama', en: 'People were searched for by name' },
  group: { id: 'Kelompok dilihat', en: 'A group was seen' },
  groups: { id: 'Daftar kelompok dilihat', en: 'A list of groups was seen' },
  drafts: { id: 'Draf dilihat', en: 'Drafts were seen' },
  movement: { id: 'Perjalanan dilihat', en: 'A movement was seen' },
  movements: { id: 'Daftar perjalanan dilihat', en: 'A list of movements was seen' },
  handover: { id: 'Serah terima dilihat', en: 'A handover was seen' },
  readiness: { id: 'Kesiapan dilihat', en: 'Readiness was seen' },
  matches: { id: 'Pasangan yang mungkin sama dilihat', en: 'Possible matches were seen' },
  disagreements: { id: 'Beda keterangan dilihat', en: 'Disagreements were seen' },
  subjectRecord: { id: 'Salinan data untuk orangnya', en: 'The record for its person' },
  inbox: { id: 'Kotak masuk dilihat', en: 'The inbox was seen' },
  changes: { id: 'Perubahan diambil sistem mitra', en: "Changes were fetched by a partner's system" },
  auditEntries: { id: 'Audit dibaca', en: 'The audit was read' },
  auditHead: { id: 'Segel audit diambil', en: 'The seal of the audit was taken' },
  accounts: { id: 'Daftar akun dilihat', en: 'Accounts were seen' },
  roleGrants: { id: 'Riwayat peran dilihat', en: 'The history of roles was seen' },
  sessions: { id: 'Sesi dilihat', en: 'Sessions were seen' },
  clients: { id: 'Sistem dilihat', en: 'Systems were seen' },
  glassReviews: { id: 'Akses darurat dibaca', en: 'Emergency openings were read' },
  me: { id: 'Masuk ke portal', en: 'Came into the portal' },
  units: { id: 'Daftar unit dilihat', en: 'Units were seen' },
  exportRows: { id: 'Baris ekspor diambil', en: 'Rows of an export were fetched' },
  recordExport: { id: 'Daftar diekspor', en: 'A list was exported' },
  judgeMatch: { id: 'Pasangan diputuskan', en: 'A pair was judged' },
  mergePeople: { id: 'Dua kasus dinyatakan satu orang', en: 'Two cases were held to be one person' },
  unmergePeople: { id: 'Putusan satu orang dibatalkan', en: 'That they are one person was undone' },
  breakGlass: { id: 'Akses darurat dibuka', en: 'A case was opened in an emergency' },
  reviewGlass: { id: 'Akses darurat dinilai', en: 'An emergency opening was judged' },
  inviteAccount: { id: 'Akun diundang', en: 'An account was invited' },
  changeAccount: { id: 'Akun diubah', en: 'An account was changed' },
  grantRole: { id: 'Peran diberi', en: 'A role was given' },
  revokeRole: { id: 'Peran dicabut', en: 'A role was taken' },
  disableAccount: { id: 'Akun dinonaktifkan', en: 'An account was disabled' },
  enableAccount: { id: 'Akun diaktifkan kembali', en: 'An account was enabled again' },
  resendInvitation: { id: 'Undangan dikirim ulang', en: 'An invitation was made anew' },
  revokeInvitation: { id: 'Undangan dibatalkan', en: 'An invitation was withdrawn' },
  resetSecondFactor: { id: 'Faktor kedua disetel ulang', en: 'A second factor was reset' },
  endSessions: { id: 'Semua sesi akun diakhiri', en: 'All sessions of an account were ended' },
  standIn: { id: 'Izin bertindak untuk unit lain', en: 'Leave to act for another unit' },
  endStandIn: { id: 'Izin bertindak diakhiri', en: 'Leave to act for another unit ended' },
  registerClient: { id: 'Sistem didaftarkan', en: 'A system was registered' },
  addClientKey: { id: 'Kunci sistem ditambah', en: 'A key of a system was added' },
  retireClientKey: { id: 'Kunci sistem dicabut', en: 'A key of a system was retired' },
  disableClient: { id: 'Sistem dihentikan', en: 'A system was stopped' },
  createGroup: { id: 'Kelompok dibuat', en: 'A group was made' },
  changeGroup: { id: 'Jumlah yang diumumkan diubah', en: 'The number announced was changed' },
  importList: { id: 'Daftar diunggah', en: 'A list was read in' },
  createMovement: { id: 'Perjalanan dibuat', en: 'A movement was made' },
  addLeg: { id: 'Ruas perjalanan ditambah', en: 'A leg was added' },
  recordLeg: { id: 'Ruas perjalanan dicatat', en: 'A leg was recorded' },
  moveCase: { id: 'Langkah kasus', en: 'A step of a case' },
});

const single = (name: string): string => (Object.hasOwn(batches, name) ? batches[name as keyof typeof batches] : name);

/** A root field in words: many at once is called as one is. What has no words is called by its name. */
export const deeds = {
  has: (name: unknown): boolean =>
    typeof name === 'string' && (others.has(single(name)) || happenings.has(single(name))),
  row: (name: string): Label | undefined => {
    const one = single(name);
    return others.has(one) ? others.row(one) : happenings.row(one);
  },
};
