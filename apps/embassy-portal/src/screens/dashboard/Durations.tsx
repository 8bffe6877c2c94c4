import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { capital } from '../../parts/capital';
import { fileOf, type Filters } from './filters';
import { Picture } from './Picture';
import { DAYS } from './questions';
import { Spans, useDays, type Spread } from './Spans';
import { texts } from './texts';

/** From being received to each stage: how many days half, and nine tenths, of the people needed. */
export function Durations({ filters }: { filters: Filters }) {
  const t = useTexts(texts);
  return (
    <Part name="days" title={t.durations}>
      <DaysPicture title={t.durationsTo} filters={filters} of={(row) => row.kind === null} />
    </Part>
  );
}

interface Props {
  title: string;
  filters: Filters;
  of: (row: { measure: string; kind: string | null }) => boolean;
  /** Of what kinds they are, where there are kinds; then only those of which something is shown. */
  list?: Parameters<typeof labelOf>[0];
}

export function DaysPicture({ title, filters: { year, release, who }, of, list }: Props) {
  const t = useTexts(texts);
  const days = useDays();
  const language = useLanguage();
  const answer = useAsk(DAYS, { year, release }, { keep: true });
  return (
    <div>
      <Answer of={answer}>
        {({ publishedDays: found }) => {
          const all = (found?.rows ?? []).filter((row) => row.group === who && of(row));
          const spreads: Spread[] = list
            ? all
                .filter(({ median }) => median !== null)
                .map((row) => ({ ...row, label: capital(labelOf(list, row.kind ?? '', language)) }))
            : all;
          return (
            <Picture
              title={title}
              said={t.daysSaid(title)}
              head={[t.what, t.people, t.median, t.ninetieth]}
              rows={spreads.map(({ label, people, median, ninetieth }) => [
                label,
                people,
                days(median),
                days(ninetieth),
              ])}
              file={fileOf('days', { year, release })}
              note={t.daysNote}
            >
              {spreads.length === 0 ? <p className="hides">{t.allHidden}</p> : <Spans spreads={spreads} />}
            </Picture>
          );
        }}
      </Answer>
    </div>
  );
}
