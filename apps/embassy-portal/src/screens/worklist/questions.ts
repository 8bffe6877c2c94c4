import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

/** What a line of the list shows; the person by their label only. */
const row = graphql(`
  fragment row on Case {
    id
    number
    version
    state
    priorState
    updatedAt
    childAtIdentification
    restrictedSince
    reach
    person {
      name
      alias
      workingLabel
    }
    group {
      id
      reference
    }
    post {
      code
      nameId
      nameEn
    }
    answerable {
      since
      unit {
        id
        code
        nameId
        nameEn
      }
      account {
        login
      }
    }
  }
`);

export const CASES = graphql(
  `
    query Cases($filter: CaseFilter, $after: String) {
      cases(filter: $filter, after: $after, first: 50) {
        next
        items {
          ...row
        }
      }
    }
  `,
  [row],
);

export const SEARCH = graphql(
  `
    query Search($text: String!) {
      search(text: $text) {
        ...row
      }
    }
  `,
  [row],
);

export const STANDING = graphql(`
  query Standing($id: ID!) {
    case(id: $id) {
      version
      state
      priorState
      reach
    }
  }
`);

/** One line of the list. */
export type Row = ResultOf<typeof row>;

export const COUNTS = graphql(`
  query Counts($filter: CaseFilter) {
    caseCounts(filter: $filter) {
      state
      count
    }
  }
`);

export const WORKLISTS = graphql(`
  query Todo {
    todo {
      code
      count
    }
  }
`);

export const GROUPS = graphql(`
  query GroupNames {
    groups(first: 100) {
      items {
        id
        reference
      }
    }
  }
`);

export const COLLEAGUES = graphql(`
  query Colleagues {
    colleagues {
      id
      login
    }
  }
`);

export const REASSIGN = graphql(
  `
    mutation ReassignAll($input: ReassignCaseload!) {
      reassignCaseload(input: $input) {
        __typename
        ... on Caseload {
          moved
          left
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const MOVE = graphql(
  `
    mutation MoveCases($rows: [MoveCase!]!) {
      moveCases(rows: $rows) {
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

export const ASSIGN = graphql(
  `
    mutation AssignCases($rows: [AssignCase!]!) {
      assignCases(rows: $rows) {
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
