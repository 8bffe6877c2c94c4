import { useState } from 'react';
import { optionsOf } from '../../parts/choices';
import { Link, useSearchParams } from '../../parts/address';
import { holdCodes } from '#domain';
import { useAsk } from '../../api/useAsk';
import { useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { SelectField } from '../../parts/form';
import { Page } from '../../parts/Page';
import { READINESS } from '../../parts/papers/questions';
import { Refusals, type Result } from '../../parts/Refusals';
import { useTicks } from '../../parts/Ticks';
import { Nothing } from '../../parts/Nothing';
import { useMay } from '../../session/session';
import { GROUPS } from '../worklist/questions';
import { Board } from './Board';
import { Together } from './Together';
import { PREPARING } from './questions';
import { texts } from './texts';
import '../../parts/table.css';

/** Everybody whose return is being prepared, with what each waits for, with whom it lies and for how long. */
export default function Clearances() {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const [query, setQuery] = useSearchParams();
  const [results, setResults] = useState<readonly Result[]>([]);
  const ticks = useTicks();
  const [hold, group, after] = ['hold', 'group', 'after'].map((key) => query.get(key) ?? '');
  const filter = {
    stage: 'PREPARATION' as const,
    ...(holdCodes.has(hold) ? { hold } : {}),
    ...(group && /^[\da-f-]{36}$/.test(group) ? { group } : {}),
  };
  const people = useAsk(PREPARING, { filter, after: after || null }, { keep: true, every: 60_000 });
  const ids = (people.data?.cases.items ?? []).map(({ id }) => id);
  const ready = useAsk(
    READINESS,
    { cases: ids },
    { keep: true, enabled: ids.length > 0 && may.name('Query.readiness') },
  );
  const groups = useAsk(GROUPS, {}, { enabled: may.name('Query.groups') });
  const waiting = new Map(ready.data?.readiness.map((one) => [one.case, one.awaits]));
  const change = (key: string, value: string) => {
    const next = new URLSearchParams(query);
    next.delete('after');
    if (value) next.set(key, value);
    else next.delete(key);
    ticks.keep([]);
    setQuery(next);
  };

  return (
    <Page title={t.title} wide>
      <div className="row">
        <SelectField
          name="hold"
          label={t.hold}
          empty={t.anyHold}
          value={hold ?? ''}
          onValue={(value) => change('hold', value)}
          options={optionsOf(holdCodes, language)}
        />
        {may.name('Query.groups') && (
          <SelectField
            name="group"
            label={t.group}
            empty={t.anyGroup}
            value={group ?? ''}
            onValue={(value) => change('group', value)}
            options={(groups.data?.groups.items ?? []).map(({ id, reference }) => ({ value: id, label: reference }))}
          />
        )}
      </div>
      <Refusals results={results} />
      <Answer of={people}>
        {({ cases: { items, next } }) =>
          items.length === 0 ? (
            <Nothing title={t.none}>{t.noneHelp}</Nothing>
          ) : (
            <>
              <Board rows={items} waiting={waiting} ticks={ticks} />
              <Together
                rows={items.filter(({ id }) => ticks.ids.has(id))}
                waiting={waiting}
                onDone={(told) => {
                  setResults(told);
                  ticks.keep(told.flatMap(({ id, result }) => (result.done ? [] : [id])));
                }}
              />
              <div className="deeds">
                {after && (
                  <button className="second" onClick={() => change('after', '')}>
                    {t.first}
                  </button>
                )}
                {next && (
                  <Link className="button second" to={`?${withAfter(query, next)}`}>
                    {t.next}
                  </Link>
                )}
              </div>
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function withAfter(query: URLSearchParams, after: string): string {
  const next = new URLSearchParams(query);
  next.set('after', after);
  return next.toString();
}
