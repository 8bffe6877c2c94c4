import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

const relative = graphql(`
  fragment relative on Case {
    id
    number
    state
    reach
    person {
      name
      workingLabel
      birthYear
    }
  }
`);

const source = graphql(`
  fragment source on Unit {
    nameId
    nameEn
    organisation {
      code
    }
  }
`);

export const FAMILY = graphql(
  `
    query Family($id: ID!, $purpose: ReadPurpose) {
      me {
        unit {
          organisation {
            code
          }
        }
      }
      case(id: $id, purpose: $purpose) {
        id
        number
        state
        reach
        separated
        person {
          name
          workingLabel
        }
        answerable {
          unit {
            id
          }
        }
        kin {
          id
          relation
          proof
          standing
          occurredAt
          endedAt
          unit {
            ...source
          }
          case {
            ...relative
          }
          other {
            ...relative
          }
          stances {
            id
            kind
            ground
            note
            occurredAt
            unit {
              nameId
              nameEn
              organisation {
                code
              }
            }
          }
        }
      }
    }
  `,
  [relative, source],
);
export type Family = NonNullable<ResultOf<typeof FAMILY>['case']>;
export type Kin = Family['kin'][number];

export const BY_NUMBER = graphql(
  `
    query RelativeByNumber($number: String!) {
      case(number: $number) {
        ...relative
      }
    }
  `,
  [relative],
);

export const LINK = graphql(
  `
    mutation LinkKin($input: LinkKin!) {
      linkKin(input: $input) {
        __typename
        ... on Kin {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const CONFIRM = graphql(
  `
    mutation ConfirmKin($input: ConfirmKin!) {
      confirmKin(input: $input) {
        __typename
        ... on Kin {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const DISPUTE = graphql(
  `
    mutation DisputeKin($input: DisputeKin!) {
      disputeKin(input: $input) {
        __typename
        ... on Kin {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const UNLINK = graphql(
  `
    mutation UnlinkKin($input: UnlinkKin!) {
      unlinkKin(input: $input) {
        __typename
        ... on Kin {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);
