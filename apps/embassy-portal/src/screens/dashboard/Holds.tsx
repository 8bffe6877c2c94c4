import { dayBands, disagreementKinds, holdCodes } from '#domain';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Part } from '../../parts/Part';
import { SelectField } from '../../parts/form';
import { Bars } from './Bars';
import { DaysPicture } from './Durations';
import { fileOf, type Filters } from './filters';
import type { Numbers, Series } from './numbers';
import { Picture } from './Picture';
import { Ranking } from './Ranking';
import { texts } from './texts';

interface Props {
  numbers: Numbers;
  filters: Filters;
  choose: (key: keyof Filters, value: string) => void;
}

/** What holds people up, and for how long it did. */
export function Holds({ numbers, filters, choose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { hold } = filters;
  const label = holdCodes.label(hold as never, language);
  return (
    <Part name="holds" title={t.holds}>
      <div className="row screen">
        <SelectField
          name="hold"
          label={t.holdAge}
          value={hold}
          onValue={(value) => choose('hold', value)}
          options={holdCodes.codes.map((value) => ({ value, label: holdCodes.label(value, language) }))}
        />
      </div>
      <div className="pair trio">
        <Kinds title={t.holdsBy} rows={numbers.kinds('HELD', filters.who)} list={holdCodes} filters={filters} />
        <DaysPicture
          title={t.holdDays}
          filters={filters}
          of={({ measure }) => measure === 'HOLD_CLEARED'}
          list={holdCodes}
        />
        <Ranking title={t.holdAges(label)} measure="HOLD_CLEARED" kind={hold} by="DAYS" filters={filters} />
      </div>
    </Part>
  );
}

/** What agencies said differently of people, whose answer was awaited, and how long it took. */
export function Disagreements({ numbers, filters, choose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { field } = filters;
  const label = disagreementKinds.label(field as never, language);
  return (
    <Part name="disagreements" title={t.disagreements}>
      <div className="row screen">
        <SelectField
          name="field"
          label={t.field}
          value={field}
          onValue={(value) => choose('field', value)}
          options={disagreementKinds.codes.map((value) => ({ value, label: disagreementKinds.label(value, language) }))}
        />
      </div>
      <div className="pair trio">
        <Kinds
          title={t.disagreedOn}
          rows={numbers.kinds('DISAGREED', filters.who)}
          list={disagreementKinds}
          filters={filters}
        />
        <DaysPicture
          title={t.settledDays}
          filters={filters}
          of={({ measure }) => measure === 'SETTLED'}
          list={disagreementKinds}
        />
        <Ranking title={t.parties(label)} measure="DISAGREED" kind={field} by="PARTIES" filters={filters} />
        <Ranking title={t.awaited(label)} measure="DISAGREED" kind={field} by="AWAITED" filters={filters} />
        <Ranking title={t.settledAges(label)} measure="SETTLED" kind={field} by="DAYS" filters={filters} />
      </div>
    </Part>
  );
}

interface KindsProps {
  title: string;
  rows: readonly Series[];
  list: Parameters<typeof labelOf>[0];
  filters: Filters;
}

/** The kinds of a measure beside each other, those that are shown first. */
function Kinds({ title, rows, list, filters: { year, release } }: KindsProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const bars = rows
    .map((row) => ({ ...row, label: labelOf(list, row.kind ?? '', language) }))
    .toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0));
  const shown = bars.filter(({ people }) => people !== null);
  return (
    <Picture
      title={title}
      said={t.rankingSaid(title)}
      head={[t.what, t.people, t.beforeRelease, t.yearBefore(year - 1)]}
      rows={bars.map(({ label, people, before, earlier }) => [label, people, before, earlier])}
      file={fileOf('numbers', { year, release })}
      note={shown.length < bars.length ? t.hiddenValues(`${bars.length - shown.length}`) : undefined}
    >
      {shown.length === 0 ? <p className="hides">{t.allHidden}</p> : <Bars bars={shown} />}
    </Picture>
  );
}

export const bandOf = (code: string, language: 'id' | 'en'): string =>
  dayBands.has(code) ? dayBands.label(code, language) : code;
