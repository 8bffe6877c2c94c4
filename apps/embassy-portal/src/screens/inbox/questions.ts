import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

/** Who answers for how access was used is told what is due, and nothing of the cases. */
export const INBOX = graphql(`
  query Inbox($clock: ClockCode, $overdue: Boolean!, $snoozed: Boolean!, $after: String, $cases: Boolean!) {
    inbox(clock: $clock, overdue: $overdue, snoozed: $snoozed, first: 50, after: $after) {
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
        snoozed @include(if: $cases)
        snoozes @include(if: $cases) {
          id
          reason
          until
          endedAt
          unit {
            id
          }
          account {
            login
          }
        }
        case @include(if: $cases) {
          id
          number
          state
          holder {
            id
          }
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
      snoozed
    }
  }
`);

export const INVITED = graphql(`
  query InvitedLately($first: Int!) {
    invitations(first: $first) {
      items {
        id
        kind
        expiresAt
        usedAt
        revokedAt
        account {
          id
          login
          name
          disabledAt
        }
      }
    }
  }
`);

export const DAILY = graphql(`
  query DailyMail {
    digestMail {
      address
      sends
    }
  }
`);

export const SET_DAILY = graphql(
  `
    mutation SetDailyMail($input: SetDigestAddress!) {
      setDigestAddress(input: $input) {
        __typename
        ... on DigestAddress {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const PROPOSED = graphql(`
  query ProposedErasures {
    erasures(state: PROPOSED, first: 100) {
      next
      items {
        id
      }
    }
  }
`);

export const SNOOZE = graphql(
  `
    mutation PutOff($input: SnoozeAlert!) {
      snoozeAlert(input: $input) {
        __typename
        ... on Alert {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const END_SNOOZE = graphql(
  `
    mutation TakeUp($input: EndSnooze!) {
      endSnooze(input: $input) {
        __typename
        ... on Alert {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);
