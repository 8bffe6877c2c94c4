import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

const unit = graphql(`
  fragment unit on Unit {
    id
    version
    code
    nameId
    nameEn
    country
    province
    zone
    organisation {
      id
    }
  }
`);
export type Unit = ResultOf<typeof unit>;

const organisation = graphql(`
  fragment organisation on Organisation {
    id
    version
    code
    kind
    nameId
    nameEn
  }
`);
export type Organisation = ResultOf<typeof organisation>;

export const ALL = graphql(
  `
    query UnitsAndOrganisations {
      me {
        organisation {
          id
        }
      }
      units {
        ...unit
      }
      organisations {
        ...organisation
      }
      awaitedOrganisations {
        id
      }
    }
  `,
  [unit, organisation],
);

export const SHELTERS = graphql(`
  query SheltersOfUnits {
    shelters {
      id
      code
      name
      unit {
        id
        nameId
        nameEn
        organisation {
          id
        }
      }
      beds {
        kind
        count
      }
    }
  }
`);

export const OPEN_SHELTER = graphql(
  `
    mutation OpenOneShelter($input: OpenShelter!) {
      openShelter(input: $input) {
        __typename
        ... on Shelter {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const LIMITS = graphql(`
  query OwnLimits {
    ownLimits {
      id
      clock
      hours
      setAt
    }
  }
`);

export const MONTHS = graphql(`
  query FollowUpTemplate {
    followUpTemplate {
      month
      own
    }
  }
`);

export const CREATE_UNIT = graphql(
  `
    mutation CreateOneUnit($input: CreateUnit!) {
      createUnit(input: $input) {
        __typename
        ... on Unit {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const CHANGE_UNIT = graphql(
  `
    mutation ChangeOneUnit($input: ChangeUnit!) {
      changeUnit(input: $input) {
        __typename
        ... on Unit {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const CREATE_ORGANISATION = graphql(
  `
    mutation FoundOrganisation($input: CreateOrganisation!) {
      createOrganisation(input: $input) {
        __typename
        ... on Organisation {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const CHANGE_ORGANISATION = graphql(
  `
    mutation RenameOrganisation($input: ChangeOrganisation!) {
      changeOrganisation(input: $input) {
        __typename
        ... on Organisation {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const INVITE_FIRST = graphql(
  `
    mutation InviteFirst($input: InviteFirstAdministrator!) {
      inviteFirstAdministrator(input: $input) {
        __typename
        ... on IssuedInvitation {
          id
          login
          kind
          expiresAt
          link
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const SET_LIMIT = graphql(
  `
    mutation SetOneLimit($input: SetOwnLimit!) {
      setOwnLimit(input: $input) {
        __typename
        ... on OwnLimit {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const SET_MONTH = graphql(
  `
    mutation SetOneMonth($input: SetFollowUpMonth!) {
      setFollowUpMonth(input: $input) {
        __typename
        ... on FollowUpMonth {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);
