import { breakdowns, kindsOf, labelOfKind, measure, measures } from '#domain';
import { useLanguage, useTexts } from '../../language/language';
import { optionsOf } from '../../parts/choices';
import { SelectField } from '../../parts/form';
import { Part } from '../../parts/Part';
import { capital } from '../../parts/capital';
import type { Filters } from './filters';
import { Ranking } from './Ranking';
import { texts } from './texts';

interface Props {
  filters: Filters;
  choose: (key: keyof Filters, value: string) => void;
}

/** Whichever table of the release one wants, with what it says of itself. */
export function AnyTable({ filters, choose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { measure: code, kind, by } = filters;
  const what =
    kind === null
      ? measures.label(code, language)
      : `${measures.label(code, language)}: ${labelOfKind(code, kind, language)}`;
  const kinds = kindsOf(code);
  return (
    <div className="screen">
      <Part name="tables" title={t.tables}>
        <div className="row">
          <SelectField
            name="measure"
            label={t.counted}
            value={code}
            onValue={(value) => choose('measure', value)}
            options={optionsOf(measures, language)}
          />
          {kinds.length > 0 && (
            <SelectField
              name="kind"
              label={t.kind}
              value={kind ?? ''}
              onValue={(value) => choose('kind', value)}
              options={kinds.map((value) => ({ value, label: capital(labelOfKind(code, value, language)) }))}
            />
          )}
          <SelectField
            name="by"
            label={t.what}
            value={by}
            onValue={(value) => choose('by', value)}
            options={optionsOf(breakdowns, language, measure(code).by)}
          />
        </div>
        <p className="soft">{measure(code).means[language]}</p>
        <Ranking
          title={t.tableOf(what, breakdowns.label(by, language))}
          measure={code}
          {...(kind === null ? {} : { kind })}
          by={by}
          filters={filters}
          {...(by === 'COUNTRY' || by === 'POST'
            ? { only: ({ iso }) => filters.country === null || iso === filters.country }
            : {})}
        />
      </Part>
    </div>
  );
}
