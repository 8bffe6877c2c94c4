import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

/** What nobody of one's unit has read yet, the latest first. */
export const NOTICES = graphql(`
  query TravelNotices {
    travelNotices(first: 25, unseen: true) {
      next
      items {
        id
        leg
        kind
        reason
        from
        to
        wasDeparture
        wasArrival
        plannedDeparture
        plannedArrival
        awaited
        by {
          nameId
          nameEn
        }
      }
    }
  }
`);
export type Notice = ResultOf<typeof NOTICES>['travelNotices']['items'][number];

export const SEE_NOTICES = graphql(
  `
    mutation SeeNotices($rows: [SeeNotice!]!) {
      seeNotices(rows: $rows) {
        __typename
        ... on TravelNotice {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);
