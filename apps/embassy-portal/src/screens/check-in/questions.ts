import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

/** No more than is needed at a door: it lies on the phone. */
export const ABOARD = graphql(`
  query Aboard($id: ID!) {
    movement(id: $id) {
      id
      reference
      state
      unit {
        id
        zone
      }
      receiver {
        id
      }
      immigration {
        id
      }
      legs {
        id
        place
        from
        to
        plannedDeparture
        departedAt
        arrivedAt
        cancelledAt
      }
      manifests {
        id
        passengers
      }
      passengers {
        id
        state
        reason
        leg {
          id
        }
        case {
          id
          number
          state
          reach
        }
        person {
          name
          workingLabel
        }
      }
    }
  }
`);
export type Aboard = NonNullable<ResultOf<typeof ABOARD>['movement']>;
export type Traveller = Aboard['passengers'][number];

/** Heads at each point, counted from what is on record: a list whose count closes needs nobody to close it. */
export const COUNTED = graphql(`
  query CountedHeads($movement: ID!) {
    headcount(movement: $movement) {
      lines {
        point
        waiting
        unexplained
      }
    }
    movement(id: $movement) {
      id
      passengers {
        id
        state
        case {
          id
          state
          reach
        }
      }
    }
  }
`);

export const BOARD = graphql(
  `
    mutation Board($input: Board!) {
      board(input: $input) {
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

export const UNBOARD = graphql(
  `
    mutation Unboard($input: Unboard!) {
      unboard(input: $input) {
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

export const TAKE_OFF = graphql(
  `
    mutation TakeOff($input: TakeOff!) {
      takeOff(input: $input) {
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

export const ARRIVE = graphql(
  `
    mutation RecordArrival($input: RecordArrival!) {
      recordArrival(input: $input) {
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

export const FIND = graphql(`
  query FindAboard($text: String!) {
    search(text: $text, first: 10) {
      id
      number
      state
      person {
        name
        workingLabel
      }
      passages {
        state
      }
    }
  }
`);
export type Found = ResultOf<typeof FIND>['search'][number];

export const FOUND = graphql(
  `
    mutation FoundOnBoard($input: FoundOnBoard!) {
      foundOnBoard(input: $input) {
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
