import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

export const DEATH = graphql(`
  query DeathOfCase($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      death {
        id
        occurredAt
        country
        place
        authority
        cause
        certificate
        kin
        kinToldAt
        note
        unit {
          nameId
          nameEn
        }
      }
    }
  }
`);
export type Death = NonNullable<ResultOf<typeof DEATH>['case']>['death'][number];

export const REMAINS = graphql(`
  query RemainsOfCase($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      remains {
        id
        step
        occurredAt
        note
      }
    }
  }
`);

/** By what they are brought and given: for whoever may read movements and papers. */
export const BY_WHAT = graphql(`
  query RemainsByWhat($id: ID!) {
    case(id: $id) {
      remains {
        id
        movement {
          reference
        }
        handover {
          number
        }
      }
    }
  }
`);

export const CERTIFICATES = graphql(`
  query CertificatesOfCase($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      files {
        id
        kind
        recordedAt
      }
    }
  }
`);

export const UNDER_WAY = graphql(`
  query MovementsForRemains {
    movements(first: 100) {
      items {
        id
        reference
      }
    }
  }
`);

export const PAPERS_OF = graphql(`
  query HandoversOfCase($id: ID!) {
    case(id: $id) {
      handovers {
        refusal
        handover {
          id
          number
          addendum
          giverSignedAt
          receiverSignedAt
        }
      }
    }
  }
`);

export const RECORD_DEATH = graphql(
  `
    mutation RecordDeath($input: RecordDeath!) {
      recordDeath(input: $input) {
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

export const TELL_KIN = graphql(
  `
    mutation TellKin($input: TellKin!) {
      tellKin(input: $input) {
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

export const RECORD_REMAINS = graphql(
  `
    mutation RecordRemains($input: RecordRemains!) {
      recordRemains(input: $input) {
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
