import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore, type ComponentType } from 'react';
import type { Lang } from '#domain';
import { askAllAgain } from './api/known';
import { isOnLine, onLine, whenOnLine } from './api/line';
import { useQueue } from './device/useQueue';
import { chooseLanguage } from './language/current';
import { nameOf, useLanguage, useTexts } from './language/language';
import { Link, Navigate, Params, useLocation } from './parts/address';
import { afterwards, coming, lacks, onLack } from './parts/coming';
import { Dialog } from './parts/Dialog';
import { MenuContext } from './parts/menu';
import { Page } from './parts/Page';
import { texts as parts } from './parts/texts';
import { screenAt, screens } from './screens';
import { useMay, useMe } from './session/session';
import { signOut } from './session/who';
import { texts } from './texts';

/** Each comes over the line when it is opened. */
const pages = new Map(screens.map(({ path, load }) => [path, lazy(() => coming(load))]));
const Line = lazy(() => afterwards(() => import('./device/Line')));
const Acting = lazy(() => coming(() => import('./session/Acting')));
const counts = new Map(
  screens.flatMap(({ path, waiting }) => (waiting ? [[path, lazy(() => afterwards(waiting))]] : [])),
);

/** The screen that one came for, where it is there already: a lazy one would show first that it is awaited. */
export interface Opened {
  path: string;
  Page: ComponentType;
}

/** What the core says in words, as the questions of a survey, is asked for in the other language: after it was drawn. */
function change(language: Lang): void {
  chooseLanguage(language);
  whenOnLine(() => setTimeout(() => void askAllAgain()));
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

/** A case is none of the list's own pages, and a movement is one of the movements'. */
const isWithin = (path: string, pathname: string) =>
  pathname === path || (path !== '/' && pathname.startsWith(`${path}/`));

function Bar() {
  const menu = useMenuInSight();
  const { pathname } = useLocation();
  const { login, name, unit, account } = useMe();
  const may = useMay();
  const language = useLanguage();
  const t = useTexts(texts);
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
              <Link key={path} to={path} aria-current={isWithin(path, pathname) ? 'page' : undefined}>
                {menu?.[language]}
                <Suspense>{Waiting && <Waiting />}</Suspense>
              </Link>
            );
          })}
      </nav>
      <div className="who">
        <span>
          {name ?? login} · {nameOf(unit, language)}
        </span>
        {account !== null && <a href={`${account}?language=${language}`}>{t.account}</a>}
        <button className="plain" lang={other} onClick={() => change(other)}>
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

/** Until what tells more of the line is here: a line may go before that has come over it. */
function NoLine() {
  const t = useTexts(texts);
  const online = useSyncExternalStore(onLine, isOnLine);
  return (
    <div className="line" role="status">
      {!online && <p className="offline">{t.offline}</p>}
    </div>
  );
}

/** A piece of this page was cut off on its way. Whoever types decides when it is loaded anew. */
function Lacking() {
  const t = useTexts(texts);
  const online = useSyncExternalStore(onLine, isOnLine);
  const lacking = useSyncExternalStore(onLack, lacks) && online;
  return (
    <div className="line" role="status">
      {lacking && (
        <p className="offline">
          {t.lacking}{' '}
          <button className="plain" onClick={() => location.reload()}>
            {t.loadAnew}
          </button>
        </p>
      )}
    </div>
  );
}

/** The screen that the address names, of those that this role may open. */
function Shown({ opened }: { opened: Opened | undefined }) {
  const may = useMay();
  const { pathname } = useLocation();
  const own = screens.filter(({ cell }) => may.name(cell));
  const screen = screenAt(pathname, own);
  const home = own.find(({ menu }) => menu)?.path;
  if (!screen) return pathname === '/' && home ? <Navigate to={home} /> : <NothingHere />;
  const Screen = opened?.path === screen.path ? opened.Page : pages.get(screen.path);
  return (
    <MenuContext value={screens}>
      <Params value={screen.params}>{Screen && <Screen key={screen.path} />}</Params>
    </MenuContext>
  );
}

/** What stands around every screen, and the screens that this role may open. */
export function Portal({ opened }: { opened: Opened | undefined }) {
  const t = useTexts(parts);
  const { actingFor, standIns } = useMe();
  return (
    <>
      <Bar />
      <Suspense fallback={<NoLine />}>
        <Line />
      </Suspense>
      <Lacking />
      <Suspense>{(actingFor || standIns) && <Acting />}</Suspense>
      <Suspense
        fallback={
          <main className="page">
            <p role="status">{t.loading}</p>
          </main>
        }
      >
        <Shown opened={opened} />
      </Suspense>
    </>
  );
}
