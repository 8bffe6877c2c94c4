import { measures, quarters } from '#domain';
import { useAsk } from '../../api/useAsk';
import { useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { Columns, type Column } from './Bars';
import { fileOf, type Filters } from './filters';
import { Picture } from './Picture';
import { OVER_TIME } from './questions';
import { texts } from './texts';

/** Who arrived, and who was registered, in each of four years and in each of their quarters. */
export function OverTime({ filters }: { filters: Filters }) {
  const t = useTexts(texts);
  return (
    <Part name="time" title={t.overTime}>
      <div className="pair">
        <Passing measure="ARRIVED" filters={filters} />
        <Passing measure="REGISTERED" filters={filters} />
      </div>
    </Part>
  );
}

interface PassingProps {
  measure: 'ARRIVED' | 'REGISTERED';
  filters: Filters;
}

function Passing({ measure, filters: { year, release, who } }: PassingProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const label = measures.label(measure, language);
  const [first, second, third, fourth] = [year - 3, year - 2, year - 1, year];
  const answer = useAsk(OVER_TIME, { measure, release, first, second, third, fourth }, { keep: true });
  return (
    <div>
      <Answer of={answer}>
        {(found) => {
          const columns = [found.first, found.second, found.third, found.fourth].flatMap((table) =>
            (table?.rows ?? [])
              .filter(({ group }) => group === who)
              .map(({ value, label: called, people }) => ({ quarter: value, called, year: `${table?.year}`, people })),
          );
          const years = columns.filter(({ quarter }) => quarter === null);
          const ofQuarters = columns.filter(({ quarter }) => quarter !== null);
          // What lies before anything was published says nothing; whole years are shown.
          const since = ofQuarters.findIndex(({ people }) => people !== null);
          const shown = ofQuarters.slice(since < 0 ? -4 : since - (since % 4));
          const file = fileOf('table', { measure, year, by: 'QUARTER', release });
          return (
            <>
              <Times
                title={t.yearly(label)}
                head={t.year}
                columns={years.map((one) => ({ label: one.year, under: '', called: one.year, people: one.people }))}
                file={file}
              />
              <Times
                title={t.quarterly(label)}
                head={t.quarter}
                columns={shown.map(({ quarter, called, year: under, people }) => ({
                  label: quarters.has(quarter) ? quarters.row(quarter).short[language] : '',
                  ...{ under, called: called ?? '', people },
                }))}
                file={file}
              />
            </>
          );
        }}
      </Answer>
    </div>
  );
}

interface TimesProps {
  title: string;
  head: string;
  columns: readonly (Column & { called: string })[];
  file: string;
}

function Times({ title, head, columns, file }: TimesProps) {
  const t = useTexts(texts);
  return (
    <Picture
      title={title}
      said={t.timesSaid(title)}
      head={[head, t.people]}
      rows={columns.map(({ called, people }) => [called, people])}
      file={file}
    >
      <Columns columns={columns} />
    </Picture>
  );
}
