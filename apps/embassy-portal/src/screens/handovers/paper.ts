import { conditions, handedIn, parties, personRefusals, type CaseState, type PersonRefusal } from '#domain';
import type { Handed, Outline } from './questions';

export type Side = 'giver' | 'receiver';

/** Which side a unit signs for: its own, or the witness’s whose paper it enters; null where there is nothing to sign. */
export function sideToSign(paper: Outline, unit: string): { side: Side; witness: boolean } | null {
  const own: Side | null = paper.giver?.id === unit ? 'giver' : paper.receiver?.id === unit ? 'receiver' : null;
  if (!own) return null;
  if (!signedAt(paper, own)) return { side: own, witness: false };
  const other: Side = own === 'giver' ? 'receiver' : 'giver';
  return paper[other] === null && !signedAt(paper, other) ? { side: other, witness: true } : null;
}

export const signedAt = (paper: Pick<Outline, 'giverSignedAt' | 'receiverSignedAt'>, side: Side): string | null =>
  side === 'giver' ? paper.giverSignedAt : paper.receiverSignedAt;

/** A thing that goes along, as it is typed. */
export interface ItemForm {
  kind: string;
  name: string;
  dose: string;
  until: string;
}

/** What is said of one person on the list. */
export interface LineForm {
  condition: string;
  note: string;
  items: readonly ItemForm[];
}
export type Lines = Readonly<Record<string, LineForm>>;
export const emptyLine: LineForm = { condition: 'GOOD', note: '', items: [] };

/** The people as they are sent, in the order of the page. */
export const peopleOf = (chosen: readonly string[], lines: Lines) =>
  chosen.map((id) => {
    const { condition, note, items } = lines[id] ?? emptyLine;
    return {
      case: id,
      condition: conditions.has(condition) ? condition : ('GOOD' as const),
      ...(note.trim() && { note: note.trim() }),
      items: items.flatMap((item) => sentItem(item) ?? []),
    };
  });

const sentItem = ({ kind, name, dose, until }: ItemForm) => {
  const named = name.trim();
  if (!named) return null;
  const medicine = kind === 'MEDICINE';
  return {
    kind: kind as 'MEDICINE' | 'PAPER' | 'BELONGING' | 'MONEY',
    name: named,
    ...(medicine && dose.trim() && { dose: dose.trim() }),
    ...(medicine && until && { until }),
  };
};

/** The other side as it is chosen: a unit, who receives without an account, or who gives without one. */
export type Other = 'UNIT' | 'TO' | 'FROM';

export const otherSideOf = (other: Other, unit: string, party: string) => {
  if (other === 'UNIT') return unit ? { receiver: unit } : null;
  if (!parties.has(party)) return null;
  return other === 'TO' ? { to: party } : { from: party };
};

/** In which states somebody of ours can be on this paper. */
export const statesFor = (other: Other, kind: string): readonly CaseState[] =>
  handedIn(other !== 'UNIT' || kind === 'KEMLU');

/** What the receiver says of those who are not taken, and of things that were not there. */
export interface Answer {
  refused: Readonly<Record<string, { reason: string; note: string }>>;
  missing: Readonly<Record<string, string>>;
}
export const allTaken: Answer = { refused: {}, missing: {} };

export const refusedOf = (people: readonly Handed[], { refused }: Answer) =>
  people.flatMap(({ case: { id } }) => {
    const said = refused[id];
    if (!said || !personRefusals.has(said.reason)) return [];
    return [
      { case: id, reason: said.reason satisfies PersonRefusal, ...(said.note.trim() && { note: said.note.trim() }) },
    ];
  });
