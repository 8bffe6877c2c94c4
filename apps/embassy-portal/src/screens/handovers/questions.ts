import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

const side = graphql(`
  fragment side on Unit {
    id
    nameId
    nameEn
    zone
  }
`);

/** A BAST in one line of a list. */
const outline = graphql(
  `
    fragment outline on Handover {
      id
      number
      place
      occurredAt
      giverParty
      receiverParty
      giverSignedAt
      receiverSignedAt
      addendum
      counts {
        listed
        refused
      }
      giver {
        ...side
      }
      receiver {
        ...side
      }
    }
  `,
  [side],
);

export const HANDOVERS = graphql(
  `
    query Handovers($after: String, $unsigned: Boolean!) {
      handovers(after: $after, unsigned: $unsigned) {
        items {
          ...outline
        }
        next
      }
    }
  `,
  [outline],
);
export type Outline = ResultOf<typeof HANDOVERS>['handovers']['items'][number];

/** How many wait for a signature of one's own side. */
export const TO_SIGN = graphql(`
  query HandoversToSign {
    handovers(unsigned: true) {
      items {
        id
      }
      next
    }
  }
`);

export const GAPS = graphql(`
  query CustodyGaps {
    custodyGaps(first: 50) {
      items {
        id
        refusal
        person {
          name
          workingLabel
        }
        case {
          id
          number
        }
        handover {
          id
          number
          giver {
            id
          }
        }
      }
    }
  }
`);

export const HANDOVER = graphql(
  `
    query Handover($id: ID!) {
      handover(id: $id) {
        ...outline
        version
        giverConfirmedAt
        receiverConfirmedAt
        movement {
          id
          reference
        }
        corrects {
          id
          number
        }
        addenda {
          id
          number
          giverSignedAt
          receiverSignedAt
        }
        people {
          id
          condition
          belongings
          note
          refusal
          case {
            id
            number
          }
          person {
            name
            workingLabel
          }
          items {
            id
            kind
            name
            dose
            until
            note
            missing
          }
          witnesses {
            id
            side
            name
            fileId
          }
        }
      }
    }
  `,
  [outline],
);
export type Handover = NonNullable<ResultOf<typeof HANDOVER>['handover']>;
export type Handed = Handover['people'][number];

/** Who came by a journey, or is with one's own unit otherwise. */
export const CAME = graphql(`
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
        }
        person {
          name
          workingLabel
        }
      }
    }
  }
`);

export const OURS = graphql(`
  query WhoIsWithUs($filter: CaseFilter!, $after: String) {
    cases(filter: $filter, first: 100, after: $after) {
      items {
        id
        number
        state
        person {
          name
          workingLabel
        }
      }
      next
    }
  }
`);

export const ONE = graphql(`
  query WhoIsHandedOver($id: ID!) {
    case(id: $id) {
      id
      number
      person {
        name
        workingLabel
      }
    }
  }
`);

export const UNITS = graphql(`
  query UnitsToReceive($kind: AgencyKind) {
    units(kind: $kind) {
      id
      nameId
      nameEn
    }
  }
`);

export const DRAFT = graphql(
  `
    mutation DraftHandover($input: DraftHandover!) {
      draftHandover(input: $input) {
        __typename
        ... on Handover {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const ADD_TO = graphql(
  `
    mutation DraftAddendum($input: DraftAddendum!) {
      draftAddendum(input: $input) {
        __typename
        ... on Handover {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const SIGN = graphql(
  `
    mutation SignHandover($input: SignHandover!) {
      signHandover(input: $input) {
        __typename
        ... on Handover {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const ATTACH_PAPER = graphql(
  `
    mutation AttachSignedPaper($input: AttachFile!) {
      attachFile(input: $input) {
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
