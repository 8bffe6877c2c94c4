import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocation, useSearchParams } from '../../parts/address';
import { useAsk } from '../../api/useAsk';
import { useMayKeep } from '../../device/kept';
import { useFormats, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { afterwards, coming } from '../../parts/coming';
import { Page } from '../../parts/Page';
import { useMay } from '../../session/session';
import { filterOf, readAddress, withChange, type Shown } from './address';
import { CaseTable } from './CaseTable';
import { Filters, type Sought } from './Filters';
import { Lists } from './Lists';
import { CASES, COUNTS, SEARCH, type Row } from './questions';
import { Taking } from './Taking';
import { texts } from './texts';
import '../../parts/lists.css';
import '../../parts/table.css';
import './worklist.css';

const EACH_MS = 60_000;
// Nobody has selected anything before the list is there.
const Bulk = lazy(() => afterwards(() => import('./Bulk')));
const Keys = lazy(() => afterwards(() => import('./Keys')));
const Caseload = lazy(() => coming(() => import('./Caseload')));

/** What is to be done, and everybody within one's reach: by list and filter, in the address, or by search, which is not. */
export default function Worklist() {
  const t = useTexts(texts);
  const [query, setQuery] = useSearchParams();
  const shown = readAddress(query);
  // A name or a number of somebody's: left at this step of the page, where one comes back to it, and nowhere else.
  const { text = '' } = (useLocation().state ?? {}) as { text?: string };
  const [selected, setSelected] = useState<ReadonlyMap<string, Row>>(new Map());
  const change = ({ text: sought = text, ...changes }: Partial<Sought>) =>
    setQuery(withChange(shown, changes), { state: { text: sought } });
  const list = JSON.stringify(filterOf(shown)) + text;
  // Who is selected is on the list that is seen.
  useEffect(() => setSelected(new Map()), [list]);

  return (
    <Page title={t.title} wide>
      <div className="sided">
        <Lists shown={shown} />
        <div>
          <Filters shown={{ ...shown, text }} onChange={change} />
          {text ? (
            <Found text={text} selected={selected} onSelect={setSelected} />
          ) : (
            <Listed shown={shown} selected={selected} onSelect={setSelected} />
          )}
          <Suspense>
            <Bulk selected={selected} onSelect={setSelected} />
          </Suspense>
          <Suspense>
            <Keys />
          </Suspense>
        </div>
      </div>
    </Page>
  );
}

interface Selecting {
  selected: ReadonlyMap<string, Row>;
  onSelect: (selected: ReadonlyMap<string, Row>) => void;
}

function Found({ text, ...selecting }: Selecting & { text: string }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const found = useAsk(SEARCH, { text }, { keep: true });
  return (
    <Answer of={found}>
      {({ search }) => <CaseTable {...selecting} rows={search} caption={t.found(number(search.length))} />}
    </Answer>
  );
}

function Listed({ shown, ...selecting }: Selecting & { shown: Shown }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const [, setQuery] = useSearchParams();
  const filter = filterOf(shown);
  const mayKeep = useMayKeep();
  const cases = useAsk(
    CASES,
    { filter, after: shown.after || null },
    {
      keep: true,
      every: EACH_MS,
      onDevice: ({ cases: { items } }) => ({ cases: { next: null, items: items.filter(mayKeep) } }),
    },
  );
  const counts = useAsk(COUNTS, { filter }, { keep: true, every: EACH_MS });
  const may = useMay();
  const [handing, setHanding] = useState(false);
  return (
    <Answer of={cases}>
      {({ cases: { items, next } }) => {
        const total = counts.data?.caseCounts.reduce((sum, { count }) => sum + count, 0);
        return (
          <>
            <CaseTable
              {...selecting}
              rows={items}
              filtered={Object.keys(filter).length > 0}
              caption={total === undefined ? '' : t.count(number(items.length), number(total))}
            />
            <div className="deeds">
              {shown.after && (
                <button className="second" onClick={() => setQuery(withChange(shown, { after: '' }))}>
                  {t.first}
                </button>
              )}
              {total !== undefined && <Taking shown={shown} total={total} />}
              {may.do('reassignCaseload') && (
                <button className="plain" onClick={() => setHanding(true)}>
                  {t.caseload}
                </button>
              )}
              {next && (
                <button
                  className="second"
                  onClick={() => {
                    setQuery(withChange(shown, { after: next }));
                    document.getElementById('cases')?.focus();
                  }}
                >
                  {t.next}
                </button>
              )}
            </div>
            {handing && (
              <Suspense>
                <Caseload onClose={() => setHanding(false)} />
              </Suspense>
            )}
          </>
        );
      }}
    </Answer>
  );
}
