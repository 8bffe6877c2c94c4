import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link, useSearchParams } from '../../parts/address';
import { graphql, problem } from '../../api/graphql';
import { itemsNow } from '../../device/queue';
import { texts as device } from '../../device/kept-texts';
import { useDeed } from '../../device/useDeed';
import { useDraft } from '../../device/useDraft';
import { useTexts } from '../../language/language';
import { afterwards } from '../../parts/coming';
import { faultOf, Summary, useFaults, useFaultsOf } from '../../parts/form';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { useMe } from '../../session/session';
import { AskFirst } from './AskFirst';
import { emptyForm, type Form } from './form';
import { texts } from './texts';
import type { Done } from './Registered';
import { ofItsOwn, ofNeeds, ofReport, type Typing } from './typing';
import { Who } from './Who';

const REGISTER = graphql(
  `
    mutation RegisterCase($input: RegisterCase!) {
      registerCase(input: $input) {
        __typename
        ... on Case {
          id
          number
          person {
            name
            workingLabel
          }
        }
        ...problem
      }
    }
  `,
  [problem],
);

const FromPassport = lazy(() =>
  afterwards(() => import('./FromPassport').then(({ FromPassport: part }) => ({ default: part }))),
);
const Registered = lazy(() => afterwards(() => import('./Registered')));
const Needs = lazy(() => afterwards(() => import('./Rest').then(({ Needs: part }) => ({ default: part }))));
const Report = lazy(() => afterwards(() => import('./Rest').then(({ Report: part }) => ({ default: part }))));

// Each awaits its piece within, so that a key that is typed just then does not wait until all of it is drawn.
const NeedsPart = ofItsOwn(ofNeeds, (typing) => (
  <Suspense>
    <Needs {...typing} />
  </Suspense>
));
const ReportPart = ofItsOwn(ofReport, function ReportPart(typing) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  return (
    <Suspense fallback={<p className="waits">{p.loading}</p>}>
      <Report {...typing} />
      <button disabled={typing.busy}>{typing.busy ? p.working : t.send}</button>
    </Suspense>
  );
});

/** What is asked with another, at which it is told when either is wrong. */
const answers: Record<string, string> = { nameless: 'name', day: 'year', month: 'year', about: 'year' };

/** What the other language says, for whoever reads what waits in that one. */
const label = { id: texts.id.title, en: texts.en.title };

/** One person at the door, or one who waits on this device to be put right. */
export default function Register() {
  const [query] = useSearchParams();
  const waiting = query.get('waiting');
  return <RegisterForm key={waiting} seq={Number(waiting)} />;
}

/** Consent and safe contact before anything else, then seven fields on one page. */
function RegisterForm({ seq }: { seq: number }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { unit } = useMe();
  const register = useDeed(REGISTER);
  const faultsOf = useFaultsOf();
  const [waiting] = useState(() => itemsNow().find((item) => item.seq === seq));
  const kept = waiting?.deed.edit?.form as Form | undefined;
  const draft = useDraft(kept ? `register ${kept.id}` : 'register', () => ({
    ...emptyForm(unit.country, new Date()),
    ...kept,
  }));
  const { faults, sends, setFaults, mended } = useFaults(waiting?.problem ? [faultOf(waiting.problem)] : []);
  const [registered, setRegistered] = useState<Done>();
  const { value: form } = draft;
  const onChange = (changed: Partial<Form>) => {
    draft.set(changed);
    mended(...Object.keys(changed).flatMap((name) => [name, answers[name]]));
  };
  const typing: Typing = { form, onChange, faults, busy: register.busy };

  const send = async () => {
    // eslint-disable-next-line no-restricted-syntax -- said beside the form, whose sending waits for nothing
    const reading = await import('./reading').catch(() => undefined);
    if (!reading) return setFaults(faultsOf({ why: 'LINE' }));
    const wrong = reading.wrongIn(form, reading.latestDay(new Date()));
    if (wrong.length > 0) return setFaults(wrong.map(({ field, code }) => ({ field, text: reading.says[code] })));
    const who = form.name.trim() || p.unnamed;
    const edit = { path: '/register', form };
    const result = await register.send(reading.inputOf(form), { record: form.id, label, who, edit }, waiting?.seq);
    setFaults(result.kept ? [] : faultsOf(result));
    if (result.done) {
      const { id, number, person } = result.done;
      setRegistered({ id, number, name: knownAs(person, number) });
    } else if (result.kept) setRegistered({ id: form.id, name: who });
    else return;
    draft.drop();
    scrollTo(0, 0);
  };

  if (registered) {
    const another = waiting ? (
      <Link className="button" to="/register">
        {t.another}
      </Link>
    ) : (
      <button onClick={() => setRegistered(undefined)}>{t.another}</button>
    );
    return (
      <Page title={t.title}>
        <Suspense fallback={registered.number ? <p className="waits">{p.loading}</p> : <Kept>{another}</Kept>}>
          <Registered {...registered}>{another}</Registered>
        </Suspense>
      </Page>
    );
  }
  if (!draft.ready) return null;
  return (
    <Page title={t.title} wrong={faults.length > 0}>
      <Summary faults={faults} sends={sends} />
      {draft.resumed && (
        <div className="notice">
          <p>{t.resumed}</p>
          <button type="button" className="plain" onClick={draft.drop}>
            {t.drop}
          </button>
        </div>
      )}
      <p className={draft.keeps ? 'soft' : 'notice'}>{draft.keeps ? t.kept : t.notKept}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <AskFirst {...typing} />
        <Part name="who" title={t.who}>
          <details className="add">
            <summary>{t.mrz}</summary>
            <Suspense>
              <FromPassport {...typing} />
            </Suspense>
          </details>
          <Who {...typing} />
          <NeedsPart {...typing} />
        </Part>
        <ReportPart {...typing} />
      </form>
    </Page>
  );
}

/** Told at once: the line that it waits for may have gone before what says more of it has come. */
function Kept({ children }: { children: ReactNode }) {
  const d = useTexts(device);
  return (
    <>
      <p className="notice" role="status">
        <strong>{d.keptTitle}.</strong> {d.keptText}
      </p>
      <div className="deeds">{children}</div>
    </>
  );
}
