import { lazy, Suspense, useEffect, useRef, useState, type ComponentType } from 'react';
import { Navigate, NavLink, Route, Routes, useLocation } from 'react-router';
import type { Lang } from '#domain';
import { Line } from './device/Line';
import { Acting } from './session/Acting';
import { useQueue } from './device/useQueue';
import { chooseLanguage } from './language/current';
import { nameOf, useLanguage, useTexts } from './language/language';
import { Dialog } from './parts/Dialog';
import { Page } from './parts/Page';
import { texts as parts } from './parts/texts';
import { screens } from './screens';
import { useMay, useMe } from './session/session';
import { texts as session } from './session/texts';
import { signOut } from './session/who';
import { texts } from './texts';

/** Each comes over the line when it is opened. */
const pages = new Map(screens.map(({ path, load }) => [path, lazy(load)]));
const counts = new Map(screens.flatMap(({ path, waiting }) => (waiting ? [[path, lazy(waiting)]] : [])));

/** The screen that one came for, where it is there already: a lazy one would show first that it is awaited. */
export interface Opened {
  path: string;
  Page: ComponentType;
}

/** On a phone the menu is pushed aside to where one is. */
function useMenuInSight() {
  const menu = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const here = menu.current?.querySelector<HTMLElement>('[aria-current]');
    if (menu.current && here) menu.current.scrollLeft = here.offsetLeft - menu.current.offsetLeft;
  }, [pathname]);
  return menu;
}

function Bar() {
  const menu = useMenuInSight();
  const { login, name, unit, account } = useMe();
  const may = useMay();
  const language = useLanguage();
  const t = useTexts({ id: { ...texts.id, ...session.id }, en: { ...texts.en, ...session.en } });
  const { items } = useQueue();
  const [leaving, setLeaving] = useState(false);
  const other: Lang = language === 'id' ? 'en' : 'id';
  return (
    <header className="bar">
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <span className="product">Pulang</span>
      <nav ref={menu} aria-label={t.menu}>
        {screens
          .filter(({ menu, cell }) => menu && may.name(cell))
          .map(({ path, menu }) => {
            const Waiting = counts.get(path);
            return (
              <NavLink key={path} to={path} end={path === '/'}>
                {menu?.[language]}
                <Suspense>{Waiting && <Waiting />}</Suspense>
              </NavLink>
            );
          })}
      </nav>
      <div className="who">
        <span>
          {name ?? login} · {nameOf(unit, language)}
        </span>
        {account !== null && <a href={`${account}?language=${language}`}>{t.account}</a>}
        <button className="plain" lang={other} onClick={() => chooseLanguage(other)}>
          {t.otherLanguage}
        </button>
        <button className="plain" onClick={() => (items.length > 0 ? setLeaving(true) : void signOut())}>
          {t.signOut}
        </button>
      </div>
      {leaving && (
        <Dialog title={t.leaveTitle} onClose={() => setLeaving(false)}>
          <p>{t.leaveText(items.length)}</p>
          <div className="deeds">
            <button onClick={() => void signOut()}>{t.signOut}</button>
            <button className="plain" onClick={() => setLeaving(false)}>
              {t.stay}
            </button>
          </div>
        </Dialog>
      )}
    </header>
  );
}

function NothingHere() {
  const t = useTexts(texts);
  return (
    <Page title={t.nothingTitle}>
      <p>{t.nothingText}</p>
    </Page>
  );
}

/** What stands around every screen, and the screens that this role may open. */
export function Portal({ opened }: { opened: Opened | undefined }) {
  const may = useMay();
  const t = useTexts(parts);
  const home = screens.find(({ menu, cell }) => menu && may.name(cell))?.path;
  return (
    <>
      <Bar />
      <Line />
      <Acting />
      <Suspense
        fallback={
          <main className="page">
            <p role="status">{t.loading}</p>
          </main>
        }
      >
        <Routes>
          {screens
            .filter(({ cell }) => may.name(cell))
            .map(({ path }) => {
              const Screen = opened?.path === path ? opened.Page : pages.get(path);
              return <Route key={path} path={path} element={Screen && <Screen />} />;
            })}
          {home && home !== '/' && <Route path="/" element={<Navigate to={home} replace />} />}
          <Route path="*" element={<NothingHere />} />
        </Routes>
      </Suspense>
    </>
  );
}
