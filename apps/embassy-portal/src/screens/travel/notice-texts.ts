import { inBoth } from '../../language/texts';

export const texts = inBoth(
  {
    title: 'Perubahan jadwal',
    about:
      'Etape ini berubah bagi orang yang ditunggu atau dikirim unit Anda. Jamnya menurut tempat berangkat dan tiba.',
    route: 'Etape',
    departs: 'Berangkat',
    arrives: 'Tiba',
    was: (at: string) => `semula ${at}`,
    people: 'Orang',
    trip: 'Perjalanan',
    seen: 'Sudah dibaca',
    seenOf: (leg: string) => `Sudah dibaca: ${leg}`,
    changedSince: 'Tidak berlaku lagi: sesudahnya etape ini berubah lagi, lihat di atas.',
    seeAll: 'Semua sudah dibaca',
    more: 'Masih ada lagi setelah yang ini dibaca.',
  },
  {
    title: 'Changed times',
    about: 'These legs have changed for people whom your unit awaits or sends. Each time is by the clock of its place.',
    route: 'Leg',
    departs: 'Departs',
    arrives: 'Arrives',
    was: (at: string) => `was ${at}`,
    people: 'People',
    trip: 'Trip',
    seen: 'Mark as read',
    seenOf: (leg: string) => `Mark as read: ${leg}`,
    changedSince: 'In force no longer: this leg has changed again since, see above.',
    seeAll: 'Mark all as read',
    more: 'There are more once these are read.',
  },
);
