import { lazy, Suspense } from 'react';
import { measures } from '#domain';
import { useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { coming } from '../../parts/coming';
import { SelectField } from '../../parts/form';
import { Part } from '../../parts/Part';
import { ranked, type Cell } from './figures';
import type { Filters } from './filters';
import { Picture } from './Picture';
import { Ranking } from './Ranking';
import { useTable } from './table';
import { texts } from './texts';

const WorldMap = lazy(() => coming(() => import('./WorldMap')));

interface Props {
  filters: Filters;
  choose: (key: keyof Filters, value: string) => void;
}

/** Where people were, which post received them, and from which province they come. */
export function Places({ filters, choose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { counted: measure, country } = filters;
  const here = ({ iso }: Cell) => country === null || iso === country;
  const what = measures.label(measure, language);
  return (
    <Part name="places" title={t.places(what)}>
      <div className="row screen">
        <SelectField
          name="counted"
          label={t.counted}
          value={measure === 'ARRIVED' ? measure : ''}
          empty={measures.label('REGISTERED', language)}
          onValue={(value) => choose('counted', value)}
          options={[{ value: 'ARRIVED', label: measures.label('ARRIVED', language) }]}
        />
      </div>
      <Map filters={filters} choose={choose} only={here} />
      <div className="pair">
        <Ranking title={t.byPost} by="POST" {...{ measure, filters }} only={here} />
        <Ranking title={t.byProvince} by="PROVINCE" {...{ measure, filters }} />
      </div>
    </Part>
  );
}

function Map({ filters, choose, only }: Props & { only: (cell: Cell) => boolean }) {
  const t = useTexts(texts);
  const { counted: measure, who, country } = filters;
  const [lands, missions, homes] = [
    useTable({ measure, by: 'COUNTRY' }, filters),
    useTable({ measure, by: 'POST' }, filters),
    useTable({ measure, by: 'PROVINCE' }, filters),
  ];
  const marked = (rows: readonly Cell[] | undefined) =>
    ranked(rows ?? [], who).shown.map(({ value, label, iso, people }) => ({
      ...{ code: value, label: label ?? value, iso, people },
    }));
  return (
    <Answer of={lands.answer}>
      {({ publishedTable: found }) => {
        if (!found) return null;
        const { shown, head, rows, file } = lands.twin(found.rows, only);
        const others = ranked(country === null ? found.rows : found.rows.filter((cell) => !only(cell)), who);
        return (
          <Picture
            title={t.map}
            said={t.mapSaid}
            {...{ head, rows, file }}
            narrowed
            note={[
              country !== null && shown.length === 0 ? t.countryHidden : '',
              t.mapNote,
              others.hidden > 0 ? t.otherCountries : '',
            ]
              .join(' ')
              .trim()}
          >
            <Suspense fallback={<p className="waits">{t.mapComes}</p>}>
              <WorldMap
                countries={marked(found.rows)}
                posts={marked(missions.answer.data?.publishedTable?.rows)}
                provinces={marked(homes.answer.data?.publishedTable?.rows)}
                chosen={country}
                onCountry={(iso) => choose('country', iso === country ? '' : iso)}
              />
            </Suspense>
          </Picture>
        );
      }}
    </Answer>
  );
}
