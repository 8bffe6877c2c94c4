import { graphql, problem } from '../../api/graphql';

export const SWAP = graphql(
  `
    mutation SwapPassengers($input: SwapPassengers!) {
      swapPassengers(input: $input) {
        __typename
        ... on Movement {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const HOLD_BACK = graphql(
  `
    mutation HoldBackPassengers($rows: [HoldBackPassenger!]!) {
      holdBackPassengers(rows: $rows) {
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

export const BIRTH = graphql(
  `
    mutation RecordBirth($input: RecordBirth!) {
      recordBirth(input: $input) {
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
