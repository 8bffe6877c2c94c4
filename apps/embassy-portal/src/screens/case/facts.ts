import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

export const FACTS = graphql(`
  query Facts($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      person {
        facts {
          id
          field
          value
          code
          proof
          standing
          inForce
          occurredAt
          unit {
            nameId
            nameEn
            organisation {
              id
            }
          }
          stances {
            id
            kind
            ground
            recordedAt
            unit {
              nameId
              nameEn
              organisation {
                id
              }
            }
          }
        }
      }
    }
    me {
      unit {
        organisation {
          id
        }
      }
    }
  }
`);
export type Fact = NonNullable<ResultOf<typeof FACTS>['case']>['person']['facts'][number];

export const ASSERT_FACT = graphql(
  `
    mutation AssertFact($input: AssertFact!) {
      assertFact(input: $input) {
        __typename
        ... on Case {
          id
          version
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const CONFIRM_FACT = graphql(
  `
    mutation ConfirmFact($input: ConfirmFact!) {
      confirmFact(input: $input) {
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

export const DISPUTE_FACT = graphql(
  `
    mutation DisputeFact($input: DisputeFact!) {
      disputeFact(input: $input) {
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

export const WITHDRAW_FACT = graphql(
  `
    mutation WithdrawFact($input: WithdrawFact!) {
      withdrawFact(input: $input) {
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
