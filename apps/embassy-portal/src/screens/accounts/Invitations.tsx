import { invitationKinds } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { INVITATIONS, REVOKE_INVITATION, type Account } from './questions';
import { useMoment } from '../../session/session';
import { texts } from './texts';

/** The links by which this account came in, or may. */
export function Invitations({ account }: { account: Account }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const found = useAsk(INVITATIONS, { filter: { text: account.login } });
  const revoke = useAct(REVOKE_INVITATION);
  return (
    <Part name="invitations" title={t.invitations}>
      <Answer of={found}>
        {({ accounts: { items } }) => {
          const all = items.find(({ id }) => id === account.id)?.invitations ?? [];
          if (all.length === 0) return <p>{t.noInvitations}</p>;
          return (
            <table className="rows">
              <thead>
                <tr>
                  <th>{t.invitations}</th>
                  <th>{t.when}</th>
                  <th>{t.state}</th>
                </tr>
              </thead>
              <tbody>
                {all
                  .toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt))
                  .map((one) => {
                    const open = !one.usedAt && !one.revokedAt && one.expiresAt > new Date().toISOString();
                    return (
                      <tr key={one.id}>
                        <th scope="row" className="name">
                          {labelOf(invitationKinds, one.kind, language)}
                        </th>
                        <td data-label={t.when}>{moment(one.recordedAt)}</td>
                        <td data-label={t.state}>
                          {one.usedAt ? t.used : one.revokedAt ? t.revoked : open ? t.open : t.expired}
                          {open && (
                            <>
                              {' '}
                              {t.until(moment(one.expiresAt))}{' '}
                              <button
                                className="plain"
                                disabled={revoke.busy}
                                onClick={() => void revoke.send({ invitation: one.id })}
                              >
                                {t.revoke}
                              </button>
                            </>
                          )}
                        </td>
                      </tr>
                    );
                  })}
              </tbody>
            </table>
          );
        }}
      </Answer>
    </Part>
  );
}
