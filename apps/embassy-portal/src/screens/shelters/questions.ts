import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

export const SHELTERS = graphql(`
  query Shelters {
    shelters {
      id
      version
      code
      name
      unit {
        id
        nameId
        nameEn
      }
      beds {
        kind
        count
        free
        held
        closed
      }
    }
  }
`);
export type Shelter = ResultOf<typeof SHELTERS>['shelters'][number];

/** Who waits for a bed, or sleeps in one: what a bed is chosen by, and no more. */
export const GUESTS = graphql(`
  query GuestsToBe($filter: CaseFilter!, $after: String) {
    cases(filter: $filter, first: 100, after: $after) {
      items {
        id
        number
        version
        childAtIdentification
        holder {
          id
        }
        person {
          name
          workingLabel
          sex
          birthYear
        }
        kin {
          relation
          endedAt
          case {
            id
          }
          other {
            id
          }
        }
        keptFrom {
          id
          version
          endedAt
          other {
            id
          }
        }
        stays {
          id
          bedKind
          occurredAt
          leftAt
          cameAt
          absence
          shelter {
            id
            code
            unit {
              id
            }
          }
        }
      }
      next
    }
  }
`);
export type Found = ResultOf<typeof GUESTS>['cases']['items'][number];

export const BED_HOLDS = graphql(`
  query BedHolds($shelter: ID!) {
    bedHolds(shelter: $shelter) {
      id
      version
      bedKind
      count
      reason
      until
      unit {
        id
        nameId
        nameEn
      }
    }
  }
`);

export const PLACE = graphql(
  `
    mutation PlaceAll($rows: [PlaceInShelter!]!) {
      placeAllInShelter(rows: $rows) {
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

export const PLACE_FAMILY = graphql(
  `
    mutation PlaceFamilyTogether($input: PlaceFamily!) {
      placeFamily(input: $input) {
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

export const CAME = graphql(
  `
    mutation GuestsCame($rows: [ConfirmGuest!]!) {
      confirmGuests(rows: $rows) {
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

export const MISSED = graphql(
  `
    mutation GuestDidNotCome($input: MissGuest!) {
      missGuest(input: $input) {
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

export const LEAVE = graphql(
  `
    mutation LeaveBed($input: LeaveShelter!) {
      leaveShelter(input: $input) {
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

export const KEEP_APART = graphql(
  `
    mutation KeepTwoApart($input: KeepPeopleApart!) {
      keepApart(input: $input) {
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

export const END_APART = graphql(
  `
    mutation EndTwoApart($input: EndKeepApart!) {
      endKeepApart(input: $input) {
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

export const HOLD_BEDS = graphql(
  `
    mutation HoldSomeBeds($input: HoldBeds!) {
      holdBeds(input: $input) {
        __typename
        ... on BedHold {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const RELEASE = graphql(
  `
    mutation ReleaseHeldBeds($input: ReleaseBeds!) {
      releaseBeds(input: $input) {
        __typename
        ... on BedHold {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const CHANGE_SHELTER = graphql(
  `
    mutation ChangeOneShelter($input: ChangeShelter!) {
      changeShelter(input: $input) {
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
