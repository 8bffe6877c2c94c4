import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

export const CARE = graphql(`
  query Care($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      careRaisedAt
      needs {
        id
        code
        metAt
        note
        occurredAt
      }
      consents {
        id
        purpose
        basis
        given
        groups
        note
        expiresOn
        withdrawnAt
        occurredAt
        recipient {
          id
          nameId
          nameEn
        }
      }
    }
  }
`);
export type Consent = NonNullable<ResultOf<typeof CARE>['case']>['consents'][number];

/** Whom the case was offered to, and of what kind they are: what stops when sharing is withdrawn. */
export const OFFERED = graphql(`
  query OfferedOfCase($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      referrals {
        id
        kind
        state
        service
        toUnit {
          id
          nameId
          nameEn
          organisation {
            kind
          }
        }
      }
    }
  }
`);

export const ORGANISATIONS = graphql(`
  query OrganisationsToShareWith {
    organisations {
      id
      kind
      nameId
      nameEn
    }
  }
`);

export const MEET_NEED = graphql(
  `
    mutation MeetNeed($input: MeetNeed!) {
      meetNeed(input: $input) {
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

export const RECORD_NEED = graphql(
  `
    mutation RecordOneNeed($input: RecordNeed!) {
      recordNeed(input: $input) {
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

export const RAISE_CARE = graphql(
  `
    mutation RaiseCareOf($input: RaiseCare!) {
      raiseCare(input: $input) {
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

export const RECORD_CONSENT = graphql(
  `
    mutation RecordOneConsent($input: RecordConsent!) {
      recordConsent(input: $input) {
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

export const WITHDRAW_CONSENT = graphql(
  `
    mutation WithdrawOneConsent($input: WithdrawConsent!) {
      withdrawConsent(input: $input) {
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
