import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';
import { document } from '../../parts/papers/questions';

export const PREPARING = graphql(
  `
    query Preparing($filter: CaseFilter, $after: String) {
      cases(filter: $filter, first: 50, after: $after) {
        next
        items {
          id
          number
          version
          state
          reach
          person {
            name
            workingLabel
          }
          documents {
            ...document
          }
          clearances {
            id
            kind
            status
            occurredAt
          }
          holds {
            id
            code
            owner
            expectedOn
            occurredAt
            clearedAt
          }
          passages {
            state
          }
        }
      }
    }
  `,
  [document],
);
export type Row = ResultOf<typeof PREPARING>['cases']['items'][number];

export const MARK_READY = graphql(
  `
    mutation ReadyToTravel($rows: [MoveCase!]!) {
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
