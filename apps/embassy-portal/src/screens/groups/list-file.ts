/** A list on its way to the core, which reads .xlsx and .csv itself: this page never guesses what a cell means. */
export interface ListFile {
  fileName: string;
  /** Base64. */
  content: string;
}

/** What one request may hold of a file. */
export const MOST_BYTES = 1.4 * 1024 * 1024;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

export const ofFile = async (file: File): Promise<ListFile> => ({
  fileName: file.name,
  content: base64(new Uint8Array(await file.arrayBuffer())),
});

const PASTE = 'paste.tsv';
export const isPaste = ({ fileName }: Pick<ListFile, 'fileName'>): boolean => fileName === PASTE;

/** Cells as a spreadsheet puts them on the clipboard: tabs between, quotes around what has a line break in it. */
export const ofPaste = (text: string): ListFile => ({
  fileName: PASTE,
  content: base64(new TextEncoder().encode(text)),
});
