import type { ResultOf } from 'gql.tada';
import { graphql } from '../../api/graphql';
import { document } from '../../parts/papers/questions';

const leg = graphql(`
  fragment leg on Leg {
    id
    version
    place
    mode
    carrier
    number
    charter
    seats
    from
    to
    plannedDeparture
    plannedArrival
    departedAt
    arrivedAt
    cancelledAt
    reason
  }
`);
export type Leg = ResultOf<typeof leg>;

export const MOVEMENTS = graphql(
  `
    query Movements($after: String) {
      movements(first: 25, after: $after) {
        next
        items {
          id
          reference
          state
          unit {
            id
            nameId
            nameEn
          }
          receiver {
            nameId
            nameEn
          }
          counts {
            listed
            boarded
            arrived
          }
          legs {
            ...leg
          }
        }
      }
    }
  `,
  [leg],
);

/** As many as one page may have. */
export const ARRIVALS = graphql(`
  query Arrivals {
    movements(first: 100) {
      next
      items {
        id
        state
        counts {
          listed
          offloaded
          takenOff
          heldBack
          transferred
          arrived
        }
        legs {
          to
          plannedArrival
          arrivedAt
          cancelledAt
        }
      }
    }
  }
`);
export type Arriving = Omit<ResultOf<typeof ARRIVALS>['movements']['items'][number], 'id'>;

export const MOVEMENT = graphql(
  `
    query Movement($id: ID!) {
      movement(id: $id) {
        id
        version
        reference
        state
        escorts
        unit {
          id
          nameId
          nameEn
          zone
        }
        receiver {
          id
          nameId
          nameEn
        }
        immigration {
          id
          nameId
          nameEn
        }
        legs {
          ...leg
        }
      }
    }
  `,
  [leg],
);
export type Movement = NonNullable<ResultOf<typeof MOVEMENT>['movement']>;

export const PASSENGERS = graphql(
  `
    query Passengers($id: ID!) {
      movement(id: $id) {
        passengers {
          id
          state
          reason
          lap
          leg {
            id
          }
          with {
            id
          }
          case {
            id
            number
            version
            state
            reach
            documents {
              ...document
            }
          }
          person {
            name
            workingLabel
            sex
          }
        }
      }
    }
  `,
  [document],
);
export type Passenger = NonNullable<ResultOf<typeof PASSENGERS>['movement']>['passengers'][number];

export const MANIFESTS = graphql(`
  query Manifests($id: ID!) {
    movement(id: $id) {
      manifests {
        id
        version
        passengers
        pending
        outdated
        checkCode
        occurredAt
        difference {
          added
          removed
          changed {
            passenger
            what
          }
          legs
        }
      }
    }
  }
`);
export type Manifest = NonNullable<ResultOf<typeof MANIFESTS>['movement']>['manifests'][number];

export const ESCORTS = graphql(`
  query Escorts($movement: ID!) {
    headcount(movement: $movement) {
      escorts {
        has
        required
        advised
      }
    }
  }
`);

/** Who is kin to whom of those on a movement, so that families sit together. */
export const FAMILIES = graphql(`
  query Families($id: ID!) {
    movement(id: $id) {
      passengers {
        case {
          id
          kin {
            endedAt
            other {
              id
            }
          }
        }
      }
    }
  }
`);

export const CANDIDATES = graphql(`
  query Candidates($after: String) {
    cases(filter: { stage: PREPARATION }, first: 100, after: $after) {
      next
      items {
        id
        number
        state
        person {
          name
          workingLabel
        }
        passages {
          state
        }
      }
    }
  }
`);
export type Candidate = ResultOf<typeof CANDIDATES>['cases']['items'][number];

export const UNITS = graphql(`
  query Receivers {
    units {
      id
      nameId
      nameEn
      organisation {
        kind
      }
    }
  }
`);
