import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';
import { commonWords } from './common-words';

/** OWASP's password storage sheet: argon2id with 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const LENGTH = 32;

export const SHORTEST = 12;
/** Far beyond what anybody types, so that nobody makes the server hash a book. */
export const LONGEST = 256;

const hashing = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>;

// The same letter can be written in several ways (é, e with an accent); what a person types must not depend on the keyboard.
const hash = (password: string, nonce: Buffer, memory: number, passes: number, parallelism: number) =>
  hashing('argon2id', {
    message: password.slice(0, LONGEST).normalize('NFC'),
    nonce,
    memory,
    passes,
    parallelism,
    tagLength: LENGTH,
  });

const plain = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** In the PHC string format, which says how it was made: what is stored today can be checked after the figures are raised. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const made = await hash(password, nonce, MEMORY_KIB, PASSES, LANES);
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${plain(nonce)}$${plain(made)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;
/** What nobody's password makes, so that an unknown login takes as long as a known one. */
const NOBODY = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${plain(Buffer.alloc(16))}$${plain(Buffer.alloc(LENGTH))}`;

export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, memory, passes, lanes, nonce = '', tag = ''] = PHC.exec(stored ?? NOBODY) ?? [];
  const wanted = Buffer.from(tag, 'base64');
  const made = await hash(password, Buffer.from(nonce, 'base64'), Number(memory), Number(passes), Number(lanes));
  return wanted.length === made.length && timingSafeEqual(wanted, made) && stored !== undefined;
}

export type PasswordFault = 'SHORT' | 'LONG' | 'COMMON' | 'OWN_NAME';

/** Digits and signs that stand for letters in passwords everybody knows. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
].flatMap((run) => [run, [...run].reverse().join('')]);

/** What is wrong with a password that somebody wants, by NIST SP 800-63B: length and commonness count, composition does not. */
export function passwordFault(password: string, login: string): PasswordFault | null {
  const letters = [...password.normalize('NFC')];
  if (letters.length < SHORTEST) return 'SHORT';
  if (letters.length > LONGEST) return 'LONG';
  const given = password.toLowerCase();
  const own = [...login.toLowerCase().split(/[^a-z]+/), 'pulang'].filter((part) => part.length >= 4);
  const left = own.reduce((rest, part) => rest.replaceAll(part, ''), given);
  if (left !== given && [...left.replace(/[\d\W_]/g, '')].length < 6) return 'OWN_NAME';
  return isCommon(given) ? 'COMMON' : null;
}

/** Common words, alone or several, with the figures and signs that people put around them; runs of keys; a few letters. */
function isCommon(given: string): boolean {
  if (new Set(given).size < 5) return true;
  const read = [...given].map((letter) => STANDS_FOR[letter] ?? letter).join('');
  return [given, read].some((text) => {
    let rest = text;
    for (const word of commonWords) rest = rest.replaceAll(word, ' ');
    for (const run of RUNS) rest = withoutRuns(rest, run);
    // What is left is what is its own: a year or a few figures and signs make nothing rare.
    return rest.replace(/[\d\W_]/g, '').length < 4 && rest.replace(/\s/g, '').length < 7;
  });
}

function withoutRuns(text: string, run: string): string {
  let rest = text;
  for (let length = run.length; length >= 4; length -= 1)
    for (let from = 0; from + length <= run.length; from += 1)
      rest = rest.replaceAll(run.slice(from, from + length), ' ');
  return rest;
}
