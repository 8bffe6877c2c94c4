import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

const offer = graphql(`
  fragment offer on Referral {
    id
    version
    kind
    service
    state
    preview
    occurredAt
    expiresAt
    answeredAt
    refusal
    unit {
      id
      nameId
      nameEn
    }
    toUnit {
      id
      nameId
      nameEn
    }
  }
`);
export type Offer = ResultOf<typeof offer>;

/** What an offer says before it is accepted is all that it says: neither name nor case. */
export const OFFERS = graphql(
  `
    query Offers($box: ReferralBox!, $state: ReferralState, $after: String) {
      referrals(box: $box, state: $state, first: 50, after: $after) {
        next
        items {
          ...offer
          case {
            id
            number
            reach
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
  [offer],
);
export type Listed = ResultOf<typeof OFFERS>['referrals']['items'][number];

export const OF_CASE = graphql(
  `
    query OffersOfCase($id: ID!, $purpose: ReadPurpose) {
      case(id: $id, purpose: $purpose) {
        referrals {
          ...offer
          note
        }
      }
    }
  `,
  [offer],
);

export const UNITS = graphql(`
  query UnitsToAsk {
    units {
      id
      nameId
      nameEn
      organisation {
        id
        kind
      }
    }
  }
`);
export type Receiver = ResultOf<typeof UNITS>['units'][number];

export const ANSWER = graphql(
  `
    mutation AnswerReferral($input: AnswerReferral!) {
      answerReferral(input: $input) {
        __typename
        ... on Referral {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const WITHDRAW = graphql(
  `
    mutation WithdrawReferral($input: WithdrawReferral!) {
      withdrawReferral(input: $input) {
        __typename
        ... on Referral {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const OFFER = graphql(
  `
    mutation OfferReferral($input: OfferReferral!) {
      offerReferral(input: $input) {
        __typename
        ... on Referral {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const TRANSFER = graphql(
  `
    mutation TransferCase($input: TransferCase!) {
      transferCase(input: $input) {
        __typename
        ... on Referral {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const REQUEST = graphql(
  `
    mutation RequestCase($input: RequestCase!) {
      requestCase(input: $input) {
        __typename
        ... on Referral {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const RETURN = graphql(
  `
    mutation ReturnCase($input: ReturnCase!) {
      returnCase(input: $input) {
        __typename
        ... on Referral {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const CONSENT = graphql(
  `
    mutation RecordConsent($input: RecordConsent!) {
      recordConsent(input: $input) {
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
