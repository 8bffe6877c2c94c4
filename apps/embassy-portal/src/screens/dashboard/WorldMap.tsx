import { geoCentroid, geoNaturalEarth1, geoPath, type GeoProjection } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import atlas from 'world-atlas/countries-110m.json?url';
import { useKnown } from '../../api/known';
import { useFormats, useTexts } from '../../language/language';
import { stepOf } from './figures';
import { countryOf } from './iso';
import { posts, provincePoints, smallCountries, type Point } from './points';
import { texts } from './texts';

export interface Marked {
  /** A country, a post or a province, by its code. */
  code: string;
  label: string;
  /** Where a post is. */
  iso: string | null;
  people: number;
}

interface Props {
  countries: readonly Marked[];
  posts: readonly Marked[];
  provinces: readonly Marked[];
  chosen: string | null;
  onCountry: (iso: string) => void;
}

type World = FeatureCollection<Geometry, { name: string }>;
const readAtlas = async (): Promise<World> => {
  const response = await fetch(atlas);
  if (!response.ok) throw new Error('no atlas');
  const topology = (await response.json()) as Parameters<typeof feature>[0];
  return feature(topology, topology.objects['countries'] as never) as unknown as World;
};

const WIDTH = 960;
const HEIGHT = 480;
const MARGIN = 30;
/** Indonesia stands in the middle. */
const turned = () => geoNaturalEarth1().rotate([-118, 0]);
/** The home of everybody, and what lies around it, stand on every map. */
const REGION: readonly Point[] = [
  [92, 26],
  [142, 26],
  [92, -12],
  [142, -12],
];
type Frame = [[number, number], [number, number]];
const within = (height: number): Frame => [
  [MARGIN, MARGIN],
  [WIDTH - MARGIN, height - MARGIN],
];

/** Where people were, by the colour of the country, and at which post, by the size of the circle; drawn from one file. */
export default function WorldMap({ countries, posts: missions, provinces, chosen, onCountry }: Props) {
  const t = useTexts(texts);
  const world = useKnown('atlas', readAtlas);
  if (world.error !== undefined) return <p className="notice">{t.noMap}</p>;
  if (!world.data) return <p className="waits">{t.mapComes}</p>;
  const figures = new Map(countries.map((one) => [one.code, one]));
  const all = countries.map(({ people }) => people);
  const shape = (iso: string) => world.data.features.find(({ id }) => countryOf(id) === iso);
  const fill = (iso: string | undefined) => `step${stepOf(figures.get(iso ?? '')?.people ?? null, all)}`;
  const middle = (iso: string): Point | undefined => smallCountries[iso] ?? middleOf(shape(iso));
  const placed = (mission: Marked): Point | undefined => posts[mission.code] ?? middle(mission.iso ?? '');
  const points = [...REGION, ...missions.map(placed), ...countries.map(({ code }) => middle(code))];
  const coordinates = points.flatMap((point) => (point ? [[...point]] : []));
  const projection = turned().fitExtent(within(HEIGHT), { type: 'MultiPoint', coordinates });
  const draw = geoPath(projection).digits(1);
  const home = shape('ID');

  return (
    <>
      <svg className="world" viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        {world.data.features.map((one, i) => {
          const iso = countryOf(one.id);
          const said = figures.get(iso ?? '');
          return (
            <path
              key={i}
              d={draw(one) ?? ''}
              className={`${fill(iso)} ${iso !== undefined && iso === chosen ? 'chosen' : ''}`}
              onClick={() => iso !== undefined && onCountry(iso)}
            >
              {said && <Title {...said} />}
            </path>
          );
        })}
        {Object.entries(smallCountries).map(([iso, point]) => {
          const said = figures.get(iso);
          return (
            said && (
              <Circle
                key={iso}
                at={point}
                by={projection}
                r={6}
                className={fill(iso)}
                onClick={() => onCountry(iso)}
                {...said}
              />
            )
          );
        })}
        <Circles marked={missions} at={placed} by={projection} />
      </svg>
      {home && <Home land={home} provinces={provinces} />}
    </>
  );
}

const middleOf = (land: Feature | undefined): Point | undefined => land && geoCentroid(land);

/** From which provinces people came, at their capitals. */
function Home({ land, provinces }: { land: Feature; provinces: readonly Marked[] }) {
  const t = useTexts(texts);
  const projection = turned().fitExtent(within(HEIGHT), land);
  return (
    <svg className="world" viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <title>{t.byProvince}</title>
      <path d={geoPath(projection).digits(1)(land) ?? ''} className="step0" />
      <Circles marked={provinces} at={({ code }) => provincePoints[code]} by={projection} />
    </svg>
  );
}

const LARGEST = 20;

interface CirclesProps {
  marked: readonly Marked[];
  at: (marked: Marked) => Point | undefined;
  by: GeoProjection;
}

/** As large as there are people, the smaller in front. */
function Circles({ marked, at, by }: CirclesProps) {
  const most = Math.max(1, ...marked.map(({ people }) => people));
  return marked.map((one) => {
    const point = at(one);
    const r = Math.max(4, LARGEST * Math.sqrt(one.people / most));
    return point && <Circle key={one.code} at={point} by={by} r={r} className="post" {...one} />;
  });
}

interface CircleProps extends Marked {
  at: Point;
  by: GeoProjection;
  r: number;
  className: string;
  onClick?: () => void;
}

function Circle({ at, by, r, className, onClick, ...said }: CircleProps) {
  const [cx, cy] = by([...at]) ?? [0, 0];
  return (
    <circle cx={cx} cy={cy} r={r} className={className} onClick={onClick}>
      <Title {...said} />
    </circle>
  );
}

function Title({ label, people }: Marked) {
  const { number } = useFormats();
  return <title>{`${label}: ${number(people)}`}</title>;
}
