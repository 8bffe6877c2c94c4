import { useState } from 'react';
import { Link } from '../../parts/address';
import {
  assistanceLevels,
  assistanceTypes,
  dimensions,
  formatMoney,
  planItemReasons,
  planItemStates,
  type Label,
} from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField, Summary, useFaultsOf, type Fault } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { useMay } from '../../session/session';
import { providerName } from '../providers/name';
import { useAftercare } from './aftercare';
import { UPDATE_ITEM } from './acts';
import { GiveAid } from './GiveAid';
import type { AtHome, Item, Plan } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

interface Shown {
  found: AtHome;
  onTold: (what: Label) => void;
}

const isOpen = (state: string): boolean => planItemStates.has(state) && planItemStates.row(state).open;

/** The plan in force, goal by goal; those before it below. */
export function PlanPart({ found, onTold }: Shown) {
  const t = useTexts(texts);
  const may = useMay();
  const { goesOn } = useAftercare(found);
  const inForce = found.plans.find((plan) => plan.inForce);
  const before = found.plans.filter((plan) => !plan.inForce);
  return (
    <Part name="plan" title={t.plan}>
      {inForce ? <Agreed plan={inForce} found={found} onTold={onTold} /> : <p>{t.noPlan}</p>}
      {goesOn && may.do('agreePlan') && (
        <div className="deeds">
          <Link className={inForce ? 'button second' : 'button'} to={`/cases/${found.id}/plan`}>
            {inForce ? t.agreeAgain : t.agree}
          </Link>
        </div>
      )}
      {before.length > 0 && (
        <details className="add">
          <summary>{t.earlier}</summary>
          {before.map((plan) => (
            <Agreed key={plan.id} plan={plan} found={found} onTold={onTold} />
          ))}
        </details>
      )}
    </Part>
  );
}

function Agreed({ plan, ...shown }: Shown & { plan: Plan }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day, number } = useFormats();
  return (
    <>
      <p className="soft">{t.planNumber(number(plan.number), day(plan.occurredAt))}</p>
      {plan.objectives && <p>{plan.objectives}</p>}
      {plan.goals.length === 0 && <p>{t.noGoals}</p>}
      {plan.goals.map((goal) => (
        <section key={goal.id} className="goal">
          <h3>
            <span className="tag">{labelOf(dimensions, goal.dimension, language)}</span> {goal.note}
          </h3>
          {goal.items.length === 0 && <p>{t.noItems}</p>}
          <ul className="lines">
            {goal.items.map((item) => (
              <Step key={item.id} item={item} {...shown} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Step({ item, found, onTold }: Shown & { item: Item }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day } = useFormats();
  const { mine, goesOn } = useAftercare(found);
  const update = useAct(UPDATE_ITEM);
  const faultsOf = useFaultsOf();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [asked, setAsked] = useState<'GIVE' | 'CANCEL'>();
  const what = labelOf(assistanceTypes, item.type, language);
  const { provider } = item;
  const turn = async (state: 'UNDER_WAY' | 'DONE') =>
    setFaults(
      faultsOf(
        await update.send({
          case: found.id,
          version: found.version,
          item: item.id,
          state,
          occurredAt: new Date().toISOString(),
        }),
      ),
    );
  const facts = [
    item.level !== 'INDIVIDUAL' && labelOf(assistanceLevels, item.level, language),
    provider && t.by(providerName(provider, language)),
    item.plannedOn && day(item.plannedOn),
    item.costMinor !== null &&
      item.currency &&
      formatMoney({ minor: item.costMinor, currency: item.currency }, language),
    item.note,
  ].filter(Boolean);
  return (
    <li>
      <span>
        {what}
        {facts.length > 0 && <span className="soft"> · {facts.join(' · ')}</span>}
      </span>
      <span className={item.state === 'DONE' ? 'tag good' : isOpen(item.state) ? 'tag care' : 'tag'}>
        {labelOf(planItemStates, item.state, language)}
        {item.reason && `: ${labelOf(planItemReasons, item.reason, language)}`}
      </span>
      {mine && isOpen(item.state) && (
        <span className="deeds">
          {goesOn && (
            <button aria-label={t.giveThis(what)} onClick={() => setAsked('GIVE')}>
              {t.give}
            </button>
          )}
          {item.state === 'PLANNED' && (
            <button
              className="second"
              aria-label={t.beginThis(what)}
              disabled={update.busy}
              onClick={() => void turn('UNDER_WAY')}
            >
              {t.begin}
            </button>
          )}
          <button
            className="second"
            aria-label={t.finishThis(what)}
            disabled={update.busy}
            onClick={() => void turn('DONE')}
          >
            {t.finish}
          </button>
          <button className="plain" aria-label={t.cancelThis(what)} onClick={() => setAsked('CANCEL')}>
            {t.cancel}
          </button>
        </span>
      )}
      <Summary faults={faults} />
      {asked === 'GIVE' && (
        <GiveAid
          about={{ id: found.id, who: knownAs(found.person, found.number) }}
          item={item}
          onClose={() => setAsked(undefined)}
          onDone={onTold}
        />
      )}
      {asked === 'CANCEL' && <Cancel what={what} item={item} found={found} onClose={() => setAsked(undefined)} />}
    </li>
  );
}

function Cancel({ what, item, found, onClose }: { what: string; item: Item; found: AtHome; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const update = useAct(UPDATE_ITEM);
  const draft = useDraft(`cancel ${item.id}`, () => ({ reason: '', note: '' }));
  const { reason, note } = draft.value;
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = () =>
    planItemReasons.has(reason)
      ? update.send({
          case: found.id,
          version: found.version,
          item: item.id,
          state: 'CANCELLED',
          reason,
          occurredAt,
          ...(note.trim() && { note: note.trim() }),
        })
      : [{ field: 'reason', text: says.missingReason }];
  return (
    <Deed draft={draft} title={t.cancelThis(what)} busy={update.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="reason"
            label={t.cancelReason}
            value={reason}
            onValue={(reason) => draft.set({ reason })}
            faults={faults}
            options={optionsOf(planItemReasons, language)}
          />
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}
