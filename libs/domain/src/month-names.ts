import type { Lang } from './codes';

export const monthNames: Readonly<Record<Lang, readonly string[]>> = {
  id: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

// Old spellings and abbreviations that are not the first letters of a name above.
const others: Readonly<Record<string, number>> = { pebruari: 2, peb: 2, agt: 8, ags: 8, nopember: 11, nop: 11 };

/** 1..12 for a month's name in either language, in full or cut to three letters or more; null for anything else. */
export const monthOfName = (name: string): number | null => {
  const word = name.toLowerCase();
  const other = Object.hasOwn(others, word) ? others[word] : undefined;
  if (other) return other;
  if (word.length < 3) return null;
  for (const names of [monthNames.id, monthNames.en]) {
    const index = names.findIndex((month) => month.toLowerCase().startsWith(word));
    if (index >= 0) return index + 1;
  }
  return null;
};
