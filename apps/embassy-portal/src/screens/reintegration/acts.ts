import { graphql, problem } from '../../api/graphql';

export const LOG_ASSISTANCE = graphql(
  `
    mutation LogAssistance($input: LogAssistance!) {
      logAssistance(input: $input) {
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

export const UPDATE_ASSISTANCE = graphql(
  `
    mutation UpdateAssistance($input: UpdateAssistance!) {
      updateAssistance(input: $input) {
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

export const UPDATE_ITEM = graphql(
  `
    mutation UpdatePlanItem($input: UpdatePlanItem!) {
      updatePlanItem(input: $input) {
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

export const AGREE_PLAN = graphql(
  `
    mutation AgreePlan($input: AgreePlan!) {
      agreePlan(input: $input) {
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

export const RECORD_SURVEY = graphql(
  `
    mutation RecordSurvey($input: RecordSurvey!) {
      recordSurvey(input: $input) {
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

export const LINK_SUPPORT = graphql(
  `
    mutation LinkSupport($input: LinkSupport!) {
      linkSupport(input: $input) {
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
