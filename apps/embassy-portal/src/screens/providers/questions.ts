import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

export const PROVIDERS = graphql(`
  query KnownProviders($after: String) {
    providers(first: 20, after: $after) {
      next
      items {
        id
        version
        name
        contact
        offers
        regency
        agency {
          nameId
          nameEn
        }
      }
    }
  }
`);
export type Provider = ResultOf<typeof PROVIDERS>['providers']['items'][number];

export const SUPPORTS = graphql(`
  query SharedSupports($after: String) {
    sharedSupports(first: 20, after: $after) {
      next
      items {
        id
        version
        level
        type
        note
        regencies
        state
        plannedOn
        givenOn
        costMinor
        currency
        beneficiaries
        provider {
          name
          agency {
            nameId
            nameEn
          }
        }
      }
    }
  }
`);
export type Support = ResultOf<typeof SUPPORTS>['sharedSupports']['items'][number];

export const ORGANISATIONS = graphql(`
  query KnownOrganisations {
    organisations {
      id
      nameId
      nameEn
    }
  }
`);

export const ADD_PROVIDER = graphql(
  `
    mutation AddProvider($input: AddProvider!) {
      addProvider(input: $input) {
        __typename
        ... on Provider {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const CHANGE_PROVIDER = graphql(
  `
    mutation ChangeProvider($input: ChangeProvider!) {
      changeProvider(input: $input) {
        __typename
        ... on Provider {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const RECORD_SUPPORT = graphql(
  `
    mutation RecordSupport($input: RecordSupport!) {
      recordSupport(input: $input) {
        __typename
        ... on SharedSupport {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const UPDATE_SUPPORT = graphql(
  `
    mutation UpdateSupport($input: UpdateSupport!) {
      updateSupport(input: $input) {
        __typename
        ... on SharedSupport {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);
