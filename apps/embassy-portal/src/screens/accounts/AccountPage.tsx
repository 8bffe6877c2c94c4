import { Link, useParams } from '../../parts/address';
import { useAsk } from '../../api/useAsk';
import { nameOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { useMay, useMe } from '../../session/session';
import { Access } from './Access';
import { Invitations } from './Invitations';
import { ACCOUNTS, type Account } from './questions';
import { Grants, Roles } from './Roles';
import { SessionsOf } from './Sessions';
import { Subjects } from './Subjects';
import { StandInsOf } from './StandIns';
import { languages } from './Invite';
import { texts } from './texts';
import '../../parts/table.css';

/** One account: what it may do, where it is signed in, and what an administrator does about it. */
export default function AccountPage() {
  const t = useTexts(texts);
  const may = useMay();
  const me = useMe();
  const { login = '' } = useParams();
  const found = useAsk(ACCOUNTS, { filter: { text: login }, after: null, first: 20 });
  return (
    <Page title={login}>
      <p>
        <Link to="/accounts">{t.back}</Link>
      </p>
      <Answer of={found}>
        {({ accounts: { items } }) => {
          const account = items.find((one) => one.login === login);
          if (!account) return <p>{t.missing}</p>;
          const own = login === me.login;
          return (
            <>
              {own && <p className="notice">{t.own}</p>}
              <About account={account} />
              <Roles account={account} own={own} />
              {may.do('disableAccount') && !own && <Access account={account} />}
              {may.name('Query.sessions') && <SessionsOf account={account} />}
              <StandInsOf account={account} own={own} />
              {may.name('Query.linkedSubjects') && !account.roles.includes('partner') && (
                <Subjects account={account} own={own} />
              )}
              {may.name('Account.invitations') && <Invitations account={account} />}
              {may.name('Query.roleGrants') && <Grants account={account} />}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

function About({ account }: { account: Account }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <Part name="about" title={t.about}>
      <dl className="facts">
        <div>
          <dt>{t.name}</dt>
          <dd>{account.name ?? (account.roles.includes('partner') ? t.machine : account.login)}</dd>
        </div>
        <div>
          <dt>{t.unit}</dt>
          <dd>
            {nameOf(account.unit, language)} <span className="number">{account.unit.code}</span>
          </dd>
        </div>
        <div>
          <dt>{t.language}</dt>
          <dd>{languages.find(({ value }) => value === account.language)?.label}</dd>
        </div>
        <div>
          <dt>{t.state}</dt>
          <dd>
            <span className={account.disabledAt ? 'tag care' : 'tag good'}>
              {account.disabledAt ? t.disabled : `✓ ${t.active}`}
            </span>
          </dd>
        </div>
      </dl>
    </Part>
  );
}
