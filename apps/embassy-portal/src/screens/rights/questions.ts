import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

/** What somebody asked of the record about them and what they are owed; opened for that. */
export const RIGHTS = graphql(`
  query RightsOf($id: ID!) {
    case(id: $id, purpose: SUBJECT_REQUEST) {
      id
      number
      version
      state
      reach
      restrictedSince
      person {
        name
        workingLabel
      }
      consents {
        purpose
        given
        withdrawnAt
      }
      rightsRequests {
        id
        kind
        purposes
        state
        occurredAt
        dueAt
        answeredAt
        ground
        answer
        note
      }
      claims {
        id
        kind
        amountMinor
        currency
        state
        occurredAt
        dueAt
        settledAt
        note
      }
    }
  }
`);
export type Found = NonNullable<ResultOf<typeof RIGHTS>['case']>;
export type Request = Found['rightsRequests'][number];
export type Claim = Found['claims'][number];

/** Who opened the record and who received it: itself a reading, for whom it is of. */
export const SEEN = graphql(`
  query SeenAndReceived($id: ID!) {
    subjectRecord(case: $id) {
      seenBy {
        purpose
        day
        times
        unit {
          id
          nameId
          nameEn
        }
      }
      receivedBy {
        since
        until
        unit {
          id
          nameId
          nameEn
        }
      }
      deliveries {
        purpose
        day
        times
        organisation {
          id
          nameId
          nameEn
        }
      }
    }
  }
`);

export const RECORD_REQUEST = graphql(
  `
    mutation RecordRequest($input: RecordRightsRequest!) {
      recordRightsRequest(input: $input) {
        __typename
        ... on Case {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const ANSWER_REQUEST = graphql(
  `
    mutation AnswerRequest($input: AnswerRightsRequest!) {
      answerRightsRequest(input: $input) {
        __typename
        ... on Case {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const LIFT = graphql(
  `
    mutation LiftTheRestriction($input: LiftRestriction!) {
      liftRestriction(input: $input) {
        __typename
        ... on Case {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const RECORD_CLAIM = graphql(
  `
    mutation RecordOneClaim($input: RecordClaim!) {
      recordClaim(input: $input) {
        __typename
        ... on Case {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const SETTLE_CLAIM = graphql(
  `
    mutation SettleOneClaim($input: SettleClaim!) {
      settleClaim(input: $input) {
        __typename
        ... on Case {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const ERASURES = graphql(`
  query Erasures($state: ErasureState!, $after: String) {
    erasures(state: $state, first: 20, after: $after) {
      next
      items {
        id
        version
        category
        reason
        dueSince
        proposedAt
        state
        answeredAt
        own
        requested
        case {
          id
          number
          state
        }
      }
    }
  }
`);
export type Erasure = ResultOf<typeof ERASURES>['erasures']['items'][number];

export const APPROVE = graphql(
  `
    mutation ApproveTheErasure($input: DecideErasure!) {
      approveErasure(input: $input) {
        __typename
        ... on Erasure {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const DECLINE = graphql(
  `
    mutation DeclineTheErasure($input: DecideErasure!) {
      declineErasure(input: $input) {
        __typename
        ... on Erasure {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);
