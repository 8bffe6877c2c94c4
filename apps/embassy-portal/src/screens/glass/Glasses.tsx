import { useState } from 'react';
import { optionsOf } from '../../parts/choices';
import { Link, useSearchParams } from '../../parts/address';
import type { ResultOf } from 'gql.tada';
import { glassReasons, glassVerdicts, type GlassVerdict } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { cityOf, labelOf, nameOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { Choices, FieldGroup } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { Page } from '../../parts/Page';
import { Paging } from '../../parts/Paging';
import { useMay, useMe, useMoment } from '../../session/session';
import { GLASSES, REVIEW } from './questions';
import { texts } from './texts';
import '../../parts/table.css';

const says = labelsOf(texts);

type Glass = ResultOf<typeof GLASSES>['glassReviews']['items'][number];

/** Openings in an emergency, the oldest first: read and judged by somebody else. */
export default function Glasses() {
  const t = useTexts(texts);
  const [query] = useSearchParams();
  const reviewed = query.get('reviewed') === '1';
  const glasses = useAsk(GLASSES, { reviewed, after: query.get('after') }, { keep: true });
  return (
    <Page title={t.title}>
      <p>{t.intro}</p>
      <nav className="tabs" aria-label={t.title}>
        <Link to="/glass" aria-current={reviewed ? undefined : 'page'}>
          {t.waiting}
        </Link>
        <Link to="/glass?reviewed=1" aria-current={reviewed ? 'page' : undefined}>
          {t.reviewed}
        </Link>
      </nav>
      <Answer of={glasses}>
        {({ glassReviews: { items, next } }) => (
          <>
            {items.length === 0 && <p className="card">{reviewed ? t.noneReviewed : t.none}</p>}
            {items.map((glass) => (
              <One key={glass.id} glass={glass} />
            ))}
            <Paging next={next} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function One({ glass }: { glass: Glass }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const { login, unit: here } = useMe();
  const moment = useMoment();
  const city = cityOf(here.zone);
  const [asked, setAsked] = useState(false);
  const { number, reason, text, account, unit, recordedAt, until, reviews } = glass;
  const [review] = reviews;
  const own = account?.login === login;
  return (
    <section className="card" aria-label={number}>
      <h2 className="number">{number}</h2>
      <dl className="facts">
        <div>
          <dt>{t.by}</dt>
          <dd>
            {account ? `${account.name ?? account.login} · ` : ''}
            {nameOf(unit, language)}
          </dd>
        </div>
        <div>
          <dt>{t.when(city)}</dt>
          <dd>{moment(recordedAt)}</dd>
        </div>
        <div>
          <dt>{t.until(city)}</dt>
          <dd>{moment(until)}</dd>
        </div>
        <div>
          <dt>{t.reason}</dt>
          <dd>{labelOf(glassReasons, reason, language)}</dd>
        </div>
        {text !== null && (
          <div>
            <dt>{t.said}</dt>
            <dd>{text}</dd>
          </div>
        )}
      </dl>
      {review && (
        <p className={review.verdict === 'JUSTIFIED' ? 'notice good' : 'notice wrong'}>
          {t.judged(
            labelOf(glassVerdicts, review.verdict, language),
            nameOf(review.unit, language),
            moment(review.recordedAt),
          )}
          {review.note && (
            <>
              <br />
              {review.note}
            </>
          )}
        </p>
      )}
      {!review && own && <p className="notice">{t.own}</p>}
      {!review && !own && may.do('reviewGlass') && (
        <div className="deeds">
          <button onClick={() => setAsked(true)}>{t.review}</button>
        </div>
      )}
      {asked && <Review glass={glass} onClose={() => setAsked(false)} />}
    </section>
  );
}

function Review({ glass, onClose }: { glass: Glass; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const review = useAct(REVIEW);
  const draft = useDraft(`glass ${glass.id}`, () => ({ verdict: '', note: '' }));
  const { verdict, note } = draft.value;
  const send = () =>
    verdict === ''
      ? [{ field: 'verdict', text: says.missing }]
      : review.send({
          glass: glass.id,
          verdict: verdict as GlassVerdict,
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        });
  return (
    <Deed
      draft={draft}
      title={t.reviewTitle(glass.number)}
      busy={review.busy}
      label={t.review}
      send={send}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <FieldGroup name="verdict" legend={t.verdict} help={t.final} faults={faults}>
            <Choices
              name="verdict"
              value={verdict}
              onValue={(verdict) => draft.set({ verdict })}
              options={optionsOf(glassVerdicts, language)}
            />
          </FieldGroup>
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}
