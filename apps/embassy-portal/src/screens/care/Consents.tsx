import { useState } from 'react';
import { consentBases, consentPurposes, fieldGroups, hasEnded, type ConsentPurpose } from '#domain';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { useMay, useMe } from '../../session/session';
import { None } from '../case/None';
import type { Head, Opened } from '../case/questions';
import { ConsentDialog } from './ConsentDialog';
import type { Consent } from './questions';
import { texts } from './texts';
import { WithdrawDialog } from './WithdrawDialog';

const isYes = ({ given, withdrawnAt }: Consent): boolean => given && withdrawnAt === null;

interface Props {
  opened: Opened;
  of: Head;
  consents: readonly Consent[];
}

/** What somebody agreed to, refused or took back; taking back is heard as long as the person lives and there is a record. */
export function Consents({ opened, of, consents }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const [recording, setRecording] = useState(false);
  const [withdrawing, setWithdrawing] = useState<ConsentPurpose>();
  const about = { opened, of, consents };
  return (
    <>
      <h3>{t.consents}</h3>
      {consents.length === 0 && <None>{t.noConsents}</None>}
      <ul className="lines">
        {consents.map((consent) => {
          const { id, purpose } = consent;
          const what = labelOf(consentPurposes, purpose, language);
          // One withdrawal takes back all that was agreed to for a purpose.
          const last = consents.findLast((one) => one.purpose === purpose && isYes(one));
          return (
            <li key={id}>
              <Said consent={consent} />
              {last === consent && of.state !== 'DECEASED' && may.act('withdrawConsent', of) && (
                <button className="second" aria-label={t.withdrawThis(what)} onClick={() => setWithdrawing(purpose)}>
                  {t.withdraw}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {!hasEnded(of.state) && may.act('recordConsent', of) && (
        <div className="deeds">
          <button className="second" onClick={() => setRecording(true)}>
            {t.recordConsent}
          </button>
        </div>
      )}
      {recording && <ConsentDialog {...about} onClose={() => setRecording(false)} />}
      {withdrawing && <WithdrawDialog {...about} purpose={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </>
  );
}

function Said({ consent }: { consent: Consent }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment, day, list } = useFormats();
  const { zone } = useMe().unit;
  const { purpose, basis, recipient, groups, expiresOn, occurredAt, note } = consent;
  return (
    <>
      <span>
        {labelOf(consentPurposes, purpose, language)}
        {recipient && `: ${nameOf(recipient, language)}`}
        <span className="soft">
          {' '}
          · {labelOf(consentBases, basis, language)} · {moment(occurredAt, zone)}
          {groups && ` · ${t.machines}: ${list(groups.map((one) => labelOf(fieldGroups, one, language))) || t.nothing}`}
          {expiresOn && ` · ${t.until(day(expiresOn))}`}
          {note && ` · ${note}`}
        </span>
      </span>
      {consent.withdrawnAt ? (
        <span className="tag care">■ {t.withdrawn}</span>
      ) : consent.given ? (
        <span className="tag good">✓ {t.given}</span>
      ) : (
        <span className="tag care">✕ {t.refused}</span>
      )}
    </>
  );
}
