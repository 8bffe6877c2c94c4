/*
 * Sheets from the field hold words, not codes: 'kenalan / acquaintance', 'demam, luka tangan'. A text is cut into
 * parts, and each part is matched with the words the table knows. What is not understood is never guessed.
 */

const separators = /[/,;+&\n]|\b(?:dan|and|serta)\b/i;
const nothing = /^(?:-+|tidak ada|tak ada|tiada|nihil|none|nothing|no|n\/?a)?$/i;

export const partsOf = (text: string): string[] =>
  text
    .replace(/\bn\/a\b/gi, '-')
    .split(separators)
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !nothing.test(part));

const negation = /\b(?:tidak|tdk|bukan|tanpa|belum|not|no|never|without)\b/;

/** The first row whose words occur in the part; a denied word ('tidak hamil') says nothing certain, so it is not read. */
export const firstMatch = <C>(part: string, table: readonly (readonly [RegExp, C])[]): C | undefined =>
  negation.test(part) ? undefined : table.find(([words]) => words.test(part))?.[1];
