import { graphql } from '../../api/graphql';

export const RELEASES = graphql(`
  query Releases {
    releases {
      number
      week
    }
  }
`);

const row = graphql(`
  fragment row on PublishedRow {
    value
    label
    iso
    group
    people
    before
  }
`);

/** A series by quarters, of the year that is looked at and of those before it. */
export const OVER_TIME = graphql(
  `
    query OverTime($measure: Measure!, $release: Int, $first: Int!, $second: Int!, $third: Int!, $fourth: Int!) {
      first: publishedTable(measure: $measure, by: QUARTER, release: $release, year: $first) {
        year
        rows {
          ...row
        }
      }
      second: publishedTable(measure: $measure, by: QUARTER, release: $release, year: $second) {
        year
        rows {
          ...row
        }
      }
      third: publishedTable(measure: $measure, by: QUARTER, release: $release, year: $third) {
        year
        rows {
          ...row
        }
      }
      fourth: publishedTable(measure: $measure, by: QUARTER, release: $release, year: $fourth) {
        year
        rows {
          ...row
        }
      }
    }
  `,
  [row],
);

/** What there is of a year, beside the release before and the year before. */
export const NUMBERS = graphql(`
  query Numbers($release: Int, $year: Int!, $earlier: Int!, $country: String) {
    publishedNumbers(release: $release, year: $year, country: $country) {
      release
      week
      publishedAt
      policy
      threshold
      population
      definition
      whyHidden
      rows {
        measure
        kind
        label
        group
        people
        before
      }
    }
    earlier: publishedNumbers(release: $release, year: $earlier, country: $country) {
      rows {
        measure
        kind
        group
        people
      }
    }
  }
`);

export const DAYS = graphql(`
  query Days($release: Int, $year: Int!) {
    publishedDays(release: $release, year: $year) {
      longest
      rows {
        measure
        kind
        label
        group
        people
        median {
          from
          to
        }
        ninetieth {
          from
          to
        }
      }
    }
  }
`);

/** What a release counts and how, in its own words. */
export const DEFINITIONS = graphql(`
  query Definitions($release: Int) {
    publishedDefinitions(release: $release) {
      measures {
        measure
        label
        definition
        by
      }
    }
  }
`);

/** One table of a release. */
export const TABLE = graphql(
  `
    query Table($measure: Measure!, $kind: String, $year: Int!, $by: Breakdown!, $release: Int) {
      publishedTable(measure: $measure, kind: $kind, year: $year, by: $by, release: $release) {
        title
        rows {
          ...row
        }
      }
    }
  `,
  [row],
);

export const PAST = graphql(`
  query Past {
    pastFigures {
      year
      source
      published
      parts {
        group
        people
      }
      computedTotal
      printedTotal
      agrees
    }
  }
`);

/** True numbers of one's own, for who may see the cases. */
export const OWN = graphql(`
  query OwnNumbers {
    caseNumbers {
      state
      country
      group
      count
    }
  }
`);

export const OWN_DISAGREEMENTS = graphql(`
  query OwnDisagreements {
    disagreementCounts {
      kind
      agencies
      awaits
      open
      overdue
      oldestDays
      ages {
        days
        open
      }
    }
  }
`);
