import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

const client = graphql(`
  fragment client on MachineClient {
    id
    clientId
    purpose
    recordedAt
    disabledAt
    account {
      id
      unit {
        id
        nameId
        nameEn
      }
    }
    keys {
      id
      kid
      notBefore
      notAfter
    }
  }
`);
export type Client = ResultOf<typeof client>;

export const CLIENTS = graphql(
  `
    query Clients($after: String) {
      clients(after: $after) {
        next
        items {
          ...client
        }
      }
    }
  `,
  [client],
);

export const REGISTER = graphql(
  `
    mutation RegisterClient($input: RegisterClient!) {
      registerClient(input: $input) {
        __typename
        ... on MachineClient {
          id
          clientId
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const ADD_KEY = graphql(
  `
    mutation AddClientKey($input: AddClientKey!) {
      addClientKey(input: $input) {
        __typename
        ... on MachineClient {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const RETIRE_KEY = graphql(
  `
    mutation RetireClientKey($input: RetireClientKey!) {
      retireClientKey(input: $input) {
        __typename
        ... on MachineClient {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const DISABLE = graphql(
  `
    mutation DisableClient($input: DisableClient!) {
      disableClient(input: $input) {
        __typename
        ... on MachineClient {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);
