import { useEffect, useState } from 'react';
import { dimensions } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Link, useNavigate } from '../../parts/address';
import { Answer } from '../../parts/Answer';
import { Check } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { FieldGroup, Summary, TextField, useFaults, useFaultsOf, type Fault } from '../../parts/form';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { faultsIn, formOf, inPlace, most, newQuestion, newScale, publishingOf, type InstrumentForm } from './form';
import { QuestionFields } from './QuestionFields';
import { IN_FULL, PUBLISH, type InFull } from './questions';
import { ScaleFields, useWordsOf } from './ScaleFields';
import { texts } from './texts';

const says = labelsOf(texts);

/** A new version, which begins as the one it is made from. */
export function Publish({ version }: { version: string }) {
  const t = useTexts(texts);
  const found = useAsk(IN_FULL, { version });
  return (
    <Page title={t.nextTitle(version)}>
      <p>
        <Link to={`/instruments?version=${version}`}>← {version}</Link>
      </p>
      <Answer of={found}>
        {({ instrumentInFull: full }) => (full ? <Writing from={full} /> : <p>{t.missing}</p>)}
      </Answer>
    </Page>
  );
}

function Writing({ from }: { from: InFull }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const navigate = useNavigate();
  const faultsOf = useFaultsOf();
  const publish = useAct(PUBLISH);
  const draft = useDraft<InstrumentForm>(`instrument ${from.version}`, () => formOf(from, language));
  const { faults, sends, setFaults, mend } = useFaults();
  const [asking, setAsking] = useState(false);
  if (!draft.ready) return null;
  const form = draft.value;
  const change = (to: Partial<InstrumentForm>) => draft.change({ ...form, ...to });
  const refused = (wrong: readonly Fault[]) => {
    setFaults(wrong);
    setAsking(false);
  };
  const check = () => {
    const wrong = faultsIn(form, says).map((fault) => inPlace(fault, says));
    if (wrong.length > 0) return refused(wrong);
    setFaults([]);
    setAsking(true);
  };
  const send = async () => {
    const result = await publish.send(publishingOf(form));
    if (!result.done) refused(faultsOf(result));
    return result;
  };
  const published = () => {
    draft.drop();
    navigate(`/instruments?version=${form.version.trim()}`);
  };
  return (
    <>
      <form
        noValidate
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <Summary faults={faults} sends={sends} />
        {draft.resumed && (
          <p className="notice">
            {t.draft}{' '}
            <button type="button" className="plain" onClick={draft.drop}>
              {t.startOver}
            </button>
          </p>
        )}
        <Head form={form} faults={faults} onChange={change} />
        <Scales form={form} faults={faults} onChange={change} />
        <Questions form={form} faults={faults} onChange={change} />
        <div className="deeds">
          <button disabled={publish.busy}>{t.publish}</button>
        </div>
      </form>
      {asking && (
        <Deed
          title={t.publishTitle(form.version.trim())}
          label={t.doPublish}
          busy={publish.busy}
          send={send}
          onDone={published}
          onClose={() => setAsking(false)}
        >
          {() => <p>{t.publishText}</p>}
        </Deed>
      )}
    </>
  );
}

interface Parts {
  form: InstrumentForm;
  faults: readonly Fault[];
  onChange: (change: Partial<InstrumentForm>) => void;
}

