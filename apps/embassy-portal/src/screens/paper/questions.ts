import type { ResultOf } from 'gql.tada';
import { graphql } from '../../api/graphql';

/**
 * One person as a paper names them: opened by themselves, for their journey, and written down. Who only receives people at
 * home reads of their papers what a BAST said when it was signed.
 */
export const OPEN = graphql(`
  query OpenForPaper($id: ID!, $travels: Boolean!) {
    case(id: $id, purpose: TRAVEL) {
      id
      person {
        name
        workingLabel
        sex
        birthDate
      }
      documents @include(if: $travels) {
        id
        kind
        status
        number
        numberPending
        expiresOn
      }
      manifested @include(if: $travels) {
        manifestId
        name
        sex
        birthDate
        number
      }
      signedPeople {
        handoverId
        name
        sex
        birthDate
        notTold
      }
      signedPapers {
        handoverId
        kind
        number
        numberPending
      }
    }
  }
`);
export type Opened = NonNullable<ResultOf<typeof OPEN>['case']>;

export const MOVEMENT = graphql(`
  query MovementForPaper($id: ID!) {
    movement(id: $id) {
      reference
      unit {
        nameId
        nameEn
        zone
      }
      receiver {
        nameId
        nameEn
      }
      legs {
        id
        mode
        carrier
        number
        from
        to
        plannedDeparture
        plannedArrival
        cancelledAt
      }
      passengers {
        id
        case {
          id
        }
      }
      manifests {
        id
        version
        checkCode
        occurredAt
        lines {
          passenger
          leg
          document
          numberPending
          lap
        }
        legs {
          id
          mode
          carrier
          number
          from
          to
          plannedDeparture
          plannedArrival
        }
      }
    }
  }
`);
export type Movement = NonNullable<ResultOf<typeof MOVEMENT>['movement']>;
export type Version = Movement['manifests'][number];
export type Leg = Version['legs'][number];

export const HANDOVER = graphql(`
  query HandoverForPaper($id: ID!) {
    handover(id: $id) {
      version
      number
      place
      checkCode
      occurredAt
      giverParty
      receiverParty
      giverSignedAt
      receiverSignedAt
      withdrawnAt
      giverSigner
      receiverSigner
      signedSides {
        side
        nameId
        nameEn
      }
      addendum
      corrects {
        number
        occurredAt
      }
      addenda {
        number
        giverSignedAt
        receiverSignedAt
      }
      giver {
        nameId
        nameEn
        zone
      }
      receiver {
        nameId
        nameEn
        zone
      }
      people {
        id
        refusal
        belongings
        notTold
        case {
          id
          handovers {
            items {
              id
              kind
              name
            }
          }
        }
        items {
          id
          kind
          name
          missing
        }
        witnesses {
          side
          name
        }
      }
    }
  }
`);
export type Handover = NonNullable<ResultOf<typeof HANDOVER>['handover']>;
export type Handed = Handover['people'][number];
