import { useEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../language/language';
import { OldNotice } from './Old';
import { texts } from './texts';

let opened = false;

/** One screen: names itself in the tab, and has the focus when it is come to, so that it is read out from its head. */
export function Page({ title, tab, wrong = false, wide = false, children }: PageProps) {
  const t = useTexts(texts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${wrong ? `${t.error}: ` : ''}${tab ?? title} · Pulang`;
  }, [tab, title, wrong, t]);
  useEffect(() => {
    // The browser itself is at the head of the page that it opened; and whoever came back may be at their place already.
    const placed = heading.current?.parentElement?.contains(document.activeElement);
    if (opened && !placed) heading.current?.focus({ preventScroll: true });
    opened = true;
  }, []);
  return (
    <main className={wide ? 'page wide' : 'page'} id="main">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <OldNotice />
      {children}
    </main>
  );
}

interface PageProps {
  title: string;
  /** Where the title names somebody: the browser’s history lists what stands in the tab, to whoever opens it. */
  tab?: string | null | undefined;
  /** What was sent was refused: said in the tab as well. */
  wrong?: boolean;
  wide?: boolean;
  children: ReactNode;
}
