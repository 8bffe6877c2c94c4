/**
 * Searching what the database must not know: rows of tokens, each a keyed hash, found by equality alone. The keys stand
 * apart from the master key of the vault; who has only the database learns from the tokens no more than without them.
 */
import { createHmac, createSecretKey, hkdfSync, randomInt, type KeyObject } from 'node:crypto';
import {
  askedCodes,
  convincing,
  expectedPeople,
  nameCodes,
  resemblanceTo,
  worthShowing,
  type NameAndBirth,
} from '#domain';

export type NameField = 'name' | 'alias' | 'father' | 'contact';
/** Numbers of which nobody shares one by chance. What has few values (sex, birth date, place) is never indexed. */
export type NumberField = 'NIK' | 'PASSPORT' | 'PHONE';
/** The last four digits of a number that nobody shares by chance; those of a NIK are a serial that thousands share. */
export type TailField = 'PASSPORT_TAIL' | 'PAPER_TAIL';
/** A key for each field, so that equal content is not seen to be equal across fields. */
export type IndexKeys = Readonly<Record<NameField | NumberField | TailField, KeyObject>>;

const fields = [
  'name',
  'alias',
  'father',
  'contact',
  'NIK',
  'PASSPORT',
  'PHONE',
  'PASSPORT_TAIL',
  'PAPER_TAIL',
] as const;

