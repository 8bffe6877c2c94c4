import { breakdowns, kindsOf, labelOfKind, measure, measures, statisticsPolicy, threshold, type Lang } from '#domain';
import { definitionsOf } from '../statistics/definitions';
import { code, document, table } from './markdown';

const { population, definition, whyHidden } = definitionsOf([]);

/** `docs/statistics.md`: what each published table counts, for whoever reads one. */
export const statisticsDocument = (): string =>
  document(
    '# Published statistics',
    'Generated from `libs/domain/src/measures.ts` and `statistics.ts`; change them there. A release keeps the words that it was published with: `publishedDefinitions`, or `/statistics/definitions.csv`.',
    `Policy ${code(statisticsPolicy)}, threshold ${threshold}. ${population.en} ${definition.en} A hidden cell: ${lower(whyHidden.en)}`,
    `Kebijakan ${code(statisticsPolicy)}, ambang ${threshold}. ${population.id} ${definition.id} Sel yang disembunyikan: ${lower(whyHidden.id)}`,
    '## What is counted',
    'Each measure and kind is a table for each year and each breakdown, and every table tells women, girls, men, boys and unknown apart: `publishedTable(measure, kind, year, by)`, or `/statistics/table.csv?measure=&kind=&year=&by=`.',
    table(
      ['Measure', 'Means', 'Artinya', 'By'],
      measures.codes.map((one) => {
        const { means, by } = measure(one);
        return [code(one), means.en, means.id, by.map(code).join(' ')];
      }),
    ),
    '## Kinds',
    table(
      ['Measure', 'Kind', 'English', 'Indonesia'],
      measures.codes.flatMap((one) =>
        kindsOf(one).map((kind) => [code(one), code(kind), labelOfKind(one, kind, 'en'), labelOfKind(one, kind, 'id')]),
      ),
    ),
    '## Breakdowns',
    table(
      ['Breakdown', 'English', 'Indonesia'],
      breakdowns.codes.map((by) => [
        code(by),
        ...(['en', 'id'] satisfies Lang[]).map((lang) => breakdowns.label(by, lang)),
      ]),
    ),
  );

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
