import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

/** Of one's own caseload: it lies on the device for when there is no line. */
export const AGENDA = graphql(`
  query Agenda($from: Day, $before: Day, $after: String) {
    followUps(dueFrom: $from, dueBefore: $before, after: $after, first: 100) {
      next
      items {
        id
        month
        dueOn
        firstDueOn
        loseContactOffered
        attempts {
          id
        }
        case {
          id
          number
          state
          restrictedSince
          person {
            name
            workingLabel
          }
        }
      }
    }
  }
`);
type Agenda = ResultOf<typeof AGENDA>;

/** Nobody whose data is restricted lies on a device. */
export const agendaHere = ({ followUps }: Agenda): Agenda => ({
  followUps: { ...followUps, items: followUps.items.filter((due) => due.case.restrictedSince === null) },
});
export type Due = Agenda['followUps']['items'][number];

/** All that is needed to call somebody, or to knock at their door. */
export const SHEET = graphql(`
  query FollowUpSheet($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      id
      number
      version
      state
      restrictedSince
      reach
      answerable {
        unit {
          id
        }
      }
      person {
        name
        workingLabel
        homeRegency
      }
      followUps {
        id
        month
        dueOn
        firstDueOn
        doneAt
        outcome
        note
        loseContactOffered
        attempts {
          id
          channel
          occurredAt
          note
        }
      }
    }
  }
`);
export type Followed = NonNullable<ResultOf<typeof SHEET>['case']>;
export type Visit = Followed['followUps'][number];

export const RECORD_FOLLOW_UP = graphql(
  `
    mutation RecordFollowUp($input: RecordFollowUp!) {
      recordFollowUp(input: $input) {
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

export const MOVE_FOLLOW_UP = graphql(
  `
    mutation MoveFollowUp($input: MoveFollowUp!) {
      moveFollowUp(input: $input) {
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
