import { codeList, type CodeOf } from './codes';

/**
 * How many of whom one escort can take along. House rules until the programme sets its own: neither law nor airline
 * gives one figure. `must`: a manifest without them is not issued; the others are advice.
 */
export const escortRules = codeList({
  GENERAL: { id: 'Penumpang umum', en: 'Any passengers', per: 50, must: false },
  CHILD_ALONE: { id: 'Anak tanpa wali', en: 'Children without a guardian', per: 5, must: true },
  MEDICAL: { id: 'Layak bepergian dengan pendamping', en: 'Fit to travel with an escort', per: 2, must: true },
});
export type EscortRule = CodeOf<typeof escortRules>;

export type ToEscort = Readonly<Record<EscortRule, number>>;

const needed = (rule: EscortRule, people: number): number => Math.ceil(people / escortRules.row(rule).per);

/** Each rule asks for escorts of its own, but whoever escorts a child or the ill is also there for everybody. */
export function escortsFor(people: ToEscort): { required: number; advised: number } {
  const required = escortRules.codes
    .filter((rule) => escortRules.row(rule).must)
    .reduce((sum, rule) => sum + needed(rule, people[rule]), 0);
  return { required, advised: Math.max(required, needed('GENERAL', people.GENERAL)) };
}
