import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';
import { thing } from './who';

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
      withdrawnAt
      addendum
      counts {
        listed
        refused
      }
      signedSides {
        side
        nameId
        nameEn
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
        withdrawal
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
          withdrawnAt
        }
        people {
          id
          unit {
            id
          }
          condition
          belongings
          note
          refusal
          notTold
          case {
            id
            number
            handovers {
              items {
                ...thing
              }
            }
          }
          person {
            name
            workingLabel
          }
          items {
            ...thing
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
  [outline, thing],
);
export type Handover = NonNullable<ResultOf<typeof HANDOVER>['handover']>;
export type Handed = Handover['people'][number];

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

export const WITHDRAW = graphql(
  `
    mutation WithdrawHandover($input: WithdrawHandover!) {
      withdrawHandover(input: $input) {
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
