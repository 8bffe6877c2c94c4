import type { ResultOf } from 'gql.tada';
import { graphql } from '../../api/graphql';

export const HOME = graphql(`
  query Reintegration($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      id
      number
      version
      state
      priorState
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
      }
      plans {
        id
        number
        inForce
        objectives
        occurredAt
        goals {
          id
          dimension
          note
          items {
            id
            type
            level
            note
            provider {
              id
              name
              agency {
                nameId
                nameEn
              }
            }
            plannedOn
            costMinor
            currency
            state
            reason
            endedAt
          }
        }
      }
      assistance {
        id
        type
        level
        modality
        state
        plannedOn
        givenOn
        costMinor
        currency
        confirmed
        note
        item {
          id
        }
      }
      benefits {
        id
        support {
          id
          level
          type
          note
          state
          costMinor
          currency
        }
      }
    }
  }
`);
export type AtHome = NonNullable<ResultOf<typeof HOME>['case']>;
export type Plan = AtHome['plans'][number];
export type Item = Plan['goals'][number]['items'][number];
export type Aid = AtHome['assistance'][number];

export const PROGRESS = graphql(`
  query Progress($id: ID!) {
    progress(case: $id) {
      spending {
        dimension
        level
        currency
        plannedMinor
        spentMinor
      }
      shared {
        level
        type
        currency
        plannedMinor
        spentMinor
      }
      scores {
        month
        instrument
        official
        occurredAt
        economic
        social
        psychosocial
        composite
        band
        comparable
        change
      }
    }
  }
`);
export type Progress = NonNullable<ResultOf<typeof PROGRESS>['progress']>;

export const PROVIDERS = graphql(`
  query Providers {
    providers(first: 100) {
      items {
        id
        name
        offers
        endedAt
        agency {
          nameId
          nameEn
        }
      }
    }
  }
`);
export type Provider = ResultOf<typeof PROVIDERS>['providers']['items'][number];

export const EDITIONS = graphql(`
  query Instruments {
    instruments {
      version
      official
      title
      current
      questions
    }
  }
`);

export const INSTRUMENT = graphql(`
  query Instrument($version: String) {
    instrument(version: $version) {
      version
      official
      title
      questions {
        id
        dimension
        text
        options {
          code
          text
        }
      }
    }
  }
`);
export type Asked = NonNullable<ResultOf<typeof INSTRUMENT>['instrument']>;

export const LINKABLE = graphql(`
  query LinkableSupports($after: String) {
    sharedSupports(first: 100, after: $after) {
      next
      items {
        id
        level
        type
        note
        state
      }
    }
  }
`);
