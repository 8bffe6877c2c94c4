import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

export const GLASSES = graphql(`
  query Glasses($reviewed: Boolean!, $after: String) {
    glassReviews(reviewed: $reviewed, after: $after) {
      next
      items {
        id
        number
        reason
        text
        recordedAt
        until
        account {
          login
          name
        }
        unit {
          nameId
          nameEn
        }
        reviews {
          id
          verdict
          note
          recordedAt
          unit {
            nameId
            nameEn
          }
        }
      }
    }
  }
`);

export const REVIEW = graphql(
  `
    mutation ReviewGlass($input: ReviewGlass!) {
      reviewGlass(input: $input) {
        __typename
        ... on Glass {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const BREAK = graphql(
  `
    mutation BreakGlass($input: BreakGlass!) {
      breakGlass(input: $input) {
        __typename
        ... on Glass {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

/** What the core shows of a case to whoever opened it in an emergency; by their role, how to reach the person as well. */
export const BROKEN = graphql(`
  query BrokenOpen($number: String!, $contact: Boolean!, $needs: Boolean!) {
    case(number: $number, purpose: PROTECTION) {
      id
      number
      state
      country
      holder {
        nameId
        nameEn
      }
      person {
        name
        alias
        workingLabel
        sex
        birthYear
        phone @include(if: $contact)
        safeContact @include(if: $contact)
        notes @include(if: $contact)
      }
      needs @include(if: $needs) {
        id
        code
        note
        metAt
      }
    }
  }
`);
export type Broken = ResultOf<typeof BROKEN>['case'];
