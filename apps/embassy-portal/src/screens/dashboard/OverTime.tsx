import { measures } from '#domain';
import { useAsk } from '../../api/useAsk';
import { useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { Columns } from './Bars';
import { fileOf, type Filters } from './filters';
import { Picture } from './Picture';
import { OVER_TIME } from './questions';
import { texts } from './texts';

/** Who arrived, and who was registered, in each quarter of four years. */
export function OverTime({ filters }: { filters: Filters }) {
  const t = useTexts(texts);
  return (
    <Part name="time" title={t.overTime}>
      <div className="pair">
        <Quarters measure="ARRIVED" filters={filters} />
        <Quarters measure="REGISTERED" filters={filters} />
      </div>
    </Part>
  );
}

function Quarters({
  measure,
  filters: { year, release, who },
}: {
  measure: 'ARRIVED' | 'REGISTERED';
  filters: Filters;
}) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [first, second, third, fourth] = [year - 3, year - 2, year - 1, year];
  const answer = useAsk(OVER_TIME, { measure, release, first, second, third, fourth }, { keep: true });
  const title = measures.label(measure, language);
  return (
    <Answer of={answer}>
      {(found) => {
        const columns = [found.first, found.second, found.third, found.fourth].flatMap((table) =>
          (table?.rows ?? [])
            .filter(({ value, group }) => value !== null && group === who)
            .map(({ value, people }) => ({ label: value ?? '', under: `${table?.year}`, people })),
        );
        // What lies before anything was published says nothing.
        const from = Math.max(
          0,
          Math.min(
            columns.findIndex(({ people }) => people !== null),
            columns.length - 4,
          ),
        );
        const listed = columns.slice(from - (from % 4));
        return (
          <Picture
            title={title}
            said={t.quartersSaid(title)}
            head={[t.quarter, t.people]}
            rows={listed.map(({ label, under, people }) => [`${under} ${label}`, people])}
            file={fileOf('table', { measure, year, by: 'QUARTER', release })}
            note={listed.some(({ people }) => people === null) ? t.quartersNote : undefined}
          >
            <Columns columns={listed} />
          </Picture>
        );
      }}
    </Answer>
  );
}
