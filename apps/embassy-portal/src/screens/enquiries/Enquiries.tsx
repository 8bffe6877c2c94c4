import { useState } from 'react';
import { contactRelations } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { useSearchParams } from '../../parts/address';
import { Particulars } from '../../parts/Particulars';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { Paging } from '../../parts/Paging';
import { useMoment } from '../../session/session';
import { ENQUIRIES, type Taken } from './questions';
import { Record } from './Record';
import { texts } from './texts';
import '../../parts/table.css';

/** Who asked one's unit after whom: the same to look at whether they are with somebody or nowhere. */
export default function Enquiries() {
  const t = useTexts(texts);
  const [query] = useSearchParams();
  const enquiries = useAsk(ENQUIRIES, { after: query.get('after') });
  const [recording, setRecording] = useState(false);
  const [told, setTold] = useState(false);
  return (
    <Page title={t.title}>
      <p>{t.intro}</p>
      <div className="notice">
        <p>{t.say}</p>
        <p>
          <strong>{t.sayThis}</strong>
        </p>
        <p>▲ {t.neverSay}</p>
      </div>
      <div role="status">{told && <p className="notice good">✓ {t.recorded}</p>}</div>
      <div className="deeds">
        <button onClick={() => setRecording(true)}>{t.record}</button>
      </div>
      {recording && <Record onClose={() => setRecording(false)} onDone={() => (setRecording(false), setTold(true))} />}
      <h2>{t.taken}</h2>
      <Answer of={enquiries}>
        {({ enquiries: { items, next } }) => (
          <>
            {items.length === 0 && <p className="card">{t.none}</p>}
            {items.map((one) => (
              <One key={one.id} of={one} />
            ))}
            <Paging next={next} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function One({ of }: { of: Taken }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const title = t.seeks([of.sought, of.birthYear].filter(Boolean).join(', '));
  const rows: [string, string | null][] = [
    [t.by, t.saysTo(of.enquirer ?? '', labelOf(contactRelations, of.relation, language))],
    [t.reach, of.contact],
    [t.asked, moment(of.occurredAt)],
  ];
  return (
    <section className="card" aria-label={title}>
      <h3>{title}</h3>
      <Particulars rows={rows} />
      {of.replies.length === 0 && <p className="soft">{t.noReply}</p>}
      {of.replies.map((reply) => (
        <p className="notice good" key={reply.id}>
          <strong>{t.reply}:</strong> {reply.message} <span className="soft">({moment(reply.recordedAt)})</span>
        </p>
      ))}
    </section>
  );
}
