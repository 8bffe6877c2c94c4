import { outcomeOf } from '../platform/outcome/problem';
import { Movement } from './movement.entity';

export const MovementOutcome = outcomeOf(Movement);
