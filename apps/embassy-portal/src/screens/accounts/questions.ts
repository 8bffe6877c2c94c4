import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

const account = graphql(`
  fragment account on Account {
    id
    version
    login
    name
    roles
    language
    disabledAt
    unit {
      id
      code
      nameId
      nameEn
    }
  }
`);
export type Account = ResultOf<typeof account>;

export const ACCOUNTS = graphql(
  `
    query Accounts($filter: AccountFilter, $after: String, $first: Int!) {
      accounts(filter: $filter, after: $after, first: $first) {
        next
        items {
          ...account
        }
      }
    }
  `,
  [account],
);

/** One's own organisation: what it may give is by its kind. */
export const OWN = graphql(`
  query OwnOrganisation {
    me {
      organisation {
        id
        code
        kind
      }
    }
    units {
      id
      code
      nameId
      nameEn
      organisation {
        id
      }
    }
  }
`);

export const INVITATIONS = graphql(`
  query InvitationsTo($filter: AccountFilter) {
    accounts(filter: $filter, first: 20) {
      items {
        id
        invitations {
          id
          kind
          recordedAt
          expiresAt
          usedAt
          revokedAt
        }
      }
    }
  }
`);

export const SESSIONS = graphql(`
  query Sessions($account: ID, $after: String) {
    sessions(account: $account, after: $after) {
      next
      items {
        id
        methods
        signedInAt
        verifiedAt
        workedAt
        endsAt
        account {
          id
          login
          name
        }
      }
    }
  }
`);

export const GRANTS = graphql(`
  query RoleGrants($account: ID) {
    roleGrants(account: $account, first: 20) {
      items {
        id
        role
        given
        recordedAt
        giver {
          login
        }
      }
    }
  }
`);

export const STAND_INS = graphql(`
  query StandIns($account: ID, $after: String) {
    standIns(account: $account, after: $after) {
      next
      items {
        id
        roles
        reason
        recordedAt
        until
        endedAt
        account {
          id
          login
          name
        }
        unit {
          id
          code
          nameId
          nameEn
        }
      }
    }
  }
`);

/** An account's own, and where the latest of the organisation was linked. */
export const SUBJECTS = graphql(`
  query LinkedSubjects($account: ID!) {
    ofAccount: linkedSubjects(account: $account, first: 50) {
      items {
        id
        issuer
        subject
        recordedAt
      }
    }
    latest: linkedSubjects(first: 1) {
      items {
        issuer
      }
    }
  }
`);

const issued = graphql(`
  fragment issued on IssuedInvitation {
    id
    login
    kind
    expiresAt
    link
  }
`);
export type Issued = ResultOf<typeof issued>;

export const INVITE = graphql(
  `
    mutation InviteAccount($input: InviteAccount!) {
      inviteAccount(input: $input) {
        __typename
        ...issued
        ...problem
      }
    }
  `,
  [issued, problem],
);

export const RESEND = graphql(
  `
    mutation ResendInvitation($input: OfAccount!) {
      resendInvitation(input: $input) {
        __typename
        ...issued
        ...problem
      }
    }
  `,
  [issued, problem],
);

export const RESET = graphql(
  `
    mutation ResetSecondFactor($input: OfAccount!) {
      resetSecondFactor(input: $input) {
        __typename
        ...issued
        ...problem
      }
    }
  `,
  [issued, problem],
);

export const REVOKE_INVITATION = graphql(
  `
    mutation RevokeInvitation($input: RevokeInvitation!) {
      revokeInvitation(input: $input) {
        __typename
        ... on Invitation {
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
    mutation ChangeAccount($input: ChangeAccount!) {
      changeAccount(input: $input) {
        __typename
        ... on Account {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const GRANT = graphql(
  `
    mutation GrantRole($input: ChangeRole!) {
      grantRole(input: $input) {
        __typename
        ... on Account {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const TAKE = graphql(
  `
    mutation RevokeRole($input: ChangeRole!) {
      revokeRole(input: $input) {
        __typename
        ... on Account {
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
    mutation DisableAccount($input: OfAccount!) {
      disableAccount(input: $input) {
        __typename
        ... on Account {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const ENABLE = graphql(
  `
    mutation EnableAccount($input: OfAccount!) {
      enableAccount(input: $input) {
        __typename
        ... on Account {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const END_SESSIONS = graphql(
  `
    mutation EndSessions($input: OfAccount!) {
      endSessions(input: $input) {
        __typename
        ... on Account {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const GIVE_STAND_IN = graphql(
  `
    mutation GiveStandIn($input: GiveStandIn!) {
      standIn(input: $input) {
        __typename
        ... on StandIn {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const END_STAND_IN = graphql(
  `
    mutation EndStandIn($input: EndStandIn!) {
      endStandIn(input: $input) {
        __typename
        ... on StandIn {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const LINK_SUBJECT = graphql(
  `
    mutation LinkSubject($input: OfSubject!) {
      linkSubject(input: $input) {
        __typename
        ... on Account {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const UNLINK_SUBJECT = graphql(
  `
    mutation UnlinkSubject($input: OfSubject!) {
      unlinkSubject(input: $input) {
        __typename
        ... on Account {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);
