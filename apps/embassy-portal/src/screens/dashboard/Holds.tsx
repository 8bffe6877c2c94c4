import { dayBands, disagreementKinds, holdCodes, labelOfKind } from '#domain';
import { useLanguage, useTexts } from '../../language/language';
import { Part } from '../../parts/Part';
import { DaysPicture } from './Durations';
import type { Filters } from './filters';
import { KindField, Kinds } from './Kinds';
import type { Numbers } from './numbers';
import { Ranking } from './Ranking';
import { texts } from './texts';

export interface Props {
  numbers: Numbers;
  filters: Filters;
  choose: (key: keyof Filters, value: string) => void;
}

/** What holds people up, and for how long it did. */
export function Holds({ numbers, filters, choose }: Props) {
  const t = useTexts(texts);
  const { hold, who, country } = filters;
  const label = labelOfKind('HELD', hold, useLanguage());
  return (
    <Part name="holds" title={t.holds}>
      <KindField name="hold" label={t.hold} {...{ filters, choose }} />
      <div className="pair trio">
        <Kinds title={t.holdsBy} rows={numbers.kinds('HELD', who)} {...{ filters, country }} />
        <DaysPicture
          title={t.holdDays}
          filters={filters}
          of={({ measure }) => measure === 'HOLD_CLEARED'}
          list={holdCodes}
        />
        <Ranking title={t.holdAges(label)} measure="HOLD_CLEARED" kind={hold} by="DAYS" filters={filters} />
        <Ranking title={t.holdAgencies(label)} measure="HELD" kind={hold} by="AGENCY" filters={filters} />
      </div>
    </Part>
  );
}

/** What agencies said differently of people, whose answer was awaited, and how long it took. */
export function Disagreements({ numbers, filters, choose }: Props) {
  const t = useTexts(texts);
  const { field, who } = filters;
  const label = labelOfKind('DISAGREED', field, useLanguage());
  return (
    <Part name="disagreements" title={t.disagreements}>
      <KindField name="field" label={t.field} {...{ filters, choose }} />
      <div className="pair trio">
        <Kinds title={t.disagreedOn} rows={numbers.kinds('DISAGREED', who)} filters={filters} />
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

export const bandOf = (code: string, language: 'id' | 'en'): string =>
  dayBands.has(code) ? dayBands.label(code, language) : code;
