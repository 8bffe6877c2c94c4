import { graphql, problem } from '../../api/graphql';

export const ASSESSMENTS = graphql(`
  query Assessments($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      assessments {
        id
        kind
        outcome
        specialist
        note
        occurredAt
        unit {
          nameId
          nameEn
        }
      }
    }
  }
`);

export const RECORD_ASSESSMENT = graphql(
  `
    mutation RecordOneAssessment($input: RecordAssessment!) {
      recordAssessment(input: $input) {
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
