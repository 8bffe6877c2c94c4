import { caseStates, stageOf, stages, type CaseState } from './case-states';
import { nearCaseNumbers, partOfCaseNumber, readCaseNumber } from './case-number';
import { countries, provinces, regencies } from './codes';
import { readNik } from './nik';
import { readPhone } from './phone';

/** What a text in the one search box may mean; all of it is looked for. */
export interface Searched {
  /** Case numbers: as typed, or one slip away from a right one. */
  readonly numbers: readonly string[];
  readonly nearNumbers: readonly string[];
  /** Symbols of a number that was typed in part, without dashes. */
  readonly partOfNumber: string | null;
  /** What somebody without a name goes by, or its beginning: F1, F1 KBRI-MNL. */
  readonly workingLabel: string | null;
  readonly nik: string | null;
  readonly phone: string | null;
  /** A document's number, whole, and its last four digits. */
  readonly document: string | null;
  readonly lastFour: string | null;
  /** A flight, ferry or bus: the ways its number may be on record, with its carrier where one was typed. */
  readonly vehicle: { readonly carrier: string | null; readonly numbers: readonly string[] } | null;
  /** IATA or UN/LOCODE of a leg's end. */
  readonly placeCode: string | null;
  readonly countries: readonly string[];
  readonly provinces: readonly string[];
  readonly regencies: readonly string[];
  readonly states: readonly CaseState[];
  /** Anything with a letter may be somebody's name. */
  readonly name: string | null;
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

interface Labelled {
  readonly codes: readonly string[];
  label(code: string, lang: 'id' | 'en'): string;
}

const LANGUAGES = ['id', 'en'] as const;

/** Codes that are called so in either language, or begin so where enough was typed to tell. */
const called = (list: Labelled, text: string, enough = 4): string[] =>
  list.codes.filter((code) =>
    LANGUAGES.some((lang) => {
      const label = plain(list.label(code, lang));
      return label === text || (text.length >= enough && label.startsWith(text));
    }),
  );

const title = /^(kabupaten|kab\.?|kota|kota administrasi) /;

/** 'Malang' is a regency and a city; whoever searches means either. */
const regenciesCalled = (text: string): string[] => {
  const bare = text.replace(title, '');
  return regencies.codes.filter((code) => {
    const label = plain(regencies.label(code, 'id'));
    return title.test(text) ? label === text : label.replace(title, '') === bare;
  });
};

function statesCalled(text: string): CaseState[] {
  const staged = called(stages, text);
  const named = new Set(called(caseStates, text));
  const states = caseStates.codes.filter((code) => named.has(code) || code.toLowerCase() === text.replaceAll(' ', '_'));
  const journey = caseStates.codes.filter((code) => code !== 'ON_HOLD' && code !== 'MISSING');
  return [...new Set([...states, ...journey.filter((code) => staged.includes(stageOf(code)))])];
}

const vehicle = /^([A-Z][A-Z0-9]|[0-9][A-Z])?[\s-]?(\d{1,4}[A-Z]?)$/;

function readVehicle(upper: string): Searched['vehicle'] {
  const [, carrier = null, number] = vehicle.exec(upper) ?? [];
  if (!number) return null;
  return {
    carrier,
    numbers: carrier ? [number, `${carrier}${number}`, `${carrier} ${number}`, `${carrier}-${number}`] : [number],
  };
}

export function readSearch(typed: string, today: string): Searched {
  const text = plain(typed);
  const upper = text.toUpperCase();
  const packed = upper.replace(/[\s.-]/g, '');
  const number = readCaseNumber(typed);
  const nik = readNik(packed, { today });
  const phone = /^[+0][\d\s.-]{7,}$/.test(text) ? readPhone(typed) : null;
  return {
    numbers: number ? [number] : [],
    nearNumbers: number ? [] : nearCaseNumbers(typed),
    partOfNumber: partOfCaseNumber(typed),
    workingLabel: /^[FMX]\d{1,4}( |$)/.test(upper) ? upper : null,
    nik: nik.ok ? nik.nik : null,
    phone: phone?.ok ? phone.phone : null,
    document: /^[A-Z]{0,3}\d{5,9}$/.test(packed) ? packed : null,
    lastFour: /^\d{4}$/.test(packed) ? packed : null,
    vehicle: readVehicle(upper),
    placeCode: /^[A-Z]{3}$|^[A-Z]{2}[A-Z2-9]{3}$/.test(packed) ? packed : null,
    countries: [...called(countries, text), ...countries.codes.filter((code) => code === upper)],
    provinces: called(provinces, text),
    regencies: regenciesCalled(text),
    states: statesCalled(text),
    name: /\p{L}{2}/u.test(text) && !/\d/.test(text) ? typed.trim() : null,
  };
}
