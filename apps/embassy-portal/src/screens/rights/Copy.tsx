import { useState } from 'react';
import type { ResultOf } from 'gql.tada';
import { machinePurposes, readPurposes } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Dialog } from '../../parts/Dialog';
import { Part } from '../../parts/Part';
import { texts as parts } from '../../parts/texts';
import { useMoment } from '../../session/session';
import { SEEN } from './questions';
import { texts } from './texts';
import '../../parts/table.css';

/** The record for whom it is of. Nothing is opened until it is asked for: to look at it is to open it. */
export function Copy({ id }: { id: string }) {
  const t = useTexts(texts);
  const [asked, setAsked] = useState(false);
  const [looking, setLooking] = useState(false);
  return (
    <Part name="copy" title={t.copy}>
      <p>{t.copyText}</p>
      <div className="deeds">
        <button className="second" onClick={() => setAsked(true)}>
          {t.copyOpen}
        </button>
        {!looking && (
          <button className="second" onClick={() => setLooking(true)}>
            {t.seen}
          </button>
        )}
      </div>
      {looking && <Seen id={id} />}
      {asked && <Download id={id} onClose={() => setAsked(false)} />}
    </Part>
  );
}

function Download({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  return (
    <Dialog title={t.copyTitle} onClose={onClose}>
      <p>{t.copyText}</p>
      <p>{t.copyPurpose(readPurposes.label('SUBJECT_REQUEST', language))}</p>
      <p>{t.copyCare}</p>
      <div className="deeds">
        <a className="button" href={`/rights/record/${id}`} download>
          {t.download}
        </a>
        <button className="plain" onClick={onClose}>
          {p.close}
        </button>
      </div>
    </Dialog>
  );
}

type Record = NonNullable<ResultOf<typeof SEEN>['subjectRecord']>;

function Seen({ id }: { id: string }) {
  const t = useTexts(texts);
  const seen = useAsk(SEEN, { id }, { onDevice: false });
  return (
    <Answer of={seen}>
      {({ subjectRecord: record }) =>
        record ? (
          <>
            <Received rows={record.receivedBy} />
            <Times
              caption={t.seenBy}
              rows={record.seenBy.map(({ unit, ...one }) => ({ ...one, who: unit, list: readPurposes }))}
            />
            {record.deliveries.length > 0 && (
              <Times
                caption={t.deliveries}
                rows={record.deliveries.map(({ organisation, ...one }) => ({
                  ...one,
                  who: organisation,
                  list: machinePurposes,
                }))}
              />
            )}
          </>
        ) : (
          <p>{t.none}</p>
        )
      }
    </Answer>
  );
}

function Received({ rows }: { rows: Record['receivedBy'] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  return (
    <table className="rows">
      <caption>{t.receivedBy}</caption>
      <thead>
        <tr>
          <th>{t.by}</th>
          <th>{t.since}</th>
          <th>{t.until}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ unit, since, until }) => (
          <tr key={`${unit.id}${since}`}>
            <th scope="row" className="name">
              {nameOf(unit, language)}
            </th>
            <td data-label={t.since}>{moment(since)}</td>
            <td data-label={t.until}>{until ? moment(until) : t.lasting}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Opening {
  who: { id: string; nameId: string; nameEn: string };
  list: Parameters<typeof labelOf>[0];
  purpose: string;
  day: string;
  times: number;
}

function Times({ caption, rows }: { caption: string; rows: readonly Opening[] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day: dayOf, number } = useFormats();
  if (rows.length === 0) return <p>{t.nobodySaw}</p>;
  return (
    <table className="rows">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th>{t.by}</th>
          <th>{t.purpose}</th>
          <th>{t.day}</th>
          <th className="figure">{t.times}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ who, list, purpose, day, times }) => (
          <tr key={`${who.id}${purpose}${day}`}>
            <th scope="row" className="name">
              {nameOf(who, language)}
            </th>
            <td data-label={t.purpose}>{labelOf(list, purpose, language)}</td>
            <td data-label={t.day}>{dayOf(day)}</td>
            <td className="figure" data-label={t.times}>
              {number(times)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
