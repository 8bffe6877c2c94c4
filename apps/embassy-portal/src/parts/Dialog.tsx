import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

/** The number of a case, which is never broken over two lines. */
const NUMBER = /(PLG-\w{4}-\w{4})/;

/** Over the page, and all that there is until it is closed. Without `onClose` it can't be waved away. */
export function Dialog({ title, children, onClose }: { title: string; children: ReactNode; onClose?: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Closed before it is gone, so that the browser gives the focus back to where it was.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      closedby={onClose ? undefined : 'none'}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <h2 id={heading}>
        {title.split(NUMBER).map((part, i) =>
          i % 2 ? (
            <span key={i} className="number">
              {part}
            </span>
          ) : (
            part
          ),
        )}
      </h2>
      {children}
    </dialog>
  );
}
