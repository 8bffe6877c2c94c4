/** Markup that is safe to send: every value in it was escaped, unless it was markup itself. */
export class Html {
  constructor(readonly text: string) {}
}

type Piece = Html | string | number | false | undefined | readonly Html[];

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => NAMES[letter] ?? letter);

function written(piece: Piece): string {
  if (piece === false || piece === undefined) return '';
  if (piece instanceof Html) return piece.text;
  return typeof piece === 'object' ? piece.map(({ text }) => text).join('') : escaped(String(piece));
}

export const html = (texts: TemplateStringsArray, ...pieces: Piece[]): Html =>
  new Html(texts.reduce((all, text, i) => all + written(pieces[i - 1]) + text));

/** Markup that a library made, such as a QR code. */
export const markup = (text: string): Html => new Html(text);
