import { unseen } from './contract';
import { casework } from './partner-day/casework';
import { partnerDay } from './partner-day/day';
import { htcds } from './partner-day/htcds';
import { givingBack, takingOver } from './partner-day/offers';
import { webhooks } from './partner-day/webhooks';

/* What each operation does for a partner, held against the document: one day, in its order. */

const day = partnerDay(6);

describe('a partner’s day, as the document has it', () => {
  takingOver(day);
  casework(day);
  htcds(day);
  givingBack(day);
});

describe('being told of changes', () => {
  webhooks(day);
});

describe('what the document declares of each operation', () => {
  it('was seen', () => {
    expect(unseen('own')).toEqual([]);
  });
});
