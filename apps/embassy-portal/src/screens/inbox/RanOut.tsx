import { Link } from '../../parts/address';
import { invitationKinds } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Part } from '../../parts/Part';
import { useMoment } from '../../session/session';
import { INVITED } from './questions';
import { texts } from './texts';

const LATEST = 100;

/** Whom an administrator invited and who did not come in time: each is invited anew, or let go. */
export function RanOut() {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const invited = useAsk(INVITED, { first: LATEST }, { keep: true });
  const now = new Date().toISOString();
  const items = invited.data?.invitations.items ?? [];
  // A later link to the same account, whatever became of it, stands in the place of the earlier one.
  const latest = items.filter((one, i) => items.findIndex(({ account }) => account.id === one.account.id) === i);
  const over = latest.filter(
    ({ usedAt, revokedAt, expiresAt, account }) => !usedAt && !revokedAt && expiresAt < now && !account.disabledAt,
  );
  if (over.length === 0) return null;
  return (
    <Part name="ran-out" title={t.ranOut}>
      <p>{t.ranOutText}</p>
      <table className="rows">
        <thead>
          <tr>
            <th>{t.account}</th>
            <th>{t.invitation}</th>
            <th>{t.due}</th>
            <th>{t.deed}</th>
          </tr>
        </thead>
        <tbody>
          {over.map(({ id, kind, expiresAt, account }) => (
            <tr key={id}>
              <th scope="row" className="name">
                {account.name ?? account.login} <span className="soft">{account.login}</span>
              </th>
              <td data-label={t.invitation}>{labelOf(invitationKinds, kind, language)}</td>
              <td data-label={t.due}>
                <span className="tag wrong">▲ {t.ranOutAt(moment(expiresAt))}</span>
              </td>
              <td>
                <Link className="button" to={`/accounts/${account.login}`} aria-label={t.inviteAgainOf(account.login)}>
                  {t.inviteAgain}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
