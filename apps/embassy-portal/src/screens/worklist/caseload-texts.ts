import { inBoth } from '../../language/texts';

export const texts = inBoth(
  {
    title: 'Alihkan semua kasus seorang rekan',
    intro:
      'Pada pergantian jaga atau mutasi: semuanya sekaligus. Kasus yang tertutup bagi penerimanya tidak ikut dialihkan.',
    from: 'Dari',
    to: 'Kepada',
    reason: 'Alasan',
    missingFrom: 'Pilih dari siapa.',
    missingTo: 'Pilih kepada siapa.',
    missingReason: 'Pilih alasannya.',
    none: 'Ia tidak memegang kasus apa pun.',
    willMove: (n: string) => `${n} kasus akan dialihkan.`,
    move: 'Alihkan',
    doMove: (n: string) => `Alihkan ${n} kasus`,
    moved: (n: string) => `${n} kasus dialihkan.`,
    left: (n: string) => `${n} kasus tetap di tangannya. Tetapkan sendiri siapa yang mengerjakannya.`,
    alone: 'Tidak ada rekan lain di unit ini.',
  },
  {
    title: 'Hand over all cases of a colleague',
    intro:
      'At a change of shift or a rotation: all at once. Cases hidden from the colleague who takes over stay where they are.',
    from: 'From',
    to: 'To',
    reason: 'Reason',
    missingFrom: 'Choose from whom.',
    missingTo: 'Choose to whom.',
    missingReason: 'Choose the reason.',
    none: 'They have no cases in hand.',
    willMove: (n: string) => `${n} ${n === '1' ? 'case' : 'cases'} will be handed over.`,
    move: 'Hand over',
    doMove: (n: string) => `Hand over ${n} ${n === '1' ? 'case' : 'cases'}`,
    moved: (n: string) => `${n} ${n === '1' ? 'case was' : 'cases were'} handed over.`,
    left: (n: string) =>
      `${n} ${n === '1' ? 'case stays' : 'cases stay'} in their hands. Say yourself who works on them.`,
    alone: 'There is nobody else in this unit.',
  },
);
