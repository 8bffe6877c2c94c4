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
          zone
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

export const BROKEN = graphql(`
  query BrokenOpen($number: String!) {
    case(number: $number, purpose: PROTECTION) {
      id
    }
  }
`);
