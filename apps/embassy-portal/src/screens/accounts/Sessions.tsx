import { useState } from 'react';
import { Link, useSearchParams } from '../../parts/address';
import type { ResultOf } from 'gql.tada';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useFormats, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { Page } from '../../parts/Page';
import { Paging } from '../../parts/Paging';
import { Part } from '../../parts/Part';
import { useMay, useMoment } from '../../session/session';
import { END_SESSIONS, SESSIONS, type Account } from './questions';
import { texts } from './texts';
import '../../parts/table.css';

/** Who of the organisation is signed in now. */
export default function Sessions() {
  const t = useTexts(texts);
  const [query] = useSearchParams();
  const sessions = useAsk(SESSIONS, { account: null, after: query.get('after') }, { keep: true, every: 30_000 });
  return (
    <Page title={t.sessions} wide>
      <p>{t.sessionsIntro}</p>
      <div className="card">
        <Answer of={sessions}>
          {({ sessions: { items, next } }) => (
            <>
              <Table items={items} named />
              <Paging next={next} />
            </>
          )}
        </Answer>
      </div>
    </Page>
  );
}

/** Where one account is signed in. */
export function SessionsOf({ account }: { account: Account }) {
  const t = useTexts(texts);
  const may = useMay();
  const sessions = useAsk(SESSIONS, { account: account.id, after: null });
  const end = useAct(END_SESSIONS);
  const [asked, setAsked] = useState(false);
  return (
    <Part name="sessions" title={t.sessions}>
      <Answer of={sessions}>
        {({ sessions: { items } }) => (
          <>
            <Table items={items} />
            {items.length > 0 && may.do('endSessions') && (
              <div className="deeds">
                <button className="second" onClick={() => setAsked(true)}>
                  {t.endSessions}
                </button>
              </div>
            )}
          </>
        )}
      </Answer>
      {asked && (
        <Deed
          title={t.endTitle(account.login)}
          busy={end.busy}
          label={t.endSessions}
          send={() => end.send({ account: account.id })}
          onClose={() => setAsked(false)}
        >
          {() => <p>{t.endText}</p>}
        </Deed>
      )}
    </Part>
  );
}

type Item = ResultOf<typeof SESSIONS>['sessions']['items'][number];

function Table({ items, named = false }: { items: readonly Item[]; named?: boolean }) {
  const t = useTexts(texts);
  const { list } = useFormats();
  const moment = useMoment();
  if (items.length === 0) return <p>{t.noSessions}</p>;
  const how: Record<string, string> = {
    pwd: t.pwd,
    otp: t.otp,
    recovery: t.recovery,
    hwk: t.passkey,
    swk: t.passkey,
    user: '',
    mfa: '',
  };
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{named ? t.name : t.signedIn}</th>
          {named && <th>{t.signedIn}</th>}
          <th>{t.worked}</th>
          <th>{t.ends}</th>
          <th>{t.methods}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, account, methods, signedInAt, workedAt, endsAt }) => (
          <tr key={id}>
            <th scope="row" className="name">
              {named ? (
                <Link to={`/accounts/${account.login}`}>{account.name ?? account.login}</Link>
              ) : (
                moment(signedInAt)
              )}
            </th>
            {named && <td data-label={t.signedIn}>{moment(signedInAt)}</td>}
            <td data-label={t.worked}>{moment(workedAt)}</td>
            <td data-label={t.ends}>{moment(endsAt)}</td>
            <td data-label={t.methods}>{list(methods.map((one) => how[one] ?? one).filter(Boolean)) || t.provider}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
