import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

const side = graphql(`
  fragment side on Case {
    id
    number
    state
    priorState
    country
    receivedAt
    post {
      nameId
      nameEn
    }
    holder {
      nameId
      nameEn
    }
    person {
      name
      alias
      workingLabel
      sex
      birthYear
      nationality
      homeRegency
    }
  }
`);
export type Side = ResultOf<typeof side>;

export const PAIRS = graphql(
  `
    query Pairs($verdict: MatchVerdict!, $group: ID, $case: ID, $note: Boolean!, $after: String) {
      matches(verdict: $verdict, group: $group, case: $case, after: $after, first: 20) {
        next
        items {
          id
          version
          verdict
          weight
          reasons
          recordedAt
          judgedAt
          note @include(if: $note)
          case {
            ...side
          }
          other {
            ...side
          }
        }
      }
    }
  `,
  [side],
);
export type Pair = ResultOf<typeof PAIRS>['matches']['items'][number];

/** What only an opening tells of one side: asked with a purpose, of one person at a time. */
export const IDENTITY = graphql(`
  query Identity($id: ID!) {
    case(id: $id, purpose: CASE_WORK) {
      person {
        birthDate
        nik
        passportNumber
      }
    }
  }
`);

export const JUDGE = graphql(
  `
    mutation JudgeMatch($input: JudgeMatch!) {
      judgeMatch(input: $input) {
        __typename
        ... on PersonMatch {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const BY_NUMBER = graphql(`
  query OneByNumber($number: String!) {
    case(number: $number) {
      id
      number
      person {
        name
        alias
        workingLabel
      }
    }
  }
`);

export const MERGE = graphql(
  `
    mutation MergePeople($input: MergePeople!) {
      mergePeople(input: $input) {
        __typename
        ... on PersonMatch {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const UNMERGE = graphql(
  `
    mutation UnmergePeople($input: UnmergePeople!) {
      unmergePeople(input: $input) {
        __typename
        ... on PersonMatch {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

export const DISAGREEMENTS = graphql(`
  query Disagreements($filter: DisagreementFilter, $after: String) {
    disagreements(filter: $filter, after: $after) {
      next
      items {
        id
        version
        kind
        state
        agencies
        awaits
        openedAt
        dueAt
        settledAt
        ground
        case {
          id
          number
          person {
            name
            workingLabel
          }
        }
      }
    }
  }
`);
export type Disagreement = ResultOf<typeof DISAGREEMENTS>['disagreements']['items'][number];

export const SAID = graphql(`
  query SaidOf($id: ID!) {
    case(id: $id, purpose: CASE_WORK) {
      id
      person {
        facts {
          id
          field
          value
          code
          proof
          standing
          inForce
          unit {
            nameId
            nameEn
          }
          recordedAt
        }
      }
    }
  }
`);

export const RESOLVE = graphql(
  `
    mutation ResolveDisagreement($input: ResolveDisagreement!) {
      resolveDisagreement(input: $input) {
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
