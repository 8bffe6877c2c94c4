import type { DocumentKind } from '#domain';
import type { Leg, Movement, Opened, Version } from './questions';
import { texts } from './texts';

/** One person as a paper lists them. */
export interface Line {
  /** The passenger, or the person on a BAST. */
  id: string;
  name: string;
  sex: string;
  birthDate: string;
  document: DocumentKind | null;
  /** Null while none is known: a paper then says that it is pending, and prints none. */
  number: string | null;
  pending: boolean;
  leg: string | null;
  lap: boolean;
  notTaken: boolean;
  /** Its words are those of today, where none were kept when the paper was issued. */
  today: boolean;
}

type Frozen = Pick<Version['lines'][number], 'document' | 'numberPending'>;
type Said = Pick<NonNullable<Opened['manifested']>[number], 'name' | 'sex' | 'birthDate' | 'number'>;

const USABLE: readonly string[] = ['VALID', 'CONSUMED'];

/** The paper that somebody travels on: as the manifest froze it, or an SPLP before a passport. */
function paperOf({ documents }: Opened, frozen: Frozen | undefined) {
  const usable = (documents ?? []).filter(({ status }) => USABLE.includes(status));
  if (frozen) return usable.findLast(({ kind }) => kind === frozen.document);
  return usable.findLast(({ kind }) => kind === 'SPLP') ?? usable.at(-1);
}

/**
 * What a version said when it was issued stays on its paper, whatever was corrected or came since; of a version that kept
 * no words there are those of today, but for a number that was pending.
 */
export function lineOf(
  id: string,
  person: Opened | undefined,
  frozen?: Frozen,
  said?: Said,
): Omit<Line, 'leg' | 'lap' | 'notTaken'> {
  const paper = person && paperOf(person, frozen);
  const pending = frozen?.numberPending ?? paper?.numberPending ?? false;
  const words = said ?? { ...person?.person, number: paper?.number };
  return {
    id,
    name: said ? nameOf(said) : (words.name ?? person?.person.workingLabel ?? ''),
    sex: words.sex ?? '',
    // In no language: a paper is read in two.
    birthDate: (words.birthDate ?? '').replace(/^(\d{4})~$/, '± $1'),
    document: frozen ? frozen.document : (paper?.kind ?? null),
    number: pending ? null : (words.number ?? null),
    pending,
    today: person !== undefined && said === undefined,
  };
}

/** Sex was always said: where it can not be read, their key was destroyed. */
const nameOf = ({ name, sex }: Said): string => name ?? (sex ? '' : `${texts.id.erased} / ${texts.en.erased}`);

/** One person on a BAST as it was first signed, or as on record today. */
export function handedLineOf(handover: string, id: string, person: Opened | undefined) {
  const who = person?.signedPeople.find(({ handoverId }) => handoverId === handover);
  if (!who) return lineOf(id, person);
  const paper = person?.signedPapers.find(({ handoverId }) => handoverId === handover);
  const frozen = { document: paper?.kind ?? null, numberPending: paper?.numberPending ?? false };
  return lineOf(id, person, frozen, { ...who, number: paper?.number ?? null });
}

/** The journey as a version had it. */
export const legsOf = ({ legs }: Movement, version: Version): readonly Leg[] =>
  version.legs.length > 0 ? version.legs : legs.filter(({ cancelledAt }) => cancelledAt === null);

/** The lines of a version of a manifest, by name. */
export function linesOf(movement: Movement, version: Version, people: ReadonlyMap<string, Opened>): Line[] {
  const caseOf = new Map(movement.passengers.map((one) => [one.id, one.case.id]));
  return version.lines
    .map((line) => {
      const person = people.get(caseOf.get(line.passenger) ?? '');
      const said = person?.manifested?.find(({ manifestId }) => manifestId === version.id);
      return { ...lineOf(line.passenger, person, line, said), leg: line.leg, lap: line.lap, notTaken: false };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
