import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

/** What was asked, and not what was said: that is opened when somebody reads it. */
export const INTERVIEWS = graphql(`
  query InterviewsOfCase($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      askedOnce {
        question
        answeredBy
        at
        mayReuse
        timesAsked
      }
      interviews {
        id
        kind
        questions
        reusable
        again
        occurredAt
        unit {
          nameId
          nameEn
        }
      }
    }
  }
`);
export type Asked = NonNullable<ResultOf<typeof INTERVIEWS>['case']>;

export const ANSWERS = graphql(`
  query AnswersOfCase($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      interviews {
        id
        answers
        note
      }
    }
  }
`);

export const RECORD_INTERVIEW = graphql(
  `
    mutation RecordOneInterview($input: RecordInterview!) {
      recordInterview(input: $input) {
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
