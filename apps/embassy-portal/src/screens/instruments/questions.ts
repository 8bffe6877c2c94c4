import type { ResultOf, VariablesOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

export const EDITIONS = graphql(`
  query PublishedInstruments {
    instruments {
      version
      official
      title
      current
      questions
    }
  }
`);

export const IN_FULL = graphql(`
  query InstrumentInFull($version: String!) {
    instrumentInFull(version: $version) {
      version
      official
      titleId
      titleEn
      weights {
        economic
        social
        psychosocial
      }
      cutOffs {
        medium
        light
      }
      scales {
        code
        answers {
          code
          textId
          textEn
          points
        }
      }
      questions {
        code
        dimension
        scale
        weight
        textId
        textEn
      }
    }
  }
`);
export type InFull = NonNullable<ResultOf<typeof IN_FULL>['instrumentInFull']>;

export const PUBLISH = graphql(
  `
    mutation PublishNewInstrument($input: PublishInstrument!) {
      publishInstrument(input: $input) {
        __typename
        ... on InstrumentVersion {
          id
          version
        }
        ...problem
      }
    }
  `,
  [problem],
);
export type Publishing = Omit<VariablesOf<typeof PUBLISH>['input'], 'key'>;
