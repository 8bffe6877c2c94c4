import { lazy, Suspense } from 'react';
import { Link, useParams, useSearchParams } from '../../parts/address';
import { countries, stageOf, stages } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { coming } from '../../parts/coming';
import { Page } from '../../parts/Page';
import { Strip } from '../../parts/Strip';
import { useMay, useMe } from '../../session/session';
import { ChangeNumber } from './ChangeNumber';
import { Drafts } from './Drafts';
import { Intake } from './Intake';
import { GROUP } from './questions';
import { texts } from './texts';
import './groups.css';

const Pairs = lazy(() => coming(() => import('../matches/Pairs')));

/** One group: where its people stand, and how more of them come in. */
export default function GroupPage() {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment, number } = useFormats();
  const may = useMay();
  const me = useMe();
  const { id = '' } = useParams();
  const [query] = useSearchParams();
  const waiting = query.get('waiting');
  const group = useAsk(GROUP, { id }, { keep: true, onDevice: true });
  return (
    <Page title={group.data?.group?.reference ?? t.title}>
      <Answer of={group}>
        {({ group: found, caseCounts }) =>
          found ? (
            <>
              <p>
                {labelOf(countries, found.country, language)} · {moment(found.receivedAt, found.unit.zone)} ·{' '}
                {nameOf(found.unit, language)}
              </p>
              <Stages counts={caseCounts} expected={found.expected ?? 0} />
              {caseCounts.every(({ count }) => count === 0) && <p>{t.nobodyYet}</p>}
              {found.expected !== null && <p>{t.expectedPeople(number(found.expected))}</p>}
              {may.do('changeGroup') && found.unit.id === me.unit.id && (
                <p>
                  <ChangeNumber group={id} expected={found.expected} />
                </p>
              )}
              <p>
                <Link to={`/?group=${id}`}>{t.see}</Link>
                {may.name('Query.hostLists') && (
                  <>
                    {' · '}
                    <Link to={`/host-lists?group=${id}`}>{t.hostLists}</Link>
                  </>
                )}
              </p>
              {may.do('importList') && found.unit.id === me.unit.id && (
                <Intake key={waiting} group={id} reference={found.reference} seq={Number(waiting)} />
              )}
              {may.do('judgeMatch') && (
                <Suspense>
                  <Pairs group={id} after={found.progress.registered} />
                </Suspense>
              )}
              {may.name('Query.drafts') && <Drafts group={id} mine={found.unit.id === me.unit.id} />}
            </>
          ) : (
            <p>{t.noGroup}</p>
          )
        }
      </Answer>
    </Page>
  );
}

function Stages({ counts, expected }: { counts: readonly { state: string; count: number }[]; expected: number }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const byStage = stages.codes.map((stage) => ({
    mark: stage,
    label: stages.label(stage, language),
    count: counts.reduce((sum, one) => sum + (stageOf(one.state as never) === stage ? one.count : 0), 0),
  }));
  const registered = byStage.reduce((sum, { count }) => sum + count, 0);
  const waiting = { mark: 'WAITING', label: t.waiting, count: Math.max(0, expected - registered) };
  return <Strip label={t.strip} marks={[...byStage, waiting]} />;
}
