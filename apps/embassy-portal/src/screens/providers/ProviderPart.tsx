import { useState } from 'react';
import { assistanceTypes, regencies } from '#domain';
import { useAct } from '../../api/useAct';
import { usePages } from '../../api/usePages';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { Part } from '../../parts/Part';
import { providerName } from './name';
import { AddProvider, ChangeProvider } from './ProviderDialog';
import { CHANGE_PROVIDER, PROVIDERS, type Provider } from './questions';
import { texts } from './texts';

export function ProviderPart() {
  const t = useTexts(texts);
  const { of, pages, more, busy } = usePages(PROVIDERS, {}, ({ providers }) => providers.next);
  const [adding, setAdding] = useState(false);
  return (
    <Part name="providers" title={t.providers}>
      <div className="deeds">
        <button onClick={() => setAdding(true)}>{t.addProvider}</button>
      </div>
      <Answer of={of}>{() => <Table all={pages.flatMap(({ providers }) => providers.items)} />}</Answer>
      {more && (
        <button className="second" disabled={busy} onClick={more}>
          {t.more}
        </button>
      )}
      {adding && <AddProvider onClose={() => setAdding(false)} />}
    </Part>
  );
}

function Table({ all }: { all: readonly Provider[] }) {
  const t = useTexts(texts);
  if (all.length === 0) return <p>{t.noProviders}</p>;
  return (
    <table className="rows">
      <caption className="unseen">{t.providers}</caption>
      <thead>
        <tr>
          <th>{t.who}</th>
          <th>{t.offers}</th>
          <th>{t.contact}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {all.map((one) => (
          <Row key={one.id} provider={one} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ provider }: { provider: Provider }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { list } = useFormats();
  const [asked, setAsked] = useState<'CHANGE' | 'END'>();
  const who = providerName(provider, language);
  const close = () => setAsked(undefined);
  return (
    <tr>
      <th scope="row" className="name">
        {who}
        {provider.regency && <span className="soft under-it">{labelOf(regencies, provider.regency, language)}</span>}
      </th>
      <td data-label={t.offers}>{list(provider.offers.map((type) => labelOf(assistanceTypes, type, language)))}</td>
      <td data-label={t.contact}>{provider.contact ?? '—'}</td>
      <td>
        <span className="deeds">
          <button className="second" aria-label={t.changeThis(who)} onClick={() => setAsked('CHANGE')}>
            {t.change}
          </button>
          <button className="plain" aria-label={t.endThis(who)} onClick={() => setAsked('END')}>
            {t.end}
          </button>
        </span>
        {asked === 'CHANGE' && <ChangeProvider provider={provider} who={who} onClose={close} />}
        {asked === 'END' && <End provider={provider} who={who} onClose={close} />}
      </td>
    </tr>
  );
}

function End({ provider, who, onClose }: { provider: Provider; who: string; onClose: () => void }) {
  const t = useTexts(texts);
  const change = useAct(CHANGE_PROVIDER);
  const send = () => change.send({ provider: provider.id, version: provider.version, ended: true });
  return (
    <Deed title={t.endThis(who)} label={t.end} danger busy={change.busy} send={send} onClose={onClose}>
      {() => <p>{t.endText}</p>}
    </Deed>
  );
}