function Head({ form, faults, onChange }: Parts) {
  const t = useTexts(texts);
  const language = useLanguage();
  const decimal = { inputMode: 'decimal' } as const;
  const { weights, cutOffs } = form;
  const sides = [
    ['economic', 'ECONOMIC'],
    ['social', 'SOCIAL'],
    ['psychosocial', 'PSYCHOSOCIAL'],
  ] as const;
  return (
    <>
      <Part name="about" title={t.version}>
        <TextField
          name="version"
          label={t.versionName}
          help={t.versionHelp}
          value={form.version}
          onValue={(version) => onChange({ version })}
          faults={faults}
          native={{ autoCapitalize: 'none', spellCheck: false, maxLength: 40 }}
        />
        <TextField
          name="titleId"
          label={t.titleId}
          value={form.titleId}
          onValue={(titleId) => onChange({ titleId })}
          faults={faults}
          native={{ maxLength: most.text }}
        />
        <TextField
          name="titleEn"
          label={t.titleEn}
          value={form.titleEn}
          onValue={(titleEn) => onChange({ titleEn })}
          faults={faults}
          native={{ maxLength: most.text }}
        />
        <Check label={t.official} on={form.official} onTurn={() => onChange({ official: !form.official })} />
      </Part>
      <Part name="scoring" title={t.scoring}>
        <p>{t.scoringText}</p>
        {sides.map(([side, code]) => (
          <TextField
            key={side}
            name={`weights.${side}`}
            label={t.weightOf(dimensions.label(code, language))}
            value={weights[side]}
            onValue={(to) => onChange({ weights: { ...weights, [side]: to } })}
            faults={faults}
            native={decimal}
          />
        ))}
        {(['medium', 'light'] as const).map((edge) => (
          <TextField
            key={edge}
            name={`cutOffs.${edge}`}
            label={t[edge]}
            help={t.edgeHelp}
            value={cutOffs[edge]}
            onValue={(to) => onChange({ cutOffs: { ...cutOffs, [edge]: to } })}
            faults={faults}
            native={decimal}
          />
        ))}
      </Part>
    </>
  );
}

function Scales({ form: { scales, questions }, faults, onChange }: Parts) {
  const t = useTexts(texts);
  const [added, setAdded] = useState<Placed>();
  useFocus(added);
  const add = () => {
    onChange({ scales: [...scales, newScale(scales)] });
    setAdded({ id: `scales.${scales.length}.answers.0.textId` });
  };
  return (
    <Part name="scales" title={t.scales}>
      <p>{t.scalesText}</p>
      {scales.map((scale, i) => (
        <ScaleFields
          key={scale.code}
          place={i}
          scale={scale}
          used={questions.filter((question) => question.scale === scale.code).length}
          faults={faults}
          onChange={(to) => onChange({ scales: scales.with(i, to) })}
          onDrop={() => onChange({ scales: scales.toSpliced(i, 1) })}
        />
      ))}
      {scales.length < most.scales && (
        <div className="deeds">
          <button type="button" className="second" onClick={add}>
            + {t.addScale}
          </button>
        </div>
      )}
    </Part>
  );
}

function Questions({ form: { scales, questions }, faults, onChange }: Parts) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const wordsOf = useWordsOf();
  const [placed, setPlaced] = useState<Placed>();
  useFocus(placed);
  const options = scales.map((scale) => ({ value: scale.code, label: wordsOf(scale) }));
  const add = () => {
    onChange({ questions: [...questions, newQuestion(questions)] });
    setPlaced({ id: `questions.${questions.length}.code` });
  };
  const move = (from: number, to: number) => {
    const [one] = questions.slice(from, from + 1);
    if (one) onChange({ questions: questions.toSpliced(from, 1).toSpliced(to, 0, one) });
    setPlaced({ id: `questions.${to}` });
  };
  return (
    <Part name="asked" title={`${t.questions} (${number(questions.length)})`}>
      <FieldGroup name="questions" legend={t.inOrder} faults={faults}>
        {questions.map((question, i) => (
          <QuestionFields
            key={question.key}
            place={i}
            question={question}
            scales={options}
            faults={faults}
            onChange={(to) => onChange({ questions: questions.with(i, { ...question, ...to }) })}
            onDrop={() => onChange({ questions: questions.toSpliced(i, 1) })}
            {...(i > 0 && { onUp: () => move(i, i - 1) })}
            {...(i < questions.length - 1 && { onDown: () => move(i, i + 1) })}
          />
        ))}
      </FieldGroup>
      {questions.length < most.questions && (
        <div className="deeds">
          <button type="button" className="second" onClick={add}>
            + {t.addQuestion}
          </button>
        </div>
      )}
    </Part>
  );
}

interface Placed {
  id: string;
}

/** What was added or moved has the focus: whoever did it goes on there. */
function useFocus(placed: Placed | undefined): void {
  useEffect(() => {
    if (placed) document.getElementById(placed.id)?.focus();
  }, [placed]);
}
