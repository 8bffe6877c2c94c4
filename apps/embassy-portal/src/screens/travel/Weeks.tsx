import { dayIn } from '#domain';
import { useAsk } from '../../api/useAsk';
import { useFormats, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { ARRIVALS } from './questions';
import { texts } from './texts';
import { weeksOf, type Week } from './weeks';

/** Who comes home when, of the journeys that one sees; the bars and the figures beside them say the same. */
export function Weeks() {
  const t = useTexts(texts);
  const { number } = useFormats();
  const arrivals = useAsk(ARRIVALS, {}, { keep: true });
  return (
    <Answer of={arrivals}>
      {({ movements: { items, next } }) => {
        const weeks = weeksOf(items, dayIn(new Date(), 'Asia/Jakarta'));
        if (weeks.every(({ expected }) => expected === 0)) return null;
        return (
          <Part name="weeks" title={t.weeks}>
            <p className="soft">{t.weeksHelp}</p>
            <Picture weeks={weeks} />
            {next && <p className="soft">{t.weeksSome(number(items.length))}</p>}
          </Part>
        );
      }}
    </Answer>
  );
}

function Picture({ weeks }: { weeks: readonly Week[] }) {
  const t = useTexts(texts);
  const { number, day } = useFormats();
  const most = Math.max(...weeks.map(({ expected }) => expected));
  const width = (people: number) => (100 * people) / most;
  return (
    <table className="weeks">
      <thead>
        <tr>
          <th scope="col">{t.week}</th>
          <th scope="col" className="figure">
            {t.expected}
          </th>
          <th scope="col" className="figure">
            {t.arrived}
          </th>
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ from, expected, arrived }) => (
          <tr key={from}>
            <th scope="row">
              <div>
                <span>{day(from)}</span>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect className="expected" width={width(expected)} height="10" />
                  <rect className="arrived" width={width(arrived)} height="10" />
                </svg>
              </div>
            </th>
            <td className="figure">{number(expected)}</td>
            <td className="figure">{number(arrived)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
