import { lazy, Suspense, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ask } from '../../api/ask';
import { useKnown } from '../../api/known';
import { useDraft } from '../../device/useDraft';
import { useFormats, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { saidOf, Summary, type Fault, useSaying } from '../../parts/form';
import { coming } from '../../parts/coming';
import { Part } from '../../parts/Part';
import { AskedFirst } from './AskedFirst';
import { placeOf } from './Cell';
import { Discard } from './Discard';
import { fixable, type Fixable } from './draft-form';
import { DraftRow } from './DraftRow';
import { isPaste } from './list-file';
import { DRAFTS, type Draft, type DraftPage } from './questions';
import { texts } from './texts';
import { useRegistering, type Work, type Works } from './useRegistering';

const TakeOut = lazy(() => coming(() => import('./TakeOut')));

/** All of a list that wait, page after page: whoever puts a list right has all of it before them. */
async function allOf(group: string, signal: AbortSignal): Promise<Draft[]> {
  const all: Draft[] = [];
  let after: string | null = null;
  do {
    const { drafts }: { drafts: DraftPage } = await ask(DRAFTS, { group, after }, { signal });
    all.push(...drafts.items);
    after = drafts.next;
  } while (after !== null);
  return all;
}

/** Rows that could not be registered as they were typed: put right in their cells, then registered. */
export function Drafts({ group, mine }: { group: string; mine: boolean }) {
  const t = useTexts(texts);
  const drafts = useKnown<Draft[]>(`drafts ${group}`, ({ signal }) => allOf(group, signal));
  return (
    <Part name="drafts" title={t.fix}>
      <Answer of={drafts}>
        {(all) => (all.length === 0 ? <p>{t.noDrafts}</p> : <Grid group={group} drafts={all} mine={mine} />)}
      </Answer>
    </Part>
  );
}

const saidBefore = new WeakMap<Draft, readonly Fault[]>();
/** What the core said of a row as it came. */
function asItCame(draft: Draft): readonly Fault[] {
  const known = saidBefore.get(draft);
  if (known) return known;
  const said = (draft.problems ?? []).map((one) => ({ field: one.field, text: saidOf(one) }));
  saidBefore.set(draft, said);
  return said;
}

/** Of what was said of a row as it came, what still stands: until somebody has changed the cell, or looked at it. */
function wrongIn(draft: Draft, { typed = {}, seen, faults }: Work = {}): readonly Fault[] {
  if (faults) return faults;
  if (seen) return [];
  const before = asItCame(draft);
  return before.some(({ field }) => field !== null && field in typed)
    ? before.filter(({ field }) => field === null || !(field in typed))
    : before;
}

/** What is done to the rows of a group, kept on this device as it is typed; how it is changed stays the same function. */
function useWork(group: string) {
  const { value, set, drop, ready } = useDraft<{ rows: Works }>(`rows ${group}`, () => ({ rows: {} }));
  const kept = useRef({ set, drop });
  useLayoutEffect(() => void (kept.current = { set, drop }));
  const setWork = useCallback((next: (before: Works) => Works) => {
    let left: Works = {};
    kept.current.set(({ rows }) => ({ rows: (left = next(rows)) }));
    if (Object.keys(left).length === 0) kept.current.drop();
  }, []);
  return { work: value.rows, setWork, ready };
}

/** What a row is called: by its list as well where rows of several wait, each of which has its row 2. */
function useRowOf(drafts: readonly Draft[]): (draft: Draft) => string {
  const t = useTexts(texts);
  const { number } = useFormats();
  const several = new Set(drafts.map(({ list }) => list)).size > 1;
  return ({ line, list }) => {
    if (!several || list === null) return t.line(number(line));
    return `${t.line(number(line))} · ${isPaste({ fileName: list }) ? t.pastedOrTyped : list}`;
  };
}

function Grid({ group, drafts, mine }: { group: string; drafts: readonly Draft[]; mine: boolean }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const { work, setWork, ready } = useWork(group);
  const [discarding, setDiscarding] = useState<Draft>();
  const [takingOut, setTakingOut] = useState(false);
  const change = useCallback(
    ({ id }: Draft, next: (now: Work) => Work) => setWork((all) => ({ ...all, [id]: next(all[id] ?? {}) })),
    [setWork],
  );
  const onType = useCallback(
    (draft: Draft, field: Fixable, text: string) =>
      change(draft, ({ typed, seen }) => ({ typed: { ...typed, [field]: text }, ...(seen ? { seen } : {}) })),
    [change],
  );
  const onSeen = useCallback((draft: Draft, seen: boolean) => change(draft, (now) => ({ ...now, seen })), [change]);
  const { send, sends, through, registered, asked, setAsked, unasked } = useRegistering(work, setWork);
  const saying = useSaying();
  const rowOf = useRowOf(drafts);
  const changed = drafts.filter(({ id }) => work[id]?.typed ?? work[id]?.seen);
  const faults = useMemo(
    () =>
      drafts.flatMap((draft) =>
        wrongIn(draft, work[draft.id]).map(({ field, text }) => ({
          field: placeOf(draft, field, fixable),
          draft,
          text,
        })),
      ),
    [drafts, work],
  );
  const wrong = faults.map(({ field, draft, text }) => ({
    field,
    text: `${rowOf(draft)}: ${saying(text)}`,
  }));

  if (!ready) return null;
  return (
    <>
      <Summary faults={[...unasked, ...wrong]} sends={sends} />
      <div role="status">
        {registered > 0 && <p className="notice good">{t.registered(number(registered))}</p>}
        {through !== undefined && <p>{t.fixing(number(through), number(changed.length))}</p>}
      </div>
      <p>{t.fixText}</p>
      {drafts.map((draft) => (
        <DraftRow
          key={draft.id}
          draft={draft}
          called={rowOf(draft)}
          typed={work[draft.id]?.typed}
          faults={wrongIn(draft, work[draft.id])}
          seen={work[draft.id]?.seen ?? false}
          mine={mine}
          onType={onType}
          onSeen={onSeen}
          onDiscard={setDiscarding}
        />
      ))}
      {mine && changed.length > 0 && (
        <>
          <AskedFirst name="fixed-consents" value={asked} onValue={setAsked} faults={unasked} />
          <button disabled={through !== undefined} onClick={() => void send(changed)}>
            {t.fixDo(number(changed.length))}
          </button>
        </>
      )}
      {mine && (
        <p>
          <button className="second" onClick={() => setTakingOut(true)}>
            {t.download}
          </button>
        </p>
      )}
      {takingOut && (
        <Suspense>
          <TakeOut group={group} drafts={drafts} onClose={() => setTakingOut(false)} />
        </Suspense>
      )}
      {discarding && <Discard draft={discarding} onClose={() => setDiscarding(undefined)} />}
    </>
  );
}
