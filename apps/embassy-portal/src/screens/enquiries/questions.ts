import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

export const ENQUIRIES = graphql(`
  query Enquiries($after: String) {
    enquiries(after: $after) {
      items {
        id
        relation
        enquirer
        contact
        sought
        birthYear
        occurredAt
        replies {
          id
          message
          recordedAt
        }
      }
      next
    }
  }
`);
export type Taken = ResultOf<typeof ENQUIRIES>['enquiries']['items'][number];

export const RECORD = graphql(
  `
    mutation RecordEnquiry($input: RecordEnquiry!) {
      recordEnquiry(input: $input) {
        __typename
        ... on Enquiry {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

/** What is to be put to the person of a case, and what they answered. */
export const TO_PUT = graphql(`
  query EnquiriesOfCase($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      enquiries {
        id
        version
        answer
        answeredAt
        recordedAt
        enquiry {
          relation
          enquirer
          sought
          birthYear
          occurredAt
        }
      }
    }
  }
`);
export type ToPut = NonNullable<ResultOf<typeof TO_PUT>['case']>['enquiries'][number];

export const ANSWER = graphql(
  `
    mutation AnswerEnquiry($input: AnswerEnquiry!) {
      answerEnquiry(input: $input) {
        __typename
        ... on EnquiryMatch {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);
