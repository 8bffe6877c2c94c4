import { outcomeOf } from '../platform/outcome/problem';
import { Group } from './group.entity';

export const GroupOutcome = outcomeOf(Group);
