import { outcomeOf } from '../platform/outcome/problem';
import { Case } from './case.entity';

export const CaseOutcome = outcomeOf(Case);
