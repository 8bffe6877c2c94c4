import { conditions, handedIn, itemGaps, parties, personRefusals, type CaseState, type PersonRefusal } from '#domain';
import type { Fault } from '../../parts/form';
import type { Handed, Handover, Outline } from './questions';
import type { Carried, Thing } from './who';

export type Side = 'giver' | 'receiver';

/** Who numbers their papers by themselves writes what they are before the number, or does not. */
export const titleOf = (number: string): string => `BAST ${number.replace(/^BAST\W*/i, '')}`;

/** Which side a unit signs for: its own, or the witness’s whose paper it enters; null where there is nothing to sign. */
export function sideToSign(paper: Outline, unit: string): { side: Side; witness: boolean } | null {
  const own: Side | null = paper.giver?.id === unit ? 'giver' : paper.receiver?.id === unit ? 'receiver' : null;
  if (!own || paper.withdrawnAt) return null;
  if (!signedAt(paper, own)) return { side: own, witness: false };
  const other: Side = own === 'giver' ? 'receiver' : 'giver';
  return paper[other] === null && !signedAt(paper, other) ? { side: other, witness: true } : null;
}

/** Who drafted a paper that nobody has signed takes it back; an addendum is drafted by either side, as its lines tell. */
export function isToWithdraw(paper: Handover, unit: string): boolean {
  if (paper.withdrawnAt || paper.giverSignedAt || paper.receiverSignedAt) return false;
  return (paper.corrects ? paper.people[0]?.unit : (paper.giver ?? paper.receiver))?.id === unit;
}

export const signedAt = (paper: Pick<Outline, 'giverSignedAt' | 'receiverSignedAt'>, side: Side): string | null =>
  side === 'giver' ? paper.giverSignedAt : paper.receiverSignedAt;

/** A thing that goes along, as it is typed. */
export interface ItemForm {
  kind: string;
  name: string;
  dose: string;
  until: string;
  note: string;
  /** The thing of an earlier BAST that it is; none is new. */
  follows: string | null;
  /** Why it does not come along; it does where nothing is said. */
  missing: string;
}

/** Somebody who can be on a paper, with the things that it should tell of and those that it lists at first. */
export interface Listed {
  id: string;
  number: string;
  name: string;
  earlier: readonly ItemForm[];
  items: readonly ItemForm[];
}

const asForm = ({ id, kind, name, dose, until, note }: Thing): ItemForm => ({
  kind,
  name: name ?? '',
  dose: dose ?? '',
  until: until ?? '',
  note: note ?? '',
  follows: id,
  missing: '',
});

/** The things with these ids among all that the papers of somebody list. */
const thingsOf = ({ handovers }: Pick<Carried, 'handovers'>, ids: readonly string[]): Thing[] =>
  handovers.flatMap(({ items }) => items).filter(({ id }) => ids.includes(id));

/** What came along by the last BAST, as the next one carries it on. */
const carriedOn = (one: Carried): ItemForm[] => thingsOf(one, one.carried).map(asForm);

/** What came along by the BAST before, of which this one does not tell. */
export const untoldOf = ({ case: one, notTold }: Handed): Thing[] => thingsOf(one, notTold);

/** Somebody as they go on a new BAST: with what came along by the last one, until somebody says otherwise. */
export const listedWith = (one: Carried & { id: string; number: string }, name: string): Listed => {
  const earlier = carriedOn(one);
  return { id: one.id, number: one.number, name, earlier, items: earlier };
};

export const tellOf = (one: Handed): ItemForm[] => untoldOf(one).map(asForm);

/** What is said of one person on the list. */
export interface LineForm {
  condition: string;
  note: string;
  items: readonly ItemForm[];
}
export type Lines = Readonly<Record<string, LineForm>>;
export const lineOf = ({ id, items }: Listed, lines: Lines): LineForm =>
  lines[id] ?? { condition: 'GOOD', note: '', items };

/** The people as they are sent, in the order of the page. */
export const peopleOf = (chosen: readonly Listed[], lines: Lines) =>
  chosen.map((one) => {
    const { condition, note, items } = lineOf(one, lines);
    return {
      case: one.id,
      condition: conditions.has(condition) ? condition : ('GOOD' as const),
      ...(note.trim() && { note: note.trim() }),
      items: items.flatMap((item) => sentItem(item) ?? []),
    };
  });

const sentItem = ({ kind, name, dose, until, note, follows, missing }: ItemForm) => {
  const named = name.trim();
  if (!named) return null;
  const medicine = kind === 'MEDICINE';
  return {
    kind: kind as 'MEDICINE' | 'PAPER' | 'BELONGING' | 'MONEY',
    name: named,
    ...(medicine && dose.trim() && { dose: dose.trim() }),
    ...(medicine && until && { until }),
    ...(note && { note }),
    ...(follows && { follows }),
    ...(follows && itemGaps.has(missing) && { missing }),
  };
};

/** What is wrong with a thing stands in the list of people, which opens it. */
export const underPeople = (faults: readonly Fault[]): Fault[] =>
  faults.map((fault) => (fault.field?.startsWith('items.') ? { ...fault, field: 'people' } : fault));

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
