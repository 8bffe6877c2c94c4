import { optionsOf } from '../../parts/choices';
import { Link } from '../../parts/address';
import { countries, peopleGroups, versionOf } from '#domain';
import { useAsOf } from '../../api/known';
import { useAsk } from '../../api/useAsk';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { SelectField } from '../../parts/form';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { useMay } from '../../session/session';
import { AnyTable } from './AnyTable';
import { Assistance, Deadlines, Surveys } from './AtHome';
import { Definitions } from './Definitions';
import { Durations } from './Durations';
import { fileOf, useFilters, years, type Filters } from './filters';
import { Disagreements, Holds } from './Holds';
import { numbersOf } from './numbers';
import { OverTime } from './OverTime';
import { Own } from './Own';
import { Past } from './Past';
import { Country } from './Picture';
import { Places } from './Places';
import { NUMBERS, RELEASES } from './questions';
import { Ranking } from './Ranking';
import { Stages } from './Stages';
import { texts } from './texts';
import './dashboard.css';

/** What ministries steer by: a release, in pictures; and apart from it, for who may see the cases, their own numbers. */
export default function Dashboard() {
  const t = useTexts(texts);
  const may = useMay();
  const [filters, choose] = useFilters();
  const { year, release, country } = filters;
  const about = { year, release, earlier: year - 1 };
  const numbers = useAsk(NUMBERS, { ...about, country: null }, { keep: true });
  const there = useAsk(NUMBERS, { ...about, country }, { keep: true });
  const told = { ...filters, year: useAsOf(there, year), country: useAsOf(there, country) };
  return (
    <Page title={t.title} wide>
      <Country value={country}>
        <div className="statistics" aria-busy={numbers.kept || there.kept}>
          <Choice filters={filters} choose={choose} />
          <Answer of={numbers}>
            {({ publishedNumbers: found, earlier }) => {
              if (!found) return <NoRelease named={release !== null} />;
              const all = numbersOf(found.rows, earlier?.rows ?? []);
              const shared = { numbers: all, filters, choose };
              return (
                <>
                  <Told of={found} />
                  <Answer of={there}>
                    {(narrow) => (
                      <Stages
                        numbers={numbersOf(narrow.publishedNumbers?.rows ?? [], narrow.earlier?.rows ?? [])}
                        filters={told}
                      />
                    )}
                  </Answer>
                  <OverTime filters={filters} />
                  <Places filters={filters} choose={choose} />
                  <Durations filters={filters} />
                  <Part name="exploitation" title={t.exploitation}>
                    <div className="pair trio">
                      <Ranking title={t.byForm} measure="IDENTIFIED" by="FORM" filters={filters} />
                      <Ranking title={t.bySector} measure="IDENTIFIED" by="SECTOR" filters={filters} />
                      <Ranking title={t.registeredBySector} measure="REGISTERED" by="SECTOR" filters={filters} />
                      <Ranking title={t.byChannel} measure="REGISTERED" by="CHANNEL" filters={filters} />
                      <Ranking title={t.byAuthority} measure="IDENTIFIED" by="AUTHORITY" filters={filters} />
                    </div>
                  </Part>
                  <Answer of={there}>
                    {(narrow) => (
                      <Holds
                        {...shared}
                        numbers={numbersOf(narrow.publishedNumbers?.rows ?? [], narrow.earlier?.rows ?? [])}
                      />
                    )}
                  </Answer>
                  <div className="both">
                    <Assistance {...shared} />
                    <Deadlines {...shared} />
                  </div>
                  <Surveys {...shared} />
                  <Disagreements {...shared} />
                  <AnyTable filters={filters} choose={choose} />
                </>
              );
            }}
          </Answer>
          {may.name('Query.caseNumbers') && <Own filters={filters} />}
          <Past />
        </div>
      </Country>
    </Page>
  );
}

function NoRelease({ named }: { named: boolean }) {
  const t = useTexts(texts);
  return (
    <div className="card">
      <p>
        <strong>{named ? t.noSuchRelease : t.noRelease}</strong>
      </p>
      {named ? <Link to="?">{t.latest}</Link> : <p>{t.noReleaseHelp}</p>}
    </div>
  );
}

interface Choosing {
  filters: Filters;
  choose: (key: keyof Filters, value: string) => void;
}

function Choice({ filters: { year, release, who, country }, choose }: Choosing) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day } = useFormats();
  const releases = useAsk(RELEASES, {});
  return (
    <div className="row screen">
      <SelectField
        name="year"
        label={t.year}
        value={`${year}`}
        onValue={(value) => choose('year', value)}
        options={[...new Set([...years(), year])].map((one) => ({ value: `${one}`, label: `${one}` }))}
      />
      <SelectField
        name="who"
        label={t.who}
        empty={t.everybody}
        value={who ?? ''}
        onValue={(value) => choose('who', value)}
        options={optionsOf(peopleGroups, language)}
      />
      <SelectField
        name="country"
        label={t.country}
        value={country ?? ''}
        empty={t.allCountries}
        onValue={(value) => choose('country', value)}
        options={optionsOf(countries, language)}
      />
      <SelectField
        name="release"
        label={t.release}
        empty={t.latest}
        value={release === null ? '' : `${release}`}
        onValue={(value) => choose('release', value)}
        options={(releases.data?.releases ?? []).map(({ number, week }) => ({
          value: `${number}`,
          label: t.releaseOf(number, day(week)),
        }))}
      />
      <div className="field">
        <button className="second" onClick={() => print()}>
          {t.print}
        </button>
      </div>
    </div>
  );
}

interface Release {
  release: number;
  week: string;
  publishedAt: string;
  policy: string;
  threshold: number;
  population: string;
  definition: string;
  whyHidden: string;
}

/** What the release says of itself, before anything of it is read. */
function Told({ of }: { of: Release }) {
  const t = useTexts(texts);
  const { day, moment } = useFormats();
  return (
    <section className="card told" aria-label={t.about}>
      <p>
        <strong>{t.releaseOf(of.release, day(of.week))}</strong>{' '}
        <span className="soft">{t.publishedAt(moment(of.publishedAt, 'Asia/Jakarta'), versionOf(of.policy))}</span>
      </p>
      <p>
        {of.population} {of.definition}
      </p>
      <p>
        <span className="hides">{t.hidden}</span>: {of.whyHidden}
      </p>
      <Definitions release={of.release} />
      <p className="screen">
        <a href={fileOf('definitions', { release: of.release })} download>
          {t.definitions}
        </a>
      </p>
    </section>
  );
}
