import type { ResultOf } from 'gql.tada';
import { graphql } from '../../api/graphql';

export const INBOX = graphql(`
  query Inbox($clock: ClockCode, $overdue: Boolean!, $after: String) {
    inbox(clock: $clock, overdue: $overdue, first: 50, after: $after) {
      next
      items {
        id
        clock
        subject
        dueAt
        haltedAt
        escalatedAt
        overdue
        act
        case {
          id
          number
          state
          person {
            name
            workingLabel
          }
        }
      }
    }
  }
`);
type Page = ResultOf<typeof INBOX>['inbox'];
export type Waiting = Page['items'][number];

export const COUNTS = graphql(`
  query InboxCounts {
    inboxCounts {
      clock
      open
      overdue
    }
  }
`);
