import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link } from '../../parts/address';
import { caseEvents, stageOf, type ActName } from '#domain';
import { ask } from '../../api/ask';
import { useActs, type Done } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { coming } from '../../parts/coming';
import { Dialog } from '../../parts/Dialog';
import { SelectField, useSaid } from '../../parts/form';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { useMay } from '../../session/session';
import { ASSIGN, COLLEAGUES, MOVE, STANDING, type Row } from './questions';
import { stepsOfAll, type Together } from './steps';
import { texts as support } from './support-texts';
import { texts } from './texts';

const LinkSupports = lazy(() => coming(() => import('./LinkSupports')));

interface Selecting {
  selected: ReadonlyMap<string, Row>;
  onSelect: (selected: ReadonlyMap<string, Row>) => void;
}

interface Result {
  row: Row;
  result: Done<object>;
}

/** As it stands now: whoever is on another page is not read with the list. */
const again = async (row: Row): Promise<Row> =>
  ask(STANDING, { id: row.id }).then(
    (answer) => ({ ...row, ...answer.case }),
    () => row,
  );

/** What may be done with all that are selected. Each is judged by itself; who was refused stays selected. */
export default function Bulk({ selected, onSelect }: Selecting) {
  const t = useTexts(texts);
  const s = useTexts(support);
  const language = useLanguage();
  const may = useMay();
  const { number } = useFormats();
  const [asked, setAsked] = useState<Together | 'assign' | 'support'>();
  const [results, setResults] = useState<readonly Result[]>([]);
  const moves = useActs(MOVE);
  const assigns = useActs(ASSIGN);
  const rows = [...selected.values()];
  const all = (act: ActName) => rows.every((row) => may.act(act, row));
  const steps = all('moveCase') ? stepsOfAll(rows.map(({ state }) => state)) : [];
  const goes = rows.every(({ state }) => state === 'PREPARING' || state === 'READY');
  const trip = may.do('createMovement') && goes && all('manifestPassenger');
  const home = rows.every(({ state, priorState }) => stageOf(state, priorState) === 'REINTEGRATION');
  const benefit = home && all('linkSupport');
  const through = moves.through ?? assigns.through;

  const take = async (doing: Promise<Done<object>[]>) => {
    const taken = (await doing).map((result, i) => ({ row: rows[i] as Row, result }));
    setResults(taken);
    const refused = await Promise.all(taken.filter(({ result }) => !result.done).map(({ row }) => again(row)));
    onSelect(new Map(refused.map((row) => [row.id, row])));
    setAsked(undefined);
  };
  const occurredAt = () => new Date().toISOString();
  const move = (step: Together) =>
    take(moves.send(rows.map(({ id, version }) => ({ case: id, version, step, occurredAt: occurredAt() }))));
  const assign = (account: string) =>
    take(assigns.send(rows.map(({ id }) => ({ case: id, account, reason: 'WORKLOAD', occurredAt: occurredAt() }))));

  return (
    <>
      <Results results={results} />
      {rows.length > 0 && (
        <section className="bulk" aria-label={t.selected(number(rows.length))}>
          <strong role="status">{t.selected(number(rows.length))}</strong>
          {steps.map((step) => (
            <button key={step} onClick={() => setAsked(step)}>
              {caseEvents.label(step, language)}
            </button>
          ))}
          {all('assignCase') && (
            <button className="second" onClick={() => setAsked('assign')}>
              {t.assign}
            </button>
          )}
          {trip && (
            <Link
              className="button second"
              to="/movements/new"
              state={{ people: rows.map(({ id, person }) => ({ id, name: knownAs(person, t.unnamed) })) }}
            >
              {t.newTrip}
            </Link>
          )}
          {benefit && (
            <button className="second" onClick={() => setAsked('support')}>
              {s.link}
            </button>
          )}
          {steps.length === 0 && !trip && !benefit && <span>{t.noCommon}</span>}
          <button className="plain" onClick={() => onSelect(new Map())}>
            {t.unselect}
          </button>
        </section>
      )}
      {asked === 'support' && (
        <Suspense>
          <LinkSupports
            rows={rows}
            onDone={(taken) => void take(Promise.resolve(taken))}
            onClose={() => setAsked(undefined)}
          />
        </Suspense>
      )}
      {asked && asked !== 'support' && (
        <Confirm
          title={t.doSelected(asked === 'assign' ? t.assign : caseEvents.label(asked, language), number(rows.length))}
          through={through === undefined ? undefined : t.through(number(through), number(rows.length))}
          onClose={() => setAsked(undefined)}
          assigning={asked === 'assign'}
          onDo={(account) => void (asked === 'assign' ? assign(account) : move(asked))}
        />
      )}
    </>
  );
}

interface ConfirmProps {
  title: string;
  through: string | undefined;
  assigning: boolean;
  onDo: (account: string) => void;
  onClose: () => void;
}

function Confirm({ title, through, assigning, onDo, onClose }: ConfirmProps) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const colleagues = useAsk(COLLEAGUES, {}, { enabled: assigning });
  const [account, setAccount] = useState('');
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{t.doText}</p>
      {assigning && (
        <SelectField
          name="account"
          label={t.assignTo}
          value={account}
          onValue={setAccount}
          options={(colleagues.data?.colleagues ?? []).map(({ id, login }) => ({ value: id, label: login }))}
        />
      )}
      <p role="status">{through}</p>
      <div className="deeds">
        <button disabled={through !== undefined || (assigning && !account)} onClick={() => onDo(account)}>
          {t.doIt}
        </button>
        <button className="plain" onClick={onClose}>
          {p.cancel}
        </button>
      </div>
    </Dialog>
  );
}

function Results({ results }: { results: readonly Result[] }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const said = useSaid();
  const refused = results.filter(({ result }) => !result.done);
  const box = useRef<HTMLDivElement>(null);
  // It stands below a long list, and whoever pressed may be anywhere in it.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [results]);
  if (results.length === 0) return <div role="status" />;
  return (
    <div ref={box} role="status" className={refused.length > 0 ? 'notice results' : 'notice good results'}>
      <p>{t.done(number(results.length - refused.length))}</p>
      {refused.length > 0 && (
        <>
          <p>{t.notDone(number(refused.length))}</p>
          <ul>
            {refused.map(({ row, result }) => (
              <li key={row.id}>
                {knownAs(row.person, t.unnamed)}: {result.problem ? said(result.problem) : t.noAnswer}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
