import { useAsk } from '../../api/useAsk';
import { useFormats, useTexts } from '../../language/language';
import { Link } from '../../parts/address';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { EDITIONS } from './questions';
import { texts } from './texts';
import '../../parts/table.css';

/** Every version of the questionnaire there has been, the last one first. */
export function Editions() {
  const t = useTexts(texts);
  const { number } = useFormats();
  const editions = useAsk(EDITIONS, {});
  return (
    <Page title={t.title} wide>
      <p>{t.intro}</p>
      <div className="card">
        <Answer of={editions}>
          {({ instruments }) =>
            instruments.length === 0 ? (
              <p>{t.noEditions}</p>
            ) : (
              <table className="rows">
                <thead>
                  <tr>
                    <th>{t.version}</th>
                    <th>{t.name}</th>
                    <th className="figure">{t.count}</th>
                    <th>{t.state}</th>
                  </tr>
                </thead>
                <tbody>
                  {instruments.toReversed().map((one) => (
                    <tr key={one.version}>
                      <th scope="row" className="name">
                        <Link to={`/instruments?version=${one.version}`}>{one.version}</Link>
                      </th>
                      <td data-label={t.name}>{one.title}</td>
                      <td data-label={t.count} className="figure">
                        {number(one.questions)}
                      </td>
                      <td data-label={t.state}>
                        <span className={one.current ? 'tag good' : 'tag'}>
                          {one.current ? `✓ ${t.current}` : t.former}
                        </span>
                        <span className="soft under-it">{one.official ? t.official : t.unofficial}</span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Answer>
      </div>
    </Page>
  );
}
