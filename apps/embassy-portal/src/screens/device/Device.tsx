import { useEffect, useState } from 'react';
import { keyOf } from '../../device/key';
import { useTexts } from '../../language/language';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { useMe } from '../../session/session';
import { Copy } from './Copy';
import { Pin } from './Pin';
import { texts } from './texts';
import { Waiting } from './Waiting';
import './device.css';

/** What lies on this device: what is not yet sent, by whose PIN it opens, and whether the browser keeps it. */
export default function Device() {
  const t = useTexts(texts);
  const { login } = useMe();
  return (
    <Page title={t.title}>
      {keyOf(login) ? (
        <>
          <Waiting />
          <Pin />
          <Keeping />
          <Copy />
        </>
      ) : (
        <p className="notice">{t.noDevice}</p>
      )}
    </Page>
  );
}

function Keeping() {
  const t = useTexts(texts);
  const [persists, setPersists] = useState<boolean>();
  useEffect(() => void navigator.storage.persisted().then(setPersists), []);
  return (
    <Part name="keeping" title={t.keeping}>
      <p>{t.kept}</p>
      {persists !== undefined && <p>{persists ? t.persists : t.mayGo}</p>}
      {persists === false && (
        <button className="second" onClick={() => void navigator.storage.persist().then(setPersists)}>
          {t.persist}
        </button>
      )}
    </Part>
  );
}
