import { useState } from 'react';
import { useSearchParams } from '../../parts/address';
import { machinePurposes, mayGive, type AgencyKind } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { Page } from '../../parts/Page';
import { Paging } from '../../parts/Paging';
import { Nothing } from '../../parts/Nothing';
import { OWN } from '../accounts/questions';
import { AddKey, Register } from './Registering';
import { CLIENTS, DISABLE, RETIRE_KEY, type Client } from './questions';
import { useMoment } from '../../session/session';
import { texts } from './texts';
import './systems.css';

/** Machines of one's organisation, and the keys that they prove themselves by. */
export default function Systems() {
  const t = useTexts(texts);
  const [query] = useSearchParams();
  const own = useAsk(OWN, {});
  const clients = useAsk(CLIENTS, { after: query.get('after') }, { keep: true });
  const [registering, setRegistering] = useState(false);
  const [registered, setRegistered] = useState<string>();
  const kind = own.data?.me.organisation.kind as AgencyKind | undefined;
  const may = kind !== undefined && mayGive(kind, 'partner');
  return (
    <Page title={t.title}>
      <p>{t.intro}</p>
      <div role="status">{registered && <p className="notice good">{t.registered(registered)}</p>}</div>
      {may && (
        <p>
          <button onClick={() => setRegistering(true)}>{t.register}</button>
        </p>
      )}
      <Answer of={clients}>
        {({ clients: { items, next } }) => (
          <>
            {items.length === 0 && <Nothing title={t.none}>{kind && (may ? t.noneHelp : t.cannot)}</Nothing>}
            {items.map((client) => (
              <One key={client.id} client={client} />
            ))}
            <Paging next={next} />
          </>
        )}
      </Answer>
      {registering && (
        <Register
          onClose={() => setRegistering(false)}
          onDone={(name) => {
            setRegistering(false);
            setRegistered(name);
          }}
        />
      )}
    </Page>
  );
}

const SOON_MS = 30 * 86_400_000;

function One({ client }: { client: Client }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const [asked, setAsked] = useState<'add' | 'disable' | { retire: string }>();
  const close = () => setAsked(undefined);
  const disable = useAct(DISABLE);
  const retire = useAct(RETIRE_KEY);
  const { id, clientId, purpose, account, keys, disabledAt } = client;
  const now = Date.now();
  const good = keys.filter(({ notAfter }) => Date.parse(notAfter) > now);
  return (
    <section className="card" aria-label={clientId}>
      <h2 className="number">{clientId}</h2>
      <p>
        {labelOf(machinePurposes, purpose, language)} · {nameOf(account.unit, language)} ·{' '}
        <span className={disabledAt ? 'tag care' : 'tag good'}>
          {disabledAt ? t.stopped(moment(disabledAt)) : `✓ ${t.running}`}
        </span>
      </p>
      {good.length === 0 && !disabledAt && <p className="notice">{t.noKey}</p>}
      <h3>{t.keys}</h3>
      <ul className="keys">
        {keys
          .toSorted((a, b) => b.notAfter.localeCompare(a.notAfter))
          .map((key) => {
            const left = Date.parse(key.notAfter) - now;
            return (
              <li key={key.id} className={left > 0 ? undefined : 'soft'}>
                <span className="kid">{key.kid}</span>
                <span>
                  {left > 0 ? t.good(moment(key.notAfter)) : t.over(moment(key.notAfter))}{' '}
                  {left > 0 && left < SOON_MS && <span className="tag care">▲ {t.soon}</span>}
                </span>
                {left > 0 && !disabledAt && (
                  <button className="plain" onClick={() => setAsked({ retire: key.id })}>
                    {t.retire}
                  </button>
                )}
              </li>
            );
          })}
      </ul>
      {!disabledAt && (
        <div className="deeds">
          <button className="second" onClick={() => setAsked('add')}>
            {t.addKey}
          </button>
          <button className="second" onClick={() => setAsked('disable')}>
            {t.disable}
          </button>
        </div>
      )}
      {asked === 'add' && <AddKey client={id} name={clientId} onClose={close} />}
      {asked === 'disable' && (
        <Deed
          title={t.disableTitle(clientId)}
          busy={disable.busy}
          label={t.doIt}
          send={() => disable.send({ client: id })}
          onClose={close}
        >
          {() => <p>{t.disableText}</p>}
        </Deed>
      )}
      {typeof asked === 'object' && (
        <Deed
          title={t.retireTitle}
          busy={retire.busy}
          label={t.doIt}
          send={() => retire.send({ clientKey: asked.retire })}
          onClose={close}
        >
          {() => <p>{t.retireText}</p>}
        </Deed>
      )}
    </section>
  );
}
