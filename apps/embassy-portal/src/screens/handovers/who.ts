import type { ResultOf } from 'gql.tada';
import { graphql } from '../../api/graphql';

/** A thing on a BAST, as it is read and as it is carried on. */
export const thing = graphql(`
  fragment thing on HandedItem {
    id
    kind
    name
    dose
    until
    note
  }
`);

/** What the papers of somebody list, and which of it came along by the last. */
const carried = graphql(
  `
    fragment carried on Case {
      carried
      handovers {
        items {
          ...thing
        }
      }
    }
  `,
  [thing],
);
export type Carried = ResultOf<typeof carried>;
export type Thing = ResultOf<typeof thing>;

/** Who came by a journey, or is with one's own unit otherwise. */
export const CAME = graphql(
  `
    query WhoCame($id: ID!) {
      movement(id: $id) {
        id
        reference
        receiver {
          id
          organisation {
            kind
          }
        }
        legs {
          to
          cancelledAt
        }
        passengers {
          id
          state
          case {
            id
            number
            state
            holder {
              id
            }
            ...carried
          }
          person {
            name
            workingLabel
          }
        }
      }
    }
  `,
  [carried],
);

export const OURS = graphql(
  `
    query WhoIsWithUs($filter: CaseFilter!, $after: String) {
      cases(filter: $filter, first: 100, after: $after) {
        items {
          id
          number
          state
          ...carried
          person {
            name
            workingLabel
          }
        }
        next
      }
    }
  `,
  [carried],
);

export const ONE = graphql(
  `
    query WhoIsHandedOver($id: ID!) {
      case(id: $id) {
        id
        number
        ...carried
        person {
          name
          workingLabel
        }
      }
    }
  `,
  [carried],
);

export const UNITS = graphql(`
  query UnitsToReceive($kind: AgencyKind) {
    units(kind: $kind) {
      id
      nameId
      nameEn
    }
  }
`);
