import type { DocumentKind } from '#domain';
import type { Movement, Opened } from './questions';

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
}

type Frozen = Pick<Movement['manifests'][number]['lines'][number], 'document' | 'numberPending'>;

const USABLE: readonly string[] = ['VALID', 'CONSUMED'];

/** The paper that somebody travels on: as the manifest froze it, or an SPLP before a passport. */
function paperOf({ documents }: Opened, frozen: Frozen | undefined) {
  const usable = documents.filter(({ status }) => USABLE.includes(status));
  if (frozen) return usable.findLast(({ kind }) => kind === frozen.document);
  return usable.findLast(({ kind }) => kind === 'SPLP') ?? usable.at(-1);
}

/** What was pending when a version was issued stays so on its paper, also when the number has come since. */
export function lineOf(
  id: string,
  person: Opened | undefined,
  frozen?: Frozen,
): Omit<Line, 'leg' | 'lap' | 'notTaken'> {
  const paper = person && paperOf(person, frozen);
  const pending = frozen?.numberPending ?? paper?.numberPending ?? false;
  return {
    id,
    name: person?.person.name ?? person?.person.workingLabel ?? '',
    sex: person?.person.sex ?? '',
    birthDate: person?.person.birthDate ?? '',
    document: frozen ? frozen.document : (paper?.kind ?? null),
    number: pending ? null : (paper?.number ?? null),
    pending,
  };
}

/** The lines of a version of a manifest, by name. */
export function linesOf(
  movement: Movement,
  version: Movement['manifests'][number],
  people: ReadonlyMap<string, Opened>,
): Line[] {
  const caseOf = new Map(movement.passengers.map((one) => [one.id, one.case.id]));
  return version.lines
    .map((line) => ({
      ...lineOf(line.passenger, people.get(caseOf.get(line.passenger) ?? ''), line),
      leg: line.leg,
      lap: line.lap,
      notTaken: false,
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
