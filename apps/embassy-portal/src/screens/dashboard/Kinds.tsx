import { kindsOf, labelOfKind } from '#domain';
import { useLanguage, useTexts } from '../../language/language';
import { SelectField } from '../../parts/form';
import { Bars } from './Bars';
import { capital } from '../../parts/capital';
import { fileOf, measureOf, type Closer, type Filters } from './filters';
import type { Series } from './numbers';
import { Picture } from './Picture';
import { texts } from './texts';

interface KindsProps {
  title: string;
  rows: readonly Series[];
  filters: Filters;
  /** The country that they are of, where they can be told by country. */
  country?: string | null;
}

/** The kinds of a measure beside each other, those that are shown first. */
export function Kinds({ title, rows, filters: { year, release }, country = null }: KindsProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const bars = rows
    .map((row) => ({ ...row, label: capital(labelOfKind(row.measure, row.kind ?? '', language)) }))
    .toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0));
  const shown = bars.filter(({ people }) => people !== null);
  return (
    <Picture
      title={title}
      said={t.rankingSaid(title)}
      head={[t.what, t.people, t.beforeRelease, t.yearBefore(year - 1)]}
      rows={bars.map(({ label, people, before, earlier }) => [label, people, before, earlier])}
      file={fileOf('numbers', { year, country, release })}
      narrowed={country !== null}
      note={shown.length < bars.length ? t.hiddenValues(`${bars.length - shown.length}`) : undefined}
    >
      {shown.length === 0 ? <p className="hides">{t.allHidden}</p> : <Bars bars={shown} />}
    </Picture>
  );
}

interface CloserProps {
  name: Closer;
  label: string;
  filters: Filters;
  choose: (key: keyof Filters, value: string) => void;
}

/** Of which kind one looks closer. */
export function KindField({ name, label, filters, choose }: CloserProps) {
  const language = useLanguage();
  const code = measureOf(name);
  return (
    <div className="row screen">
      <SelectField
        name={name}
        label={label}
        value={filters[name]}
        onValue={(value) => choose(name, value)}
        options={kindsOf(code).map((value) => ({ value, label: capital(labelOfKind(code, value, language)) }))}
      />
    </div>
  );
}
