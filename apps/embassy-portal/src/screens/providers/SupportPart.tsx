import { useState } from 'react';
import { assistanceLevels, assistanceStates, assistanceTypes, formatMoney, regencies } from '#domain';
import { usePages } from '../../api/usePages';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { providerName } from './name';
import { SUPPORTS, type Support } from './questions';
import { RecordSupport } from './RecordSupport';
import { texts } from './texts';
import { UpdateSupport } from './UpdateSupport';

export function SupportPart() {
  const t = useTexts(texts);
  const { of, pages, more, busy } = usePages(SUPPORTS, {}, ({ sharedSupports }) => sharedSupports.next);
  const [recording, setRecording] = useState(false);
  return (
    <Part name="supports" title={t.supports}>
      <p className="soft">{t.wholeCost}</p>
      <div className="deeds">
        <button onClick={() => setRecording(true)}>{t.record}</button>
      </div>
      <Answer of={of}>{() => <Table all={pages.flatMap(({ sharedSupports }) => sharedSupports.items)} />}</Answer>
      {more && (
        <button className="second" disabled={busy} onClick={more}>
          {t.more}
        </button>
      )}
      {recording && <RecordSupport onClose={() => setRecording(false)} />}
    </Part>
  );
}

function Table({ all }: { all: readonly Support[] }) {
  const t = useTexts(texts);
  if (all.length === 0) return <p>{t.noSupports}</p>;
  return (
    <table className="rows">
      <caption className="unseen">{t.supports}</caption>
      <thead>
        <tr>
          <th>{t.type}</th>
          <th>{t.state}</th>
          <th className="figure">{t.cost}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {all.map((one) => (
          <Row key={one.id} support={one} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ support }: { support: Support }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day, list, number } = useFormats();
  const [asked, setAsked] = useState(false);
  const { type, level, note, provider, state, plannedOn, givenOn, costMinor, currency, beneficiaries } = support;
  const what = labelOf(assistanceTypes, type, language);
  const on = givenOn ?? plannedOn;
  const facts = [
    labelOf(assistanceLevels, level, language),
    list(support.regencies.map((code) => labelOf(regencies, code, language))),
    provider && t.by(providerName(provider, language)),
    note,
  ];
  return (
    <tr>
      <th scope="row" className="name">
        {what}
        <span className="soft under-it">{facts.filter(Boolean).join(' · ')}</span>
        <span className="soft under-it">{t.benefits(number(beneficiaries))}</span>
      </th>
      <td data-label={t.state}>
        <span className={state === 'GIVEN' ? 'tag good' : 'tag'}>{labelOf(assistanceStates, state, language)}</span>
        {on && <span className="soft under-it">{day(on)}</span>}
      </td>
      <td data-label={t.cost} className="figure">
        {costMinor !== null && currency ? formatMoney({ minor: costMinor, currency }, language) : '—'}
      </td>
      <td>
        {state !== 'CANCELLED' && (
          <button className="second" aria-label={t.updateThis(what)} onClick={() => setAsked(true)}>
            {t.update}
          </button>
        )}
        {asked && <UpdateSupport support={support} what={what} onClose={() => setAsked(false)} />}
      </td>
    </tr>
  );
}
