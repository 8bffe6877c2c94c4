import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

export const GROUPS = graphql(`
  query Groups($after: String) {
    groups(after: $after, first: 50) {
      next
      items {
        id
        reference
        country
        receivedAt
        expected
        unit {
          nameId
          nameEn
          zone
        }
        progress {
          registered
          drafts
        }
      }
    }
  }
`);

export const CREATE = graphql(
  `
    mutation CreateGroup($input: CreateGroup!) {
      createGroup(input: $input) {
        __typename
        ... on Group {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const CHANGE = graphql(
  `
    mutation ChangeGroup($input: ChangeGroup!) {
      changeGroup(input: $input) {
        __typename
        ... on Group {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const GROUP = graphql(`
  query Group($id: ID!) {
    group(id: $id) {
      id
      reference
      country
      receivedAt
      expected
      unit {
        id
        nameId
        nameEn
        zone
      }
      progress {
        registered
        drafts
      }
    }
    caseCounts(filter: { group: $id }) {
      state
      count
    }
  }
`);

export const IMPORT = graphql(
  `
    mutation ImportList($input: ImportList!) {
      importList(input: $input) {
        __typename
        ... on ListImport {
          ready
          drafts
          registered
          repeated
          asksDateOrder
          columns {
            heading
            field
          }
          problems {
            message
            remedy
            saidId
            saidEn
          }
          warnings {
            message
            remedy
            saidId
            saidEn
          }
          rows {
            line
            number
            state
            problems {
              field
              message
              remedy
              saidId
              saidEn
              typed
            }
            warnings {
              field
              code
              message
              remedy
              saidId
              saidEn
            }
          }
        }
        ...problem
      }
    }
  `,
  [problem],
);
type ImportOutcome = ResultOf<typeof IMPORT>['importList'];
export type Imported = Extract<ImportOutcome, { __typename: 'ListImport' }>;

export const DRAFTS = graphql(`
  query Drafts($group: ID!, $after: String) {
    drafts(group: $group, state: OPEN, first: 100, after: $after) {
      next
      items {
        id
        version
        line
        list
        typed {
          column
          field
          text
        }
        problems {
          field
          message
          remedy
          saidId
          saidEn
        }
      }
    }
  }
`);
export type DraftPage = ResultOf<typeof DRAFTS>['drafts'];
export type Draft = DraftPage['items'][number];

export const FIX = graphql(
  `
    mutation FixDraft($input: FixDraft!) {
      fixDraft(input: $input) {
        __typename
        ... on Draft {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const DISCARD = graphql(
  `
    mutation DiscardDraft($input: DiscardDraft!) {
      discardDraft(input: $input) {
        __typename
        ... on Draft {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const TAKE_OUT = graphql(
  `
    mutation TakeOutDrafts($input: TakeOutDrafts!) {
      takeOutDrafts(input: $input) {
        __typename
        ... on Group {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);
