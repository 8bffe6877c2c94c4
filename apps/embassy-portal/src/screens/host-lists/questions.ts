import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

export const GROUPS = graphql(`
  query GroupsToReconcile {
    groups(first: 100) {
      items {
        id
        reference
        receivedAt
        unit {
          id
          zone
        }
      }
    }
  }
`);

export const LISTS = graphql(`
  query HostLists($group: ID!, $after: String) {
    hostLists(group: $group, after: $after, first: 50) {
      next
      items {
        id
        kind
        reference
        occurredAt
        unit {
          zone
        }
        counts {
          both
          unsure
          onlyTheirs
          onlyOurs
          open
        }
      }
    }
  }
`);

export const LIST = graphql(`
  query HostList($id: ID!) {
    hostList(id: $id) {
      id
      kind
      reference
      occurredAt
      unit {
        id
        nameId
        nameEn
        zone
      }
      group {
        id
        reference
      }
      counts {
        both
        unsure
        onlyTheirs
        onlyOurs
        open
      }
      entries {
        id
        version
        line
        standing
        byNumber
        name
        birthDate
        documentNumber
        note
        resolution
        resolvedAt
        owner {
          id
          nameId
          nameEn
        }
        case {
          id
          number
          state
          reach
          person {
            name
            workingLabel
          }
        }
      }
    }
  }
`);
export type HostList = NonNullable<ResultOf<typeof LIST>['hostList']>;
export type Entry = HostList['entries'][number];

export const OURS = graphql(`
  query OursInGroup($group: ID!) {
    cases(filter: { group: $group }, first: 100) {
      items {
        id
        number
        person {
          name
          workingLabel
        }
      }
    }
  }
`);

export const UNITS = graphql(`
  query UnitsThatSettle {
    units {
      id
      nameId
      nameEn
    }
  }
`);

export const RECONCILE = graphql(
  `
    mutation ReconcileHostList($input: ReconcileHostList!) {
      reconcileHostList(input: $input) {
        __typename
        ... on HostList {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const RESOLVE = graphql(
  `
    mutation ResolveHostEntries($rows: [ResolveHostEntry!]!) {
      resolveHostEntries(rows: $rows) {
        __typename
        ... on HostEntry {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);
