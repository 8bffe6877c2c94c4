import { countries, type MeasureCode } from '#domain';
import { useLanguage, useTexts } from '../../language/language';
import { Part } from '../../parts/Part';
import { Bars } from './Bars';
import { changeOf } from './figures';
import { fileOf, type Filters } from './filters';
import { Change, People, Picture } from './Picture';
import type { Numbers } from './numbers';
import { texts } from './texts';

const STAGES: readonly MeasureCode[] = [
  'REGISTERED',
  'IDENTIFIED',
  'ARRIVED',
  'SHELTERED',
  'RETURNED',
  'REINTEGRATING',
  'CLOSED',
];
const CARDS: readonly MeasureCode[] = [
  'REGISTERED',
  'IDENTIFIED',
  'ARRIVED',
  'RETURNED',
  'REINTEGRATING',
  'SECOND_EPISODE',
];

/** Six numbers with their change, and how far people came. */
export function Stages({ numbers, filters }: { numbers: Numbers; filters: Filters }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { year, who, country } = filters;
  const told = (codes: readonly MeasureCode[]) => codes.flatMap((code) => numbers.of(code, null, who) ?? []);
  const stages = told(STAGES);
  return (
    <Part name="stages" title={t.stages(year, country && countries.label(country as never, language))}>
      <div className="cards">
        {told(CARDS).map(({ measure, label, people, before, earlier }) => (
          <div key={measure} data-measure={measure}>
            <span>{label}</span>
            <strong>
              <People people={people} />
            </strong>
            <Change change={changeOf(people, before)} since={t.sinceRelease} />
            <Change change={changeOf(people, earlier)} since={t.sinceYear(year - 1)} />
          </div>
        ))}
      </div>
      <Picture
        title={t.funnel}
        said={t.funnelSaid(year)}
        head={[t.stage, t.people, t.beforeRelease, t.yearBefore(year - 1)]}
        rows={stages.map(({ label, people, before, earlier }) => [label, people, before, earlier])}
        file={fileOf('numbers', { year, country, release: filters.release })}
        narrowed
        note={country === null ? t.funnelNote : `${t.funnelNote} ${t.funnelThere}`}
      >
        <Bars bars={stages} />
      </Picture>
    </Part>
  );
}
