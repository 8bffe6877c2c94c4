import { useState } from 'react';
import { Link, useNavigate, useParams } from '../../parts/address';
import { dimensions } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Choices, FieldGroup, SelectField, Summary, TextField, useFaultsOf, type Fault } from '../../parts/form';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { RECORD_SURVEY } from './acts';
import { EDITIONS, INSTRUMENT, type Asked, type AtHome } from './questions';
import { texts } from './texts';
import { useHome } from './useHome';
import './reintegration.css';

/** The survey as it is asked, in the version that is chosen: what is not asked is left out, and scores stay its own. */
export default function SurveyForm() {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { id = '' } = useParams();
  const home = useHome(id);
  const editions = useAsk(EDITIONS, {}, { onDevice: true });
  const [chosen, setChosen] = useState('');
  const version = chosen || editions.data?.instruments.find(({ current }) => current)?.version || '';
  const instrument = useAsk(INSTRUMENT, { version }, { enabled: version !== '', onDevice: true });
  const found = home.data?.case;
  return (
    <Page title={found ? t.surveyTitle(knownAs(found.person, p.unnamed)) : t.survey}>
      <p>
        <Link to={`/cases/${id}/reintegration`}>← {t.back}</Link>
      </p>
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
                label: `${one.title} · ${one.version}${one.current ? ` (${t.current})` : ''}`,
              }))}
            />
          )
        }
      </Answer>
      <Answer of={home}>
        {({ case: at }) =>
          at ? (
            version !== '' && (
              <Answer of={instrument}>
                {({ instrument: asked }) => asked && <Asking key={asked.version} found={at} asked={asked} />}
              </Answer>
            )
          ) : (
            <p>{t.none}</p>
          )
        }
      </Answer>
    </Page>
  );
}

interface Answers {
  month: string;
  answers: Record<string, string>;
}

function Asking({ found, asked }: { found: AtHome; asked: Asked }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const { number } = useFormats();
  const navigate = useNavigate();
  const faultsOf = useFaultsOf();
  const record = useAct(RECORD_SURVEY);
  const [occurredAt] = useState(() => new Date().toISOString());
  const draft = useDraft<Answers>(`survey ${found.id} ${asked.version}`, () => ({ month: '', answers: {} }));
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [sends, setSends] = useState(0);
  if (!draft.ready) return null;
  const { month, answers } = draft.value;
  const given = asked.questions.flatMap(({ id }) => {
    const answer = answers[id];
    return answer ? [{ question: id, answer }] : [];
  });
  const save = async () => {
    setSends(sends + 1);
    const wrong: Fault[] = [];
    if (!/^([0-9]|[1-5]\d|60)$/.test(month.trim())) wrong.push({ field: 'month', text: t.wrongMonth });
    if (given.length === 0) wrong.push({ field: asked.questions[0]?.id ?? null, text: t.missingAnswers });
    if (wrong.length > 0) return setFaults(wrong);
    const said = { month: Number(month), instrument: asked.version, answers: given, occurredAt };
    const result = await record.send({ case: found.id, ...said });
    if (!result.done) return setFaults(faultsOf(result));
    draft.drop();
    navigate(`/cases/${found.id}/reintegration#survey`);
  };
  return (
    <form
      noValidate
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
        onValue={(next) => draft.change({ month: next, answers })}
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
                  onValue={(answer) => draft.change({ month, answers: { ...answers, [id]: answer } })}
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
