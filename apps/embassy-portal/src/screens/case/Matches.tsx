import { lazy, Suspense } from 'react';
import { Link } from '../../parts/address';
import { caseStates, matchVerdicts, regencies, sexes } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { coming } from '../../parts/coming';
import { Part } from '../../parts/Part';
import { useMay } from '../../session/session';
import { MATCHES, type Opened } from './questions';
import { reasons } from './reasons';
import { texts } from './texts';

const Judging = lazy(() => coming(() => import('../matches/Judging').then(({ Judging: part }) => ({ default: part }))));

/** Side by side with each case within reach that may be of the same person. */
export function Matches({ opened }: { opened: Opened }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const matches = useAsk(MATCHES, opened, { onDevice: false });
  const found = matches.data?.case;
  if (found && found.matches.length === 0) return null;
  return (
    <Part name="matches" title={t.matches}>
      <p>{t.matchesText}</p>
      <Answer of={matches}>
        {({ case: here }) =>
          here?.matches.map((pair) => {
            const { id, verdict, reasons: agree } = pair;
            // A pair is the later registration’s and the earlier one’s.
            const other = pair.other.id === here.id ? pair.case : pair.other;
            const rows: [string, string | null, string | null][] = [
              [t.name, here.person.name, other.person.name],
              [t.alias, here.person.alias, other.person.alias],
              [t.sex, labelOf(sexes, here.person.sex, language), labelOf(sexes, other.person.sex, language)],
              [t.birthYear, String(here.person.birthYear ?? ''), String(other.person.birthYear ?? '')],
              [t.home, regency(here.person.homeRegency, language), regency(other.person.homeRegency, language)],
            ];
            return (
              <div className="scroll" key={id} tabIndex={0} role="group" aria-label={`${t.matches}: ${other.number}`}>
                <table>
                  <thead>
                    <tr>
                      <td />
                      <th>{t.this}</th>
                      <th>
                        {t.other} <Link to={`/cases/${other.id}`}>{other.number}</Link> ·{' '}
                        {labelOf(caseStates, other.state, language)}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map(([label, mine, theirs]) => (
                      <tr key={label} className={mine === theirs ? undefined : 'differs'}>
                        <th scope="row">{label}</th>
                        <td>{mine}</td>
                        <td>{theirs}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <p>
                  {t.agrees}: {agree.map((reason) => labelOf(reasons, reason, language)).join(', ')} ·{' '}
                  <span className="tag">{labelOf(matchVerdicts, verdict, language)}</span>
                </p>
                {verdict === 'OPEN' && may.do('judgeMatch') && (
                  <Suspense>
                    <Judging pair={pair} />
                  </Suspense>
                )}
              </div>
            );
          })
        }
      </Answer>
    </Part>
  );
}

const regency = (code: string | null, language: 'id' | 'en') => (code ? labelOf(regencies, code, language) : null);
