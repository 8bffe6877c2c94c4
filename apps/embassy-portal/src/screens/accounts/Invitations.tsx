import { invitationKinds } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { INVITATIONS, REVOKE_INVITATION, type Account } from './questions';
import { useMoment } from '../../session/session';
import { texts } from './texts';

/** The links by which an account came in, or may: the last one first. */
export function useInvitations(account: Account, enabled = true) {
  const of = useAsk(INVITATIONS, { filter: { text: account.login } }, { enabled });
  const all = of.data?.accounts.items.find(({ id }) => id === account.id)?.invitations ?? [];
  return { of, all: all.toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt)) };
}

/** All of them, each with what became of it. */
export function Invitations({ account }: { account: Account }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const { of, all } = useInvitations(account);
  const revoke = useAct(REVOKE_INVITATION);
  return (
    <Part name="invitations" title={t.invitations}>
      <Answer of={of}>
        {() => {
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
                {all.map((one) => {
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
