import { assistanceLevels, assistanceTypes, dimensions, planItemStates, type Label, type Lang } from '#domain';
import type { VariablesOf } from 'gql.tada';
import type { Fault } from '../../parts/form';
import type { AGREE_PLAN } from './acts';
import { costOf, isFault, noCost, type Typed } from './money';
import type { Item, Plan } from './questions';

export interface ItemForm extends Typed {
  /** The open item of the plan before that it goes on with. */
  continues: string;
  type: string;
  level: string;
  provider: string;
  plannedOn: string;
  note: string;
}

export interface GoalForm {
  dimension: string;
  note: string;
  items: ItemForm[];
}

export interface PlanForm {
  objectives: string;
  goals: GoalForm[];
}

export const emptyItem: ItemForm = {
  continues: '',
  type: '',
  level: 'INDIVIDUAL',
  provider: '',
  plannedOn: '',
  note: '',
  ...noCost,
};
export const emptyGoal: GoalForm = { dimension: '', note: '', items: [emptyItem] };

const isOpen = ({ state }: Item): boolean => planItemStates.row(state).open;

/** A new version begins with what is still open of the one before: none of it may be lost on the way. */
export function formOf(before: Plan | undefined, format: (item: Item) => Typed): PlanForm {
  if (!before) return { objectives: '', goals: [emptyGoal] };
  return {
    objectives: before.objectives ?? '',
    goals: before.goals.map(({ dimension, note, items }) => ({
      dimension,
      note: note ?? '',
      items: items.filter(isOpen).map((item) => ({
        continues: item.id,
        type: item.type,
        level: item.level,
        provider: item.provider?.id ?? '',
        plannedOn: item.plannedOn ?? '',
        note: item.note ?? '',
        ...format(item),
      })),
    })),
  };
}

interface Words {
  missingObjectives: Label;
  missingDimension: Label;
  missingGoalNote: Label;
  missingType: Label;
  wrongCost: Label;
}

type Input = VariablesOf<typeof AGREE_PLAN>['input'];
type Goals = NonNullable<Input['goals']>;

/** What is agreed, or what is wrong with it, each fault at the field as the API names it. */
export function readPlan(
  { objectives, goals }: PlanForm,
  language: Lang,
  t: Words,
): { objectives: string; goals: Goals } | Fault[] {
  const faults: Fault[] = [];
  const wrong = (field: string, text: Label) => faults.push({ field, text });
  if (!objectives.trim()) wrong('objectives', t.missingObjectives);
  const read: Goals = [];
  goals.forEach(({ dimension, note, items }, g) => {
    if (!dimensions.has(dimension)) wrong(`goals.${g}.dimension`, t.missingDimension);
    if (!note.trim()) wrong(`goals.${g}.note`, t.missingGoalNote);
    const steps: Goals[number]['items'] = [];
    items.forEach((item, i) => {
      const at = `goals.${g}.items.${i}.`;
      const cost = costOf(item, language, `${at}costMinor`, t.wrongCost);
      if (isFault(cost)) faults.push(cost);
      if (!assistanceTypes.has(item.type)) return wrong(`${at}type`, t.missingType);
      steps.push({
        type: item.type,
        level: assistanceLevels.has(item.level) ? item.level : 'INDIVIDUAL',
        ...(item.continues && { continues: item.continues }),
        ...(item.provider && { provider: item.provider }),
        ...(item.plannedOn && { plannedOn: item.plannedOn }),
        ...(item.note.trim() && { note: item.note.trim() }),
        ...(isFault(cost) ? {} : cost),
      });
    });
    if (dimensions.has(dimension)) read.push({ dimension, note: note.trim(), items: steps });
  });
  return faults.length > 0 ? faults : { objectives: objectives.trim(), goals: read };
}
