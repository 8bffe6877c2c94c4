import { graphql, problem } from '../../api/graphql';

export const CREATE = graphql(
  `
    mutation CreateMovement($input: CreateMovement!) {
      createMovement(input: $input) {
        __typename
        ... on Movement {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const ADD_LEG = graphql(
  `
    mutation AddLeg($input: AddLeg!) {
      addLeg(input: $input) {
        __typename
        ... on Movement {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const RETIME = graphql(
  `
    mutation RetimeLeg($input: RetimeLeg!) {
      retimeLeg(input: $input) {
        __typename
        ... on Movement {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const CANCEL_LEG = graphql(
  `
    mutation CancelLeg($input: CancelLeg!) {
      cancelLeg(input: $input) {
        __typename
        ... on Movement {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const ISSUE = graphql(
  `
    mutation IssueManifest($input: IssueManifest!) {
      issueManifest(input: $input) {
        __typename
        ... on Movement {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const CHANGE_ESCORTS = graphql(
  `
    mutation ChangeEscorts($input: ChangeEscorts!) {
      changeEscorts(input: $input) {
        __typename
        ... on Movement {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const CANCEL = graphql(
  `
    mutation CancelMovement($input: CancelMovement!) {
      cancelMovement(input: $input) {
        __typename
        ... on Movement {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const SPLIT = graphql(
  `
    mutation SplitMovement($input: SplitMovement!) {
      splitMovement(input: $input) {
        __typename
        ... on Movement {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const MERGE = graphql(
  `
    mutation MergeMovements($input: MergeMovements!) {
      mergeMovements(input: $input) {
        __typename
        ... on Movement {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const LIST = graphql(
  `
    mutation ManifestPassengers($rows: [ManifestPassenger!]!) {
      manifestPassengers(rows: $rows) {
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

export const PLACE = graphql(
  `
    mutation AssignLegs($rows: [AssignLeg!]!) {
      assignLegs(rows: $rows) {
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

export const TAKE_OFF = graphql(
  `
    mutation TakeOffAll($rows: [TakeOff!]!) {
      takeOffAll(rows: $rows) {
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

export const TRANSFER = graphql(
  `
    mutation TransferPassengers($rows: [TransferPassenger!]!) {
      transferPassengers(rows: $rows) {
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

export const READY = graphql(
  `
    mutation MarkReady($rows: [MoveCase!]!) {
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

export const RECORD_LEG = graphql(
  `
    mutation RecordLeg($input: RecordLeg!) {
      recordLeg(input: $input) {
        __typename
        ... on Movement {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);
