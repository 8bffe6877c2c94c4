import type { ResultOf } from 'gql.tada';
import { graphql } from '../../api/graphql';

export const ENTRIES = graphql(`
  query AuditEntries($filter: AuditFilter, $after: String, $first: Int!) {
    auditEntries(filter: $filter, after: $after, first: $first) {
      next
      items {
        id
        at
        account
        kind
        act
        cases
        numbers {
          case
          number
        }
        opened
        purpose
        by {
          login
          name
        }
        ofUnit {
          code
          nameId
          nameEn
        }
        export {
          people
          filter
          format
          columns
        }
        changes {
          case
          kind
          from
          to
          code
        }
        seal {
          number
          hash
        }
      }
    }
  }
`);
export type Entry = ResultOf<typeof ENTRIES>['auditEntries']['items'][number];

export const HEAD = graphql(`
  query AuditHead {
    auditHead {
      entries
      tip
      at
      signature
    }
  }
`);
