import { graphql, problem } from '../../api/graphql';

export const ASSIGNMENTS = graphql(`
  query AssignmentsOf($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      assignments {
        id
        reason
        note
        occurredAt
        unit {
          id
          nameId
          nameEn
        }
        account {
          id
          login
        }
      }
    }
  }
`);

export const BARRINGS = graphql(`
  query BarringsOf($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      barrings {
        id
        reason
        note
        occurredAt
        liftedAt
        account {
          id
          login
        }
      }
    }
  }
`);

export const COLLEAGUES = graphql(`
  query ColleaguesHere {
    colleagues {
      id
      login
    }
  }
`);

export const ASSIGN_CASE = graphql(
  `
    mutation AssignOneCase($input: AssignCase!) {
      assignCase(input: $input) {
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

export const BAR = graphql(
  `
    mutation BarOneAccount($input: BarAccount!) {
      barAccount(input: $input) {
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

export const LIFT_BAR = graphql(
  `
    mutation LiftOneBar($input: LiftBar!) {
      liftBar(input: $input) {
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
