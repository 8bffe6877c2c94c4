import { useEffect, useState } from 'react';
import { answersOf, dropAnswers } from '../../device/answers';
import { keyOf } from '../../device/key';
import { useFormats, useTexts } from '../../language/language';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { useMe, useMoment } from '../../session/session';
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

/** Of one's own; what is kept for others is nobody's to see here. */
function Kept() {
  const t = useTexts(texts);
  const { login } = useMe();
  const { number } = useFormats();
  const moment = useMoment();
  const [kept, setKept] = useState<Awaited<ReturnType<typeof answersOf>>>();
  useEffect(() => void answersOf(login).then(setKept), [login]);
  if (!kept) return null;
  return (
    <>
      <p role="status">
        {kept.since === undefined ? t.keptNothing : t.keptSince(number(kept.count), moment(kept.since))}
      </p>
      {kept.count > 0 && (
        <p>
          <button className="second" onClick={() => void dropAnswers(login).then(() => answersOf(login).then(setKept))}>
            {t.dropKept}
          </button>
        </p>
      )}
    </>
  );
}

function Keeping() {
  const t = useTexts(texts);
  const [persists, setPersists] = useState<boolean>();
  useEffect(() => void navigator.storage.persisted().then(setPersists), []);
  return (
    <Part name="keeping" title={t.keeping}>
      <p>{t.kept}</p>
      <Kept />
      {persists !== undefined && <p>{persists ? t.persists : t.mayGo}</p>}
      {persists === false && (
        <p>
          <button className="second" onClick={() => void navigator.storage.persist().then(setPersists)}>
            {t.persist}
          </button>
        </p>
      )}
    </Part>
  );
}
