import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from '../../parts/address';
import { dimensions, versionOf } from '#domain';
import { useAsk } from '../../api/useAsk';
import { itemsNow, type Item } from '../../device/queue';
import { inWords } from '../../device/said';
import { texts as device } from '../../device/kept-texts';
import { useDeed } from '../../device/useDeed';
import { useDraft } from '../../device/useDraft';
import { useQueue } from '../../device/useQueue';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import {
  Choices,
  faultOf,
  FieldGroup,
  SelectField,
  Summary,
  TextField,
  useFaults,
  useFaultsOf,
  type Fault,
} from '../../parts/form';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { RECORD_SURVEY } from './acts';
import { EDITIONS, INSTRUMENT, type Asked, type AtHome } from './questions';
import { texts } from './texts';
import { useHome } from './useHome';
import './reintegration.css';

const says = labelsOf(texts);

/**
 * The survey as it is asked, in the version that is chosen: what is not asked is left out, and scores stay its own. It is
 * asked where people live, so that it waits on the device where there is no line.
 */
export default function SurveyForm() {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { id = '' } = useParams();
  const home = useHome(id);
  const editions = useAsk(EDITIONS, {}, { onDevice: true });
  const [query] = useSearchParams();
  const [waiting] = useState(() => itemsNow().find(({ seq }) => seq === Number(query.get('waiting'))));
  const [chosen, setChosen] = useState((waiting?.deed.edit?.form as Answers | undefined)?.instrument ?? '');
  const version = chosen || editions.data?.instruments.find(({ current }) => current)?.version || '';
  const instrument = useAsk(INSTRUMENT, { version }, { enabled: version !== '', onDevice: true });
  const found = home.data?.case;
  return (
    <Page
      title={found ? t.surveyTitle(knownAs(found.person, p.unnamed)) : t.surveyAlone}
      tab={found && `${t.surveyAlone} ${found.number}`}
    >
      <p>
        <Link to={`/cases/${id}/reintegration`}>← {t.back}</Link>
      </p>
      <Answer of={home}>
        {({ case: at }) =>
          at ? (
            <>
              <Answer of={editions}>
                {({ instruments }) =>
                  instruments.length === 0 ? (
                    <p>{t.noInstrument}</p>
                  ) : (
                    <SelectField
                      name="instrument"
                      label={t.version}
                      value={version}
                      onValue={setChosen}
                      options={instruments.map((one) => ({
                        value: one.version,
                        label: `${one.title} · ${t.edition(versionOf(one.version))}${one.current ? ` (${t.current})` : ''}`,
                      }))}
                    />
                  )
                }
              </Answer>
              {version !== '' && (
                <Answer of={instrument}>
                  {({ instrument: asked }) =>
                    asked && <Asking key={asked.version} found={at} asked={asked} waiting={waiting} />
                  }
                </Answer>
              )}
            </>
          ) : (
            <p>{t.none}</p>
          )
        }
      </Answer>
    </Page>
  );
}

interface Answers {
  instrument: string;
  month: string;
  answers: Record<string, string>;
}

const label = { id: texts.id.surveyAlone, en: texts.en.surveyAlone };

interface AskingProps {
  found: AtHome;
  asked: Asked;
  /** What waits on this device to be put right. */
  waiting: Item | undefined;
}

function Asking({ found, asked, waiting }: AskingProps) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const { number } = useFormats();
  const navigate = useNavigate();
  const faultsOf = useFaultsOf();
  const d = useTexts(device);
  const record = useDeed(RECORD_SURVEY);
  const [occurredAt] = useState(() => waiting?.deed.at ?? new Date().toISOString());
  const draft = useDraft<Answers>(
    ['survey', found.id, asked.version, ...(waiting ? [waiting.seq] : [])].join(' '),
    () => (waiting?.deed.edit?.form as Answers | undefined) ?? { instrument: asked.version, month: '', answers: {} },
  );
  const { faults, sends, setFaults, mend } = useFaults(waiting?.problem ? [faultOf(waiting.problem)] : []);
  const [kept, setKept] = useState<number>();
  const { items } = useQueue();
  const scores = `/cases/${found.id}/reintegration#survey`;
  // A line that was slow, or is back, has taken it along meanwhile.
  const gone = kept !== undefined && !items.some(({ seq }) => seq === kept);
  useEffect(() => {
    if (gone) navigate(scores, { replace: true });
  }, [gone, navigate, scores]);
  if (kept !== undefined)
    return (
      <p className="notice" role="status">
        ● {d.keptText}
      </p>
    );
  if (!draft.ready) return null;
  const { month, answers } = draft.value;
  const change = (changed: Partial<Answers>) => draft.change({ ...draft.value, instrument: asked.version, ...changed });
  const given = asked.questions.flatMap(({ id }) => {
    const answer = answers[id];
    return answer ? [{ question: id, answer }] : [];
  });
  const save = async () => {
    const wrong: Fault[] = [];
    if (!/^([0-9]|[1-5]\d|60)$/.test(month.trim())) wrong.push({ field: 'month', text: says.wrongMonth });
    if (given.length === 0) wrong.push({ field: asked.questions[0]?.id ?? null, text: says.missingAnswers });
    if (wrong.length > 0) return setFaults(wrong);
    const said = { month: Number(month), instrument: asked.version, answers: given, occurredAt };
    const edit = { path: `/cases/${found.id}/survey`, form: { instrument: asked.version, month, answers } };
    const filled = inWords((to) => [
      `${texts[to].atMonth} ${month}`,
      texts[to].answered(String(given.length), String(asked.questions.length)),
    ]);
    const about = { record: found.id, label, who: knownAs(found.person, found.number), edit, said: filled };
    const result = await record.send({ case: found.id, ...said }, about, waiting?.seq);
    if (!result.kept && !result.done) return setFaults(faultsOf(result));
    draft.drop();
    if (result.kept) setKept(result.seq);
    else navigate(scores);
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
      {!asked.official && <p className="notice">▲ {t.unofficial}</p>}
      <Summary faults={faults} sends={sends} />
      {draft.resumed && <p className="soft">{t.draft}</p>}
      <TextField
        name="month"
        label={t.atMonth}
        value={month}
        onValue={(next) => change({ month: next })}
        faults={faults}
        native={{ inputMode: 'numeric' }}
      />
      {dimensions.codes.map((dimension) => (
        <Part key={dimension} name={dimension} title={dimensions.label(dimension, language)}>
          {asked.questions
            .filter((question) => question.dimension === dimension)
            .map(({ id, text, options }) => (
              <FieldGroup key={id} name={id} legend={text} faults={faults}>
                <Choices
                  name={id}
                  value={answers[id] ?? ''}
                  onValue={(answer) => change({ answers: { ...answers, [id]: answer } })}
                  options={[
                    ...options.map(({ code, text: label }) => ({ value: code, label })),
                    { value: '', label: t.notAsked },
                  ]}
                />
              </FieldGroup>
            ))}
        </Part>
      ))}
      <p role="status">{t.answered(number(given.length), number(asked.questions.length))}</p>
      <div className="deeds">
        <button disabled={record.busy}>{record.busy ? p.working : t.saveSurvey}</button>
      </div>
    </form>
  );
}
