import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useLocation } from './address';

/** A part of a page, with its head; the address leads to it by its name, also when it is there later than the page. */
export function Part({ name, title, children }: { name: string; title: string; children: ReactNode }) {
  const heading = useId();
  const head = useRef<HTMLHeadingElement>(null);
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash !== `#${name}`) return;
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView();
  }, [hash, key, name]);
  return (
    <section className="card" id={name} aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1} ref={head}>
        {title}
      </h2>
      {children}
    </section>
  );
}
