import { useState } from 'react';
import { Link, useSearchParams } from '../../parts/address';
import { agencyKinds, disagreementKinds, factGrounds } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { capital } from '../../parts/capital';
import { Page } from '../../parts/Page';
import { Paging } from '../../parts/Paging';
import { knownAs } from '../../parts/person';
import { useMay, useMe, useMoment } from '../../session/session';
import { DISAGREEMENTS, type Disagreement } from './questions';
import { Settle } from './Settle';
import { texts } from './texts';
import '../../parts/table.css';

const views = {
  mine: { awaitsMe: true, overdue: false, state: 'OPEN' },
  all: { awaitsMe: false, overdue: false, state: 'OPEN' },
  settled: { awaitsMe: false, overdue: false, state: 'RULED' },
  agreed: { awaitsMe: false, overdue: false, state: 'AGREED' },
} as const;
type View = keyof typeof views;

/** What agencies have to settle about people within reach: whose answer is awaited, and until when. */
export default function Disagreements() {
  const t = useTexts(texts);
  const [query] = useSearchParams();
  const asked = query.get('view') ?? '';
  const view: View = Object.hasOwn(views, asked) ? (asked as View) : 'mine';
  const found = useAsk(DISAGREEMENTS, { filter: views[view], after: query.get('after') }, { keep: true });
  return (
    <Page title={t.disagreements} wide>
      <p>{t.disagreementsIntro}</p>
      <nav className="tabs" aria-label={t.disagreements}>
        {(Object.keys(views) as View[]).map((one) => (
          <Link key={one} to={`/disagreements?view=${one}`} aria-current={one === view ? 'page' : undefined}>
            {t[one]}
          </Link>
        ))}
      </nav>
      <Answer of={found}>
        {({ disagreements: { items, next } }) => (
          <>
            {items.length === 0 ? (
              <p className="card">{t.noDisagreements}</p>
            ) : (
              <List items={items} mine={view === 'mine'} />
            )}
            <Paging next={next} />
          </>
        )}
      </Answer>
    </Page>
  );
}

/** `mine`: those whose answer is awaited from the reader’s own side. */
function List({ items, mine }: { items: readonly Disagreement[]; mine: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const { roles } = useMe();
  const open = items.some(({ settledAt }) => !settledAt);
  const ends = open && may.do('resolveDisagreement') && (mine || roles.includes('desk'));
  const agency = (code: string) =>
    code === 'HOLDER' ? t.holder : code === 'DESK' ? t.desk : labelOf(agencyKinds, code, language);
  const { list } = useFormats();
  const moment = useMoment();
  const [settling, setSettling] = useState<Disagreement>();
  const now = new Date().toISOString();
  return (
    <div className="card">
      <table className="rows">
        <thead>
          <tr>
            <th>{t.name}</th>
            <th>{t.field}</th>
            <th>{t.between}</th>
            {open && <th>{t.awaits}</th>}
            <th>{open ? t.due : t.settledOn}</th>
            {ends && (
              <th>
                <span className="unseen">{t.settle}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row" className="name">
                <Link to={`/cases/${one.case.id}#facts`}>{knownAs(one.case.person, t.unnamed)}</Link>
                <br />
                <span className="number soft">{one.case.number}</span>
              </th>
              <td data-label={t.field}>{labelOf(disagreementKinds, one.kind, language)}</td>
              <td data-label={t.between}>{list(one.agencies.map(agency))}</td>
              {open && <td data-label={t.awaits}>{capital(agency(one.awaits))}</td>}
              <td data-label={open ? t.due : t.settledOn}>
                {one.settledAt ? (
                  <>
                    {t.settledAt(moment(one.settledAt))}
                    {one.ground && ` · ${labelOf(factGrounds, one.ground, language)}`}
                  </>
                ) : (
                  <>
                    {moment(one.dueAt)} {one.dueAt < now && <span className="tag wrong">▲ {t.overdue}</span>}
                  </>
                )}
              </td>
              {ends && (
                <td>
                  {!one.settledAt && (
                    <button className="second" onClick={() => setSettling(one)}>
                      {t.settle}
                    </button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {settling && <Settle of={settling} onClose={() => setSettling(undefined)} />}
    </div>
  );
}
