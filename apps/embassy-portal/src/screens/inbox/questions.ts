import type { ResultOf } from 'gql.tada';
import { graphql } from '../../api/graphql';

const alert = graphql(`
  fragment alert on Alert {
    id
    clock
    subject
    dueAt
    haltedAt
    escalatedAt
    overdue
    act
  }
`);

export const INBOX = graphql(
  `
    query Inbox($clock: ClockCode, $overdue: Boolean!, $after: String) {
      inbox(clock: $clock, overdue: $overdue, first: 50, after: $after) {
        next
        items {
          ...alert
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
  `,
  [alert],
);
type Page = ResultOf<typeof INBOX>['inbox'];
export type Waiting = Page['items'][number];

/** For whoever answers for how access was used, and has no part in cases. */
export const INBOX_ALONE = graphql(
  `
    query InboxAlone($clock: ClockCode, $overdue: Boolean!, $after: String) {
      inbox(clock: $clock, overdue: $overdue, first: 50, after: $after) {
        next
        items {
          ...alert
        }
      }
    }
  `,
  [alert],
);

export const COUNTS = graphql(`
  query InboxCounts {
    inboxCounts {
      clock
      open
      overdue
    }
  }
`);
