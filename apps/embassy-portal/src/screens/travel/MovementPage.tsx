import { useState } from 'react';
import { Link, useLocation, useParams } from '../../parts/address';
import { movementStates } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { Refusals, type Result } from '../../parts/Refusals';
import { useMay, useMe } from '../../session/session';
import { Legs } from './Legs';
import { Manifests } from './Manifests';
import { Passengers } from './Passengers';
import { MANIFESTS, MOVEMENT, PASSENGERS, type Movement } from './questions';
import { texts } from './texts';
import { WholeTrip } from './WholeTrip';
import './travel.css';

/** One journey: its legs, who is on it and what they wait for, and the manifest with all its versions. */
export default function MovementPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const movement = useAsk(MOVEMENT, { id }, { keep: true });
  return (
    <Page title={movement.data?.movement?.reference ?? t.title} wide>
      <Answer of={movement}>
        {({ movement: found }) =>
          found ? (
            // What was asked and said of one journey is nothing of the next.
            <Parts key={found.id} found={found} />
          ) : (
            <>
              <p>{t.gone}</p>
              <p>
                <Link to="/movements">{t.back}</Link>
              </p>
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function Parts({ found }: { found: Movement }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const me = useMe();
  const may = useMay();
  const { state } = useLocation() as { state: { results?: readonly Result[] } | undefined };
  const [results, setResults] = useState<readonly Result[]>(state?.results ?? []);
  const passengers = useAsk(PASSENGERS, { id: found.id }, { keep: true });
  const manifests = useAsk(MANIFESTS, { id: found.id }, { keep: true });
  const mine = found.unit.id === me.unit.id && may.do('issueManifest');
  return (
    <>
      <p>
        <span className="tag">{labelOf(movementStates, found.state, language)}</span> {nameOf(found.unit, language)} →{' '}
        {nameOf(found.receiver, language)}
        {found.immigration && ` · ${nameOf(found.immigration, language)}`}
      </p>
      <nav className="here" aria-label={t.onThisPage}>
        <a href="#legs">{t.legs}</a>
        <a href="#passengers">{t.passengers}</a>
        <a href="#manifests">{t.manifests}</a>
        <Link to={`/movements/${found.id}/check-in`}>{t.checkIn}</Link>
      </nav>
      <Refusals results={results} />
      <Answer of={passengers}>
        {({ movement: on }) => {
          const all = on?.passengers ?? [];
          return (
            <>
              {all.some(
                (one) => one.state === 'ARRIVED' && one.case.state === 'ARRIVED' && may.act('draftHandover', one.case),
              ) && (
                <p>
                  <Link className="button" to={`/handovers/new?movement=${found.id}`}>
                    {t.makeBast}
                  </Link>
                </p>
              )}
              <Legs movement={found} passengers={all} mine={mine} />
              <Passengers movement={found} passengers={all} mine={mine} onResults={setResults} />
              <Answer of={manifests}>
                {({ movement: issued }) => (
                  <Manifests movement={found} passengers={all} manifests={issued?.manifests ?? []} mine={mine} />
                )}
              </Answer>
              {mine && <WholeTrip movement={found} passengers={all} />}
            </>
          );
        }}
      </Answer>
    </>
  );
}
