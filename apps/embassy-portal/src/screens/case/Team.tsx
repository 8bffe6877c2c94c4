import { useState } from 'react';
import type { ResultOf } from 'gql.tada';
import { assignmentReasons, barReasons } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { labelOf, nameOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { NoteField } from '../../parts/NoteField';
import { Part } from '../../parts/Part';
import { useMay, useMe, useMoment } from '../../session/session';
import type { Head, Opened } from './questions';
import { ASSIGNMENTS, BARRINGS, COLLEAGUES, LIFT_BAR } from './team';
import { Assign, Bar, type Colleague } from './TeamDialogs';
import { texts } from './team-texts';

/** Who works on it, each unit’s own; and whom it is kept from, told to those alone who may keep it from somebody. */
export function Team({ opened, of }: { opened: Opened; of: Head }) {
  const t = useTexts(texts);
  const may = useMay();
  const me = useMe();
  const [asked, setAsked] = useState<'assign' | 'bar'>();
  const seesBars = may.name('Case.barrings');
  const assigns = may.act('assignCase', of);
  const bars = may.act('barAccount', of);
  const team = useAsk(ASSIGNMENTS, opened);
  const barred = useAsk(BARRINGS, opened, { enabled: seesBars, onDevice: false });
  const colleagues = useAsk(COLLEAGUES, {}, { enabled: assigns || bars });
  const inForce = barred.data?.case?.barrings.filter(({ liftedAt }) => liftedAt === null) ?? [];
  const free = ({ id }: Colleague) => !inForce.some(({ account }) => account?.id === id);
  const own = (colleagues.data?.colleagues ?? []).filter(free);
  // Beside their own the desk can name whoever was put in charge.
  const named = [...own, ...(team.data?.case?.assignments ?? []).flatMap(({ account }) => account ?? [])].filter(free);
  const others = [...new Map(named.map((one) => [one.id, one])).values()].filter(({ login }) => login !== me.login);
  const close = () => setAsked(undefined);
  return (
    <Part name="team" title={t.team}>
      <Answer of={team}>{({ case: found }) => <InCharge of={of} all={found?.assignments ?? []} />}</Answer>
      {seesBars && <Barred items={inForce} lifts={may.act('liftBar', of)} />}
      <div className="deeds">
        {assigns && (
          <button className="second" onClick={() => setAsked('assign')}>
            {t.assign}
          </button>
        )}
        {bars && others.length > 0 && (
          <button className="second" onClick={() => setAsked('bar')}>
            {t.bar}
          </button>
        )}
      </div>
      {asked === 'assign' && <Assign of={of} colleagues={own} onClose={close} />}
      {asked === 'bar' && <Bar of={of} colleagues={others} onClose={close} />}
    </Part>
  );
}

type Assignment = NonNullable<ResultOf<typeof ASSIGNMENTS>['case']>['assignments'][number];

/**
 * The latest of each unit; of who answers, as it is now: whom the case was hidden from is in charge of it no longer, and
 * why they were is not said of nobody. Of another unit's colleagues a reader may be told none.
 */
function InCharge({ of: { answerable }, all }: { of: Head; all: readonly Assignment[] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const me = useMe();
  const latest = [...new Map(all.map((one) => [one.unit.id, one])).values()];
  if (latest.length === 0) return <p>{t.nobody}</p>;
  return (
    <ul className="lines">
      {latest.map(({ id, unit, account, reason, note, occurredAt }) => {
        const now = (unit.id === answerable.unit.id ? answerable.account : account)?.login;
        const who = now ?? (unit.id === me.unit.id ? t.nobodyNamed : undefined);
        return (
          <li key={id}>
            <span>
              {who && (
                <>
                  <strong>{who}</strong> ·{' '}
                </>
              )}
              {nameOf(unit, language)}
              {now === account?.login && (
                <>
                  <br />
                  <span className="soft">
                    {labelOf(assignmentReasons, reason, language)} · {moment(occurredAt)}
                    {note && ` · ${note}`}
                  </span>
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

type Barring = NonNullable<ResultOf<typeof BARRINGS>['case']>['barrings'][number];

function Barred({ items, lifts }: { items: readonly Barring[]; lifts: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const [lifting, setLifting] = useState<Barring>();
  if (items.length === 0) return null;
  return (
    <>
      <h3>{t.barred}</h3>
      <p>{t.barredText}</p>
      <ul className="lines">
        {items.map((one) => {
          const who = one.account?.login ?? t.someone;
          return (
            <li key={one.id}>
              <span>
                <strong>{who}</strong>
                <br />
                <span className="soft">
                  {labelOf(barReasons, one.reason, language)} · {moment(one.occurredAt)}
                  {one.note && ` · ${one.note}`}
                </span>
              </span>
              {lifts && (
                <button className="plain" aria-label={t.liftOf(who)} onClick={() => setLifting(one)}>
                  {t.lift}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {lifting && <Lift of={lifting} onClose={() => setLifting(undefined)} />}
    </>
  );
}

function Lift({ of, onClose }: { of: Barring; onClose: () => void }) {
  const t = useTexts(texts);
  const lift = useAct(LIFT_BAR);
  const draft = useDraft(`lift ${of.id}`, () => ({ note: '' }));
  const { note } = draft.value;
  const send = () =>
    lift.send({
      barring: of.id,
      occurredAt: new Date().toISOString(),
      ...(note.trim() && { note: note.trim() }),
    });
  return (
    <Deed
      draft={draft}
      title={t.liftOf(of.account?.login ?? t.someone)}
      label={t.lift}
      busy={lift.busy}
      send={send}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p>{t.liftText}</p>
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}
