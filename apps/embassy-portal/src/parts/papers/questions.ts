import type { ResultOf } from 'gql.tada';
import { graphql } from '../../api/graphql';

/** The papers of somebody, without their numbers. */
export const document = graphql(`
  fragment document on TravelDocument {
    id
    version
    kind
    status
    numberPending
    issuedOn
    expiresOn
  }
`);
export type Document = ResultOf<typeof document>;

export const READINESS = graphql(`
  query Readiness($cases: [ID!]!) {
    readiness(cases: $cases) {
      case
      awaits {
        guard
        about
      }
    }
  }
`);
export type Awaited = ResultOf<typeof READINESS>['readiness'][number]['awaits'][number];
