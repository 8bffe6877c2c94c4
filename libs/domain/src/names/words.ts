/** Bounds that no real name reaches, so that a malicious one costs no more than a long one. */
export const mostWords = 8;
const longestWord = 24;
const longestName = 300;

const listed = (text: string) => new Set(text.split(' '));
const titles = listed(
  'hj haji hajjah hajah kh kyai kiai ust ustad ustadz ustaz ustazah ustadzah dr drs dra drg ir prof raden rd bpk ' +
    'bapak ibu sdr sdri tn ny nn mr mrs ms alm almarhum almarhumah spd skom ssi sag ssos skep',
);
const parentMarkers = listed('bin binti bint bt bte binte');
const muhammadShort = listed('m md mhd muh muhd moh mohd moch mochd much mokh mukh');
const muhammadLong = /^m[uo](h|k|kh|ch)a?mm?[aeo][dt]$/;

export interface NameWords {
  /** By which a person is found: without titles and the Muhammad family. A one-word name is a whole name. */
  words: string[];
  /** How many of the last words are a father's (behind bin or binti). */
  fathers: number;
  /** Single letters. */
  initials: string[];
  /** Borne beside other words, as by one man in three: worth comparing, not worth searching. */
  muhammad: boolean;
}

/** Latin letters lose case, marks and apostrophes; other scripts stay as they are. */
const plain = (name: string) =>
  name
    .slice(0, longestName)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/['’‘ʼ`´]/g, '')
    // Academic degrees: S.Pd, M.Kom.
    .replace(/\b[sma]\.(pd|kom|si|ag|sos|kep|hum|farm|psi|ked|kes|pt|ip)\b/g, ' ')
    // Son or daughter of, as Malaysia and Singapore write it.
    .replace(/\b([sd]\/o|a\/[lp])\b/g, ' bin ');

const isInitial = (word: string) => /^[a-z]$/.test(word);
const isMuhammad = (word: string) => muhammadShort.has(word) || muhammadLong.test(word);
const counts = (word: string) => !titles.has(word) && !isMuhammad(word) && !isInitial(word);

/** Of a name with any letter, `words` is never empty: who is called only Muhammad, or Haji, is found by that. */
export function nameWords(name: string): NameWords {
  const all = (plain(name).match(/[\p{L}\p{M}]+/gu) ?? []).map((word) => word.slice(0, longestWord));
  // Not in first place: Binti Sunanti is a name.
  const marker = all.findIndex((word, i) => i > 0 && parentMarkers.has(word));
  const own = marker > 0 ? all.slice(0, marker) : all;
  const father = marker > 0 ? all.slice(marker).filter((word) => counts(word) && !parentMarkers.has(word)) : [];
  const muhammad = own.some(isMuhammad);
  const counted = own.filter(counts);
  const called = counted.length > 0 ? counted : muhammad ? ['muhammad'] : own;
  const words = [...called, ...father].slice(0, mostWords);
  return {
    words,
    fathers: Math.max(0, words.length - called.length),
    initials: own.filter(isInitial),
    muhammad: muhammad && counted.length > 0,
  };
}
