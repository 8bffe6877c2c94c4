import { useState } from 'react';
import type { ResultOf } from 'gql.tada';
import { useAct, type Done } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { TextField } from '../../parts/form';
import { Part } from '../../parts/Part';
import { useMay, useMoment } from '../../session/session';
import { LINK_SUBJECT, SUBJECTS, UNLINK_SUBJECT, type Account } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

type Subject = ResultOf<typeof SUBJECTS>['ofAccount']['items'][number];

/** What outside providers call this account; of their own another administrator says it. */
export function Subjects({ account, own }: { account: Account; own: boolean }) {
  const t = useTexts(texts);
  const may = useMay();
  const found = useAsk(SUBJECTS, { account: account.id });
  const [linking, setLinking] = useState(false);
  const [taking, setTaking] = useState<Subject>();
  return (
    <Part name="subjects" title={t.subjects}>
      <p>{t.subjectsText}</p>
      <Answer of={found}>
        {({ ofAccount: { items }, latest }) => (
          <>
            <Table items={items} {...(!own && may.do('unlinkSubject') && { onTake: setTaking })} />
            {may.do('linkSubject') && !own && !account.disabledAt && (
              <div className="deeds">
                <button className="second" onClick={() => setLinking(true)}>
                  {t.linkSubject}
                </button>
              </div>
            )}
            {linking && (
              <LinkSubject account={account} issuer={latest.items[0]?.issuer ?? ''} onClose={() => setLinking(false)} />
            )}
          </>
        )}
      </Answer>
      {taking && <Unlink account={account} subject={taking} onClose={() => setTaking(undefined)} />}
    </Part>
  );
}

function Table({ items, onTake }: { items: readonly Subject[]; onTake?: (subject: Subject) => void }) {
  const t = useTexts(texts);
  const moment = useMoment();
  if (items.length === 0) return <p>{t.noSubjects}</p>;
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{t.subject}</th>
          <th>{t.issuer}</th>
          <th>{t.when}</th>
          {onTake && <td />}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <th scope="row" className="name">
              {one.subject}
            </th>
            <td data-label={t.issuer}>{one.issuer}</td>
            <td data-label={t.when}>{moment(one.recordedAt)}</td>
            {onTake && (
              <td>
                <button className="plain" aria-label={t.unlinkOf(one.subject)} onClick={() => onTake(one)}>
                  {t.unlink}
                </button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Linking {
  account: Account;
  /** Where the organisation's last one was linked: mostly it is the same. */
  issuer: string;
  onClose: () => void;
}

function LinkSubject({ account, issuer: before, onClose }: Linking) {
  const t = useTexts(texts);
  const link = useAct(LINK_SUBJECT);
  const [issuer, setIssuer] = useState(before);
  const [subject, setSubject] = useState('');
  const send = () => {
    const wrong = [
      ...(issuer.trim() ? [] : [{ field: 'issuer', text: says.missingIssuer }]),
      ...(subject.trim() ? [] : [{ field: 'subject', text: says.missingSubject }]),
    ];
    const said = { issuer: issuer.trim(), subject: subject.trim() };
    return wrong.length > 0 ? wrong : link.send({ account: account.id, ...said }).then(atProvider);
  };
  return (
    <Deed title={t.linkTitleOf(account.login)} label={t.doLinkSubject} busy={link.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <p>{t.linkSubjectText}</p>
          <TextField
            name="issuer"
            label={t.issuer}
            help={t.issuerHelp}
            value={issuer}
            onValue={setIssuer}
            faults={faults}
            native={{ type: 'url', autoCapitalize: 'none', spellCheck: false }}
          />
          <TextField
            name="subject"
            label={t.subject}
            help={t.subjectHelp}
            value={subject}
            onValue={setSubject}
            faults={faults}
            native={{ autoCapitalize: 'none', spellCheck: false }}
          />
        </>
      )}
    </Deed>
  );
}

/** That the account has a name there already is put right by another provider. */
const atProvider = <T extends object>(result: Done<T>): Done<T> =>
  result.problem?.field === 'account' ? { problem: { ...result.problem, field: 'issuer' } } : result;

function Unlink({ account, subject, onClose }: { account: Account; subject: Subject; onClose: () => void }) {
  const t = useTexts(texts);
  const unlink = useAct(UNLINK_SUBJECT);
  const send = () => unlink.send({ account: account.id, issuer: subject.issuer, subject: subject.subject });
  return (
    <Deed title={t.unlinkOf(subject.subject)} label={t.unlink} busy={unlink.busy} send={send} onClose={onClose}>
      {() => <p>{t.unlinkText(account.login)}</p>}
    </Deed>
  );
}
