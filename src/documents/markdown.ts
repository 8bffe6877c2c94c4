/** A table for people to read. A bar would end its cell. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`)
    .join('\n');

export const code = (text: string): string => `\`${text}\``;

export const tick = (holds: boolean): string => (holds ? '✓' : '');

/** The parts of a document, a blank line between each. */
export const document = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;
