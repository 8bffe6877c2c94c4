import { graphql, problem } from '../../api/graphql';

export const MOVE = graphql(
  `
    mutation MoveCase($input: MoveCase!) {
      moveCase(input: $input) {
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

export const GO_HOME = graphql(
  `
    mutation GoHomeNow($input: GoHome!) {
      goHome(input: $input) {
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

export const OPEN_HOLD = graphql(
  `
    mutation OpenHold($input: OpenHold!) {
      openHold(input: $input) {
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

export const CLEAR_HOLD = graphql(
  `
    mutation ClearHold($input: ClearHold!) {
      clearHold(input: $input) {
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

export const ATTACH = graphql(
  `
    mutation AttachFile($input: AttachFile!) {
      attachFile(input: $input) {
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

export const RECORD_DETERMINATION = graphql(
  `
    mutation RecordDetermination($input: RecordDetermination!) {
      recordDetermination(input: $input) {
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

export const CHANGE_CONTACT = graphql(
  `
    mutation ChangeContact($input: ChangeContact!) {
      changeContact(input: $input) {
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

export const RECORD_CONTACT_RULE = graphql(
  `
    mutation RecordOneContactRule($input: RecordContactRule!) {
      recordContactRule(input: $input) {
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
