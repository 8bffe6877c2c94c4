import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from '../../parts/address';
import { formatAmount } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Summary, TextField, useFaults, useFaultsOf } from '../../parts/form';
import { NeedsLine } from '../../parts/NeedsLine';
import { Page } from '../../parts/Page';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { useMay } from '../../session/session';
import { AGREE_PLAN } from './acts';
import { GoalFields } from './GoalFields';
import { noCost } from './money';
import { emptyGoal, formOf, readPlan, type GoalForm, type PlanForm as Form } from './plan';
import { PROVIDERS, type AtHome, type Item } from './questions';
import { texts } from './texts';
import { useHome } from './useHome';
import './reintegration.css';

const says = labelsOf(texts);

/**
 * What is agreed with somebody: their goals in their own words, and the steps to each. It takes the place of the plan in
 * force, which others may have changed meanwhile: so it is written anywhere, and agreed with a line alone.
 */
export default function PlanForm() {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { id = '' } = useParams();
  const home = useHome(id);
  const found = home.data?.case;
  return (
    <Page
      title={found ? `${t.plan}: ${knownAs(found.person, p.unnamed)}` : t.plan}
      tab={found && `${t.plan} ${found.number}`}
    >
      <p>
        <Link to={`/cases/${id}/reintegration`}>← {t.back}</Link>
      </p>
      <Answer of={home}>{({ case: at }) => (at ? <Agreeing found={at} /> : <p>{t.none}</p>)}</Answer>
    </Page>
  );
}

function Agreeing({ found }: { found: AtHome }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const { number } = useFormats();
  const may = useMay();
  const navigate = useNavigate();
  const faultsOf = useFaultsOf();
  const agree = useAct(AGREE_PLAN);
  const providers = useAsk(PROVIDERS, {}, { enabled: may.name('Query.providers'), onDevice: true });
  const [occurredAt] = useState(() => new Date().toISOString());
  const before = found.plans.find(({ inForce }) => inForce);
  const typed = ({ costMinor, currency }: Item) =>
    costMinor === null || !currency
      ? noCost
      : { cost: formatAmount({ minor: costMinor, currency }, language), currency };
  const draft = useDraft<Form>(`plan ${found.id} ${before?.number ?? 0}`, () => formOf(before, typed));
  const { faults, sends, setFaults, mend } = useFaults();
  if (!draft.ready) return null;
  const form = draft.value;
  const change = (goals: GoalForm[]) => draft.change({ ...form, goals });

  const save = async () => {
    const read = readPlan(form, language, says);
    if (Array.isArray(read)) return setFaults(read);
    const result = await agree.send({ case: found.id, version: found.version, occurredAt, ...read });
    if (!result.done) return setFaults(faultsOf(result));
    draft.drop();
    navigate(`/cases/${found.id}/reintegration#plan`);
  };
  return (
    <form
      noValidate
      onChange={mend}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <NeedsLine>{t.planNeedsLine}</NeedsLine>
      <Summary faults={faults} sends={sends} />
      {draft.resumed && (
        <p className="notice">
          {t.draft}{' '}
          <button type="button" className="plain" onClick={draft.drop}>
            {t.startOver}
          </button>
        </p>
      )}
      <TextField
        name="objectives"
        label={t.objectives}
        rows={3}
        value={form.objectives}
        onValue={(objectives) => draft.change({ ...form, objectives })}
        faults={faults}
        native={{ maxLength: 4000 }}
      />
      <h2>{t.goalsTitle}</h2>
      {form.goals.map((goal, g) => (
        <GoalFields
          key={g}
          place={g}
          goal={goal}
          providers={providers.data?.providers.items ?? []}
          faults={faults}
          onChange={(next) => change(form.goals.with(g, next))}
          onDrop={() => change(form.goals.toSpliced(g, 1))}
        />
      ))}
      <Added count={form.goals.length} />
      <div className="deeds">
        <button type="button" className="second" onClick={() => change([...form.goals, emptyGoal])}>
          + {t.addGoal}
        </button>
        <button disabled={agree.busy}>{agree.busy ? p.working : t.savePlan}</button>
      </div>
      <p className="unseen" role="status">
        {t.goalsTitle}: {number(form.goals.length)}
      </p>
    </form>
  );
}

/** What was added has the focus: whoever adds a goal goes on in it. */
function Added({ count }: { count: number }) {
  const [known, setKnown] = useState(count);
  useEffect(() => {
    if (count > known) document.getElementById(`goals.${count - 1}.dimension`)?.focus();
    setKnown(count);
  }, [count, known]);
  return null;
}
