import type { ResultOf } from 'gql.tada';
import type { ReadPurpose } from '#domain';
import { graphql } from '../../api/graphql';

/** Which case is open, and what for. */
export interface Opened {
  id: string;
  purpose: ReadPurpose;
}

/** Each part of the page asks for what it shows, so that a role is never refused the page for one field of it. */
export const HEAD = graphql(`
  query CaseHead($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      id
      number
      version
      state
      priorState
      source
      country
      receivedAt
      childAtIdentification
      restrictedSince
      closureReason
      reach
      returnable
      person {
        name
        alias
        workingLabel
        sex
        birthYear
        homeRegency
      }
      group {
        id
        reference
      }
      post {
        code
        nameId
        nameEn
        zone
      }
      answerable {
        since
        unit {
          id
          nameId
          nameEn
        }
        account {
          login
        }
      }
    }
  }
`);
export type Head = NonNullable<ResultOf<typeof HEAD>['case']>;

export const SAFE = graphql(`
  query SafeContact($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      state
      person {
        phone
        safeContact
        notes
      }
      pastContacts {
        id
      }
      contactRules {
        id
        relation
        telling
        name
        contact
        note
        replaces
      }
    }
  }
`);

export const PAST_CONTACTS = graphql(`
  query PastContacts($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      pastContacts {
        id
        occurredAt
        phone
        safeContact
        note
        unit {
          nameId
          nameEn
        }
      }
    }
  }
`);

export type ContactRule = NonNullable<ResultOf<typeof SAFE>['case']>['contactRules'][number];

export const UNIT_NAMES = graphql(`
  query UnitNames {
    units {
      code
      nameId
      nameEn
    }
  }
`);

export const TASKS = graphql(`
  query Tasks($id: ID!) {
    case(id: $id) {
      alerts {
        id
        clock
        dueAt
        overdue
        doneAt
        withCase
        haltedAt
        snoozed
        snoozes {
          id
          reason
          until
          endedAt
          unit {
            id
            nameId
            nameEn
          }
          account {
            login
          }
        }
      }
    }
  }
`);

export const FINDINGS = graphql(`
  query Findings($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      determinations {
        id
        body
        outcome
        role
        acts
        means
        purposes
        sectors
        note
        occurredAt
        unit {
          id
          nameId
          nameEn
        }
      }
    }
  }
`);

export const PAPERS = graphql(`
  query Papers($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      holds {
        id
        code
        owner
        expectedOn
        clearedAt
        occurredAt
        note
      }
      clearances {
        id
        kind
        status
        occurredAt
      }
      documents {
        id
        kind
        status
        number
        numberPending
        issuedOn
        expiresOn
      }
    }
  }
`);

export const FILES = graphql(`
  query Files($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      files {
        id
        kind
        mediaType
        size
        note
        recordedAt
        content
        unit {
          nameId
          nameEn
        }
      }
    }
  }
`);

export const TIMELINE = graphql(`
  query Timeline($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      timeline {
        id
        kind
        code
        fromState
        toState
        occurredAt
        recordedAt
        reason
        unit {
          nameId
          nameEn
          zone
        }
      }
    }
  }
`);

const matched = graphql(`
  fragment matched on Case {
    id
    number
    state
    priorState
    person {
      name
      alias
      sex
      birthYear
      homeRegency
    }
  }
`);

export const MATCHES = graphql(
  `
    query Matches($id: ID!, $purpose: ReadPurpose) {
      case(id: $id, purpose: $purpose) {
        ...matched
        matches {
          id
          version
          reasons
          verdict
          case {
            ...matched
          }
          other {
            ...matched
          }
        }
      }
    }
  `,
  [matched],
);

export const CUSTODY = graphql(`
  query CustodyOfCase($id: ID!, $purpose: ReadPurpose) {
    case(id: $id, purpose: $purpose) {
      custody {
        how
        gap
        unit
        party
        from
        until
        document
        untold {
          kind
          unit
          party
        }
      }
    }
  }
`);
