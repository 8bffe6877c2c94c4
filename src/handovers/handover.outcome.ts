import { outcomeOf } from '../platform/outcome/problem';
import { Handover } from './handover.entity';

export const HandoverOutcome = outcomeOf(Handover);
