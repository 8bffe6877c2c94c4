import { SheetFault, limits } from './cell';

export interface XmlVisitor {
  /** `name` comes without its namespace prefix. */
  open?(name: string, attribute: (name: string) => string | undefined): void;
  text?(text: string): void;
  close?(name: string): void;
}

const entities = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));
const deepest = 64;

/**
 * Walks the little XML that workbooks are made of: elements, attributes, text, CDATA.
 * A document type is refused, so nothing can define or load an entity; so is anything not well-formed.
 *
 * @throws SheetFault FILE_DAMAGED
 */
export function walkXml(bytes: Buffer, part: string, visitor: XmlVisitor): void {
  const xml = decode(bytes, part);
  const fault = (): SheetFault => new SheetFault('FILE_DAMAGED', { part });
  const path: string[] = [];
  let at = 0;
  let elements = 0;
  while (at < xml.length) {
    const less = xml.indexOf('<', at);
    const text = xml.slice(at, less < 0 ? xml.length : less);
    if (path.length > 0) {
      if (text !== '') visitor.text?.(unescapeXml(text, fault));
    } else if (text.trim() !== '') throw fault();
    if (less < 0) break;
    if (xml.startsWith('<!--', less)) at = after(xml, '-->', less + 4, fault);
    else if (xml.startsWith('<?', less)) at = after(xml, '?>', less + 2, fault);
    else if (xml.startsWith('<![CDATA[', less)) {
      at = after(xml, ']]>', less + 9, fault);
      visitor.text?.(xml.slice(less + 9, at - 3));
    } else {
      if (++elements > limits.elements) throw new SheetFault('FILE_INFLATES_TOO_FAR', { most: limits.inflatedBytes });
      const end = tagEnd(xml, less + 1, fault);
      element(xml.slice(less + 1, end), path, visitor, fault);
      at = end + 1;
    }
  }
  if (path.length > 0) throw fault();
}

function element(tag: string, path: string[], visitor: XmlVisitor, fault: () => SheetFault): void {
  if (tag.startsWith('/')) {
    const name = tag.slice(1).trimEnd();
    if (path.pop() !== name) throw fault();
    visitor.close?.(localName(name));
    return;
  }
  const alone = tag.endsWith('/');
  const name = /^[\p{L}_][\p{L}\p{N}_:.-]*/u.exec(tag)?.[0];
  if (name === undefined || path.length >= deepest) throw fault();
  const rest = tag.slice(name.length, alone ? -1 : undefined);
  visitor.open?.(localName(name), (wanted) => attributeOf(rest, wanted, fault));
  if (alone) visitor.close?.(localName(name));
  else path.push(name);
}

function attributeOf(rest: string, wanted: string, fault: () => SheetFault): string | undefined {
  for (const [, name = '', quoted = ''] of rest.matchAll(/([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    if (localName(name) === wanted) return unescapeXml(quoted.slice(1, -1), fault);
  }
  return undefined;
}

/** A `>` inside a quoted attribute does not end the tag. */
function tagEnd(xml: string, from: number, fault: () => SheetFault): number {
  for (let at = from; at < xml.length; at++) {
    const character = xml.charAt(at);
    if (character === '>') return at;
    if (character === '<') throw fault();
    if (character === '"' || character === "'") {
      at = xml.indexOf(character, at + 1);
      if (at < 0) throw fault();
    }
  }
  throw fault();
}

function after(xml: string, mark: string, from: number, fault: () => SheetFault): number {
  const found = xml.indexOf(mark, from);
  if (found < 0) throw fault();
  return found + mark.length;
}

function unescapeXml(text: string, fault: () => SheetFault): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,8};)?/g, (_, reference?: string) => {
    const character = reference && characterOf(reference.slice(0, -1));
    if (!character) throw fault();
    return character;
  });
}

function characterOf(reference: string): string | undefined {
  const code = /^#(?:(\d+)|x([\da-fA-F]+))$/.exec(reference);
  if (!code) return entities.get(reference);
  const point = code[1] !== undefined ? Number(code[1]) : parseInt(code[2] ?? '', 16);
  const isCharacter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  return isCharacter ? String.fromCodePoint(point) : undefined;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function decode(bytes: Buffer, part: string): string {
  const mark = bytes.toString('hex', 0, 2);
  const label = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw new SheetFault('FILE_DAMAGED', { part });
  }
}