/** Derives the keys of all fields from the one secret of the index (32 bytes or more): once, at boot. */
export function indexKeys(secret: KeyObject | Buffer): IndexKeys {
  const size = Buffer.isBuffer(secret) ? secret.length : (secret.symmetricKeySize ?? 0);
  if (size < 32) throw new Error('The secret of the blind index is shorter than 32 bytes.');
  const key = (field: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha512', secret, '', `blind index ${field}`, 32)));
  return Object.fromEntries(fields.map((field) => [field, key(field)])) as unknown as IndexKeys;
}

const slotsPerBlock = 16;
const bytesPerToken = 4;
const blocks = 5;
const slots = blocks * slotsPerBlock;
const eldest = 1953;
const unknownYear = 0;

/** A birth year's place in the HMACs: 1953 or before, each year from then on, 2031 or after. */
const slotOf = (birthYear: number) => Math.min(Math.max(birthYear - eldest + 1, 1), slots - 1);

/**
 * A word that many of one birth year bear is spread over several tokens, so that none is common and counting tells a
 * thief nothing. Measured at a million people: with 8 people a token he guesses a little more than one who does not look
 * at the tokens, with 6 less. More than 32 rows of one token in the database mean that the table of commonness is wrong.
 */
const peopleAToken = 6;
export const homophonesOf = (code: string) => Math.max(1, Math.ceil(expectedPeople(code) / peopleAToken));

/** One HMAC gives the tokens of 16 birth years: 32 bits each, as PostgreSQL's int4. */
function tokensIn(key: KeyObject, code: string, homophone: number, slotsWanted: readonly number[]): number[] {
  const macs = new Map<number, Buffer>();
  return slotsWanted.map((slot) => {
    const block = Math.floor(slot / slotsPerBlock);
    const mac = macs.get(block) ?? createHmac('sha512', key).update(`${code}|${homophone}|${block}`).digest();
    macs.set(block, mac);
    return mac.readInt32BE((slot % slotsPerBlock) * bytesPerToken);
  });
}

/**
 * The tokens to store for a name: one for each code, its homophone drawn at random, so two calls differ. To take a name
 * back, delete `everyNameToken` of it.
 */
export function nameTokens(keys: IndexKeys, field: NameField, name: string, birthYear: number | null): number[] {
  const slot = birthYear === null ? unknownYear : slotOf(birthYear);
  const tokens = nameCodes(name).flatMap((code) => tokensIn(keys[field], code, randomInt(homophonesOf(code)), [slot]));
  return [...new Set(tokens)];
}

/** All tokens under which `nameTokens` may have stored a name. */
export function everyNameToken(keys: IndexKeys, field: NameField, name: string, birthYear: number | null): number[] {
  const slot = birthYear === null ? unknownYear : slotOf(birthYear);
  return nameCodes(name).flatMap((code) =>
    Array.from({ length: homophonesOf(code) }, (_, h) => tokensIn(keys[field], code, h, [slot])).flat(),
  );
}

export interface AskedToken {
  token: number;
  weight: number;
  /** Of a person's tokens of one group only the heaviest counts; up to 15. */
  group: number;
}

/** A neighbouring or unknown birth year counts a little less than the right one. */
const nearYear = 0.97;

/**
 * What to ask the index for, as the three arrays of `app.find_names`. Answers for several fields may be put into one
 * question: the groups fit together. `yearsOff`: how far the birth year may be wrong, more where an age was estimated.
 */
export function nameQuery(
  keys: IndexKeys,
  field: NameField,
  name: string,
  birthYear: number | null,
  stage: 1 | 2,
  yearsOff = 1,
): AskedToken[] {
  const exact = birthYear === null ? null : slotOf(birthYear);
  const near = Array.from({ length: 2 * yearsOff + 1 }, (_, i) => slotOf((birthYear ?? 0) - yearsOff + i));
  const wanted = exact === null ? [...Array(slots).keys()] : [...new Set([unknownYear, ...near])];
  return askedCodes(name, stage, exact !== null).flatMap(({ code, weight, group }) =>
    Array.from({ length: homophonesOf(code) }, (_, homophone) =>
      tokensIn(keys[field], code, homophone, wanted).map((token, i) => ({
        token,
        weight: exact === null || wanted[i] === exact ? weight : nearYear * weight,
        group,
      })),
    ).flat(),
  );
}

const shownAtMost = 10;

/**
 * The people who resemble the one asked for, best first, ten at most. `find` answers a question to the index with the
 * records found, opened; it is called once or twice.
 */
export async function searchByName<Found extends NameAndBirth>(
  keys: IndexKeys,
  field: NameField,
  asked: NameAndBirth,
  find: (question: AskedToken[]) => Promise<Found[]>,
): Promise<{ found: Found; resemblance: number }[]> {
  const resemblance = resemblanceTo(asked);
  const inStage = async (stage: 1 | 2) => {
    const found = await find(nameQuery(keys, field, asked.name, asked.born?.year ?? null, stage));
    const ranked = found.map((one) => ({ found: one, resemblance: resemblance(one) }));
    return ranked.sort((a, b) => b.resemblance - a.resemblance);
  };
  let ranked = await inStage(1);
  if ((ranked[0]?.resemblance ?? 0) < convincing) ranked = await inStage(2);
  return ranked.filter((one) => one.resemblance >= worthShowing).slice(0, shownAtMost);
}

/** A number as it is stored and looked up: 16 bytes. Give it as readNik, readPhone or the passport's reader made it. */
export const numberMark = (keys: IndexKeys, field: NumberField, number: string): Buffer =>
  createHmac('sha512', keys[field]).update(number).digest().subarray(0, 16);

/**
 * Four digits have few values, so each is spread over as many marks as names are: at a million people less than one
 * shares a mark by chance, and who has the database sees next to no two people with equal digits. Whoever asks asks all.
 */
const marksOfATail = 256;

const tailMark = (keys: IndexKeys, field: TailField, digits: string, homophone: number): Buffer =>
  createHmac('sha512', keys[field]).update(`${digits}|${homophone}`).digest().subarray(0, 16);

/** The mark to store for the last four digits of a document's number; null for a number that has fewer. */
export function storedTail(keys: IndexKeys, field: TailField, number: string): Buffer | null {
  const digits = number.replace(/\D/g, '').slice(-4);
  return digits.length === 4 ? tailMark(keys, field, digits, randomInt(marksOfATail)) : null;
}

/** All marks under which `storedTail` may have stored these four digits. */
export const everyTail = (keys: IndexKeys, field: TailField, digits: string): Buffer[] =>
  Array.from({ length: marksOfATail }, (_, homophone) => tailMark(keys, field, digits, homophone));
