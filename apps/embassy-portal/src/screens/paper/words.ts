const ONES = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
];

/** A figure in Indonesian words, as a BAST writes its date: 0 to 9999. */
export function inWords(n: number): string {
  const rest = (whole: number, part: number) => (part === 0 ? '' : ` ${inWords(part)}`);
  if (n < 12) return ONES[n] ?? '';
  if (n < 20) return `${inWords(n - 10)} belas`;
  if (n < 100) return `${inWords(Math.floor(n / 10))} puluh${rest(n, n % 10)}`;
  if (n < 200) return `seratus${rest(n, n % 100)}`;
  if (n < 1000) return `${inWords(Math.floor(n / 100))} ratus${rest(n, n % 100)}`;
  if (n < 2000) return `seribu${rest(n, n % 1000)}`;
  return `${inWords(Math.floor(n / 1000))} ribu${rest(n, n % 1000)}`;
}

/** Monday the fifth of June in words and figures, as both sides sign it. */
export function dayInWords(at: string, zone: string): { id: string; en: string } {
  const instant = new Date(at);
  const part = (options: Intl.DateTimeFormatOptions, locale = 'id-ID') =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(instant);
  const day = inWords(Number(part({ day: 'numeric' })));
  const year = inWords(Number(part({ year: 'numeric' })));
  return {
    id: `${part({ weekday: 'long' })} tanggal ${day} bulan ${part({ month: 'long' })} tahun ${year}`,
    en: part({ dateStyle: 'full' }, 'en-GB'),
  };
}
