import { outcomeOf } from '../platform/outcome/problem';
import { Account } from './account.entity';

export const AccountOutcome = outcomeOf(Account);
