import { graphql, problem } from '../../api/graphql';

export const RECORD_DOCUMENT = graphql(
  `
    mutation RecordDocument($input: RecordDocument!) {
      recordDocument(input: $input) {
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

export const UPDATE_DOCUMENT = graphql(
  `
    mutation UpdateDocument($input: UpdateDocument!) {
      updateDocument(input: $input) {
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

export const RECORD_CLEARANCES = graphql(
  `
    mutation RecordClearances($rows: [RecordClearance!]!) {
      recordClearances(rows: $rows) {
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

export const CLEAR_HOLDS = graphql(
  `
    mutation ClearHolds($rows: [ClearHold!]!) {
      clearHolds(rows: $rows) {
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

export const OPEN_HOLDS = graphql(
  `
    mutation OpenHolds($rows: [OpenHold!]!) {
      openHolds(rows: $rows) {
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
