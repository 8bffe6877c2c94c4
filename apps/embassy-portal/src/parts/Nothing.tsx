import type { ReactNode } from 'react';

/** In place of an empty list: that nothing is there, and what one can do. */
export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="card">
      <p>
        <strong>{title}</strong>
      </p>
      {children && <p>{children}</p>}
    </div>
  );
}
