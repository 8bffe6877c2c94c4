import type { ResultOf } from 'gql.tada';
import { graphql, problem } from '../../api/graphql';

export const RECORD = graphql(
  `
    mutation RecordExport($input: RecordExport!) {
      recordExport(input: $input) {
        __typename
        ... on CaseExport {
          id
          people
        }
        ...problem
      }
    }
  `,
  [problem],
);

/** A label is opened only for a column that shows it. */
export const ROWS = graphql(`
  query ExportRows($export: ID!, $after: String, $named: Boolean!) {
    exportRows(export: $export, after: $after, first: 100) {
      next
      items {
        id
        number
        state
        stage
        country
        childAtIdentification
        receivedAt
        updatedAt
        person {
          sex
          birthYear
          nationality
          homeRegency
          name @include(if: $named)
          alias @include(if: $named)
          workingLabel @include(if: $named)
        }
        group {
          reference
        }
        post {
          nameId
          nameEn
        }
        holder {
          nameId
          nameEn
        }
      }
    }
  }
`);

/** One person, opened for what is taken out and nothing else. */
export const OPEN = graphql(`
  query ExportOne(
    $id: ID!
    $purpose: ReadPurpose!
    $birthDate: Boolean!
    $nik: Boolean!
    $passport: Boolean!
    $phone: Boolean!
    $safeContact: Boolean!
  ) {
    case(id: $id, purpose: $purpose) {
      person {
        birthDate @include(if: $birthDate)
        nik @include(if: $nik)
        passportNumber @include(if: $passport)
        phone @include(if: $phone)
        safeContact @include(if: $safeContact)
      }
    }
  }
`);

export type Row = ResultOf<typeof ROWS>['exportRows']['items'][number];
export type Opened = NonNullable<ResultOf<typeof OPEN>['case']>['person'];
