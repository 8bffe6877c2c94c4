import { useId, type ReactNode } from 'react';

/** A part of a page, with its head; the address leads to it by its name. */
export function Part({ name, title, children }: { name: string; title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className="card" id={name} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  );
}
