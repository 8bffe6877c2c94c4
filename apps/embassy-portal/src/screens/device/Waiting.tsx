import { useState } from 'react';
import { Link } from '../../parts/address';
import { factFields } from '#domain';
import { flush, keepMine } from '../../device/flush';
import { change, takeOut, type Item } from '../../device/queue';
import { useDraft } from '../../device/useDraft';
import { useQueue } from '../../device/useQueue';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Deed } from '../../parts/Deed';
import { Dialog } from '../../parts/Dialog';
import { TextField, useSaid } from '../../parts/form';
import { Part } from '../../parts/Part';
import { texts as parts } from '../../parts/texts';
import { useMe, useMoment } from '../../session/session';
import { factText } from '../case/fact-text';
import { texts } from './texts';

const says = labelsOf(texts);

export function Waiting() {
  const t = useTexts(texts);
  const { login } = useMe();
  const { items, others, unopened } = useQueue();
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState<Item>();
  const [shelved, setShelved] = useState<Item>();
  const send = () => {
    setBusy(true);
    void flush(login).finally(() => setBusy(false));
  };
  return (
    <Part name="waiting" title={t.waiting}>
      {items.length + unopened === 0 && <p>{t.nothing}</p>}
      <ul className="waiting">
        {items.map((item) => (
          <li key={item.seq}>
            {item.standing === 'CONFLICT' ? (
              <Conflict item={item} onSend={send} />
            ) : (
              <One
                item={item}
                behind={isBehind(item, items)}
                onRemove={() => setLeaving(item)}
                onShelve={() => setShelved(item)}
              />
            )}
          </li>
        ))}
      </ul>
      {items.some(({ standing }) => standing === 'WAITS') && (
        <button className="second" disabled={busy} onClick={send}>
          {busy ? t.sending : t.sendNow}
        </button>
      )}
      {unopened > 0 && <p className="notice wrong">▲ {t.unopened(unopened)}</p>}
      {others > 0 && <p className="soft">{t.others(others)}</p>}
      {shelved && <PutAside item={shelved} onClose={() => setShelved(undefined)} onDone={send} />}
      {leaving && <Remove item={leaving} onClose={() => setLeaving(undefined)} />}
    </Part>
  );
}

const useWhat = () => {
  const language = useLanguage();
  return ({ deed }: Item): string => `${deed.label[language]} · ${deed.who}`;
};

/** There the form is filled with what was typed. */
function putRightAt({ path, form }: NonNullable<Item['deed']['edit']>, seq: number): string {
  const at = new URL(path, location.origin);
  if (form) at.searchParams.set('waiting', String(seq));
  return at.pathname + at.search + at.hash;
}

/** Of one record what came first goes first: until that is put right or decided, the others stay. */
const isBehind = ({ standing, seq, deed }: Item, items: readonly Item[]): boolean =>
  standing === 'WAITS' &&
  items.some(
    (one) =>
      one.seq < seq && one.deed.record === deed.record && (one.standing === 'REFUSED' || one.standing === 'CONFLICT'),
  );

interface OneProps {
  item: Item;
  behind: boolean;
  onRemove: () => void;
  onShelve: () => void;
}

function One({ item, behind, onRemove, onShelve }: OneProps) {
  const t = useTexts(texts);
  const moment = useMoment();
  const said = useSaid();
  const language = useLanguage();
  const what = useWhat()(item);
  const { seq, standing, deed, problem, aside } = item;
  const open = standing === 'REFUSED' || standing === 'ASIDE';
  return (
    <>
      <p>
        <strong>{what}</strong>
        <br />
        <span className="soft">{moment(deed.at)}</span>{' '}
        <span className={standing === 'WAITS' || standing === 'ASIDE' ? 'tag' : 'tag care'}>
          {standing === 'WAITS' ? '●' : standing === 'ASIDE' ? '◌' : '▲'} {behind ? t.behind : t[standing]}
        </span>
      </p>
      {open && deed.said && <p className="said">{deed.said[language]}</p>}
      {problem && <p className="fault">{said(problem)}</p>}
      {aside !== undefined && <p>{t.asideSince(aside)}</p>}
      <div className="deeds">
        {open && deed.edit && (
          <Link className="button" aria-label={t.editThis(what)} to={putRightAt(deed.edit, seq)}>
            {t.edit}
          </Link>
        )}
        {standing === 'REFUSED' && (
          <button className="second" aria-label={t.putAsideThis(what)} onClick={onShelve}>
            {t.putAside}
          </button>
        )}
        <button className="plain" aria-label={t.removeThis(what)} onClick={onRemove}>
          {t.remove}
        </button>
      </div>
    </>
  );
}

/** Both values side by side: neither goes over the other by itself. */
function Conflict({ item, onSend }: { item: Item; onSend: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { deed, theirs } = item;
  const field = deed.fact?.field ?? '';
  const said = (value: unknown) =>
    typeof value === 'string' && value !== '' ? factText({ field, value, code: null }, language) : t.none;
  return (
    <section className="conflict" aria-label={t.conflict(labelOf(factFields, field, language), deed.who)}>
      <h3>
        ▲ {labelOf(factFields, field, language)} · {deed.who}
      </h3>
      <p>{t.conflictText}</p>
      <div className="sides">
        <div>
          <h4>{t.mine}</h4>
          <p className="said">{said(deed.input['value'])}</p>
          <button onClick={() => void keepMine(item).then(onSend)}>{t.keepMine}</button>
          <p className="help">{t.keepMineHelp}</p>
        </div>
        <div>
          <h4>{t.theirs}</h4>
          <p className="said">{said(theirs?.value)}</p>
          <button className="second" onClick={() => void takeOut(item.seq)}>
            {t.takeTheirs}
          </button>
        </div>
      </div>
    </section>
  );
}

interface Shelving {
  item: Item;
  onClose: () => void;
  onDone: () => void;
}

/** It stays here with the reason, and what was done after it about the same is sent. */
function PutAside({ item, onClose, onDone }: Shelving) {
  const t = useTexts(texts);
  const what = useWhat()(item);
  const draft = useDraft(`aside ${item.seq}`, () => ({ reason: '' }));
  const { reason } = draft.value;
  const send = () => {
    const aside = reason.trim();
    if (!aside) return [{ field: 'aside', text: says.missingAside }];
    return change({ ...item, standing: 'ASIDE', aside }).then(() => ({ done: {} }));
  };
  return (
    <Deed
      draft={draft}
      title={t.putAsideTitle}
      label={t.putAside}
      busy={false}
      send={send}
      onClose={onClose}
      onDone={() => {
        onClose();
        onDone();
      }}
    >
      {(faults) => (
        <>
          <p>{t.putAsideText(what)}</p>
          <TextField
            name="aside"
            label={t.asideWhy}
            rows={2}
            value={reason}
            onValue={(reason) => draft.set({ reason })}
            faults={faults}
            native={{ maxLength: 500 }}
          />
        </>
      )}
    </Deed>
  );
}

function Remove({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const what = useWhat()(item);
  return (
    <Dialog title={t.removeTitle} onClose={onClose}>
      <p>{item.left ? t.removeLeft(what) : t.removeText(what)}</p>
      <div className="deeds">
        <button onClick={() => void takeOut(item.seq).then(onClose)}>{t.removeYes}</button>
        <button className="plain" onClick={onClose}>
          {p.cancel}
        </button>
      </div>
    </Dialog>
  );
}
