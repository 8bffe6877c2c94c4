import { useLayoutEffect, useRef, useState } from 'react';
import { useMe } from '../session/session';
import { keyOf } from './key';
import { dropDraft, keepDraft, readDraft } from './drafts';

export interface DraftState<T> {
  value: T;
  change: (value: T) => void;
  /** Of several that are set in one breath none is lost, nor where it was given at an earlier key. */
  set: (more: Partial<T> | ((now: T) => Partial<T>)) => void;
  /** Begins anew; what was kept is gone. */
  drop: () => void;
  /** It was begun before, and is taken up again. */
  resumed: boolean;
  /** Until the device was asked, nothing is shown that a key could be lost in. */
  ready: boolean;
  /** Whether it lies on this device as it is typed: not in a private window, nor on a full disk. */
  keeps: boolean;
}

/** A form's content that survives reload, closing and signing out. The writes are one after another, the last one counts. */
export function useDraft<T extends object>(name: string, empty: () => T): DraftState<T> {
  const { login } = useMe();
  const [value, setValue] = useState(empty);
  const [state, setState] = useState({ ready: false, resumed: false, keeps: keyOf(login) !== undefined });
  const writing = useRef(Promise.resolve());
  const latest = useRef(value);
  const show = (next: T) => {
    latest.current = next;
    setValue(next);
  };

  // While what stands around it is being drawn.
  useLayoutEffect(() => {
    void readDraft(login, name).then(
      (kept) => {
        if (kept) show({ ...latest.current, ...(kept as T) });
        setState((now) => ({ ...now, ready: true, resumed: kept !== undefined }));
      },
      // A device that keeps nothing (a private window, a full disk) still takes what is typed.
      () => setState({ ready: true, resumed: false, keeps: false }),
    );
  }, [login, name]);

  const keeps = (is: boolean) =>
    setState((now) => {
      const next = is && keyOf(login) !== undefined;
      return now.keeps === next ? now : { ...now, keeps: next };
    });
  const enqueue = (write: () => Promise<void>) => {
    writing.current = writing.current.then(write).then(
      () => keeps(true),
      () => keeps(false),
    );
  };
  const change = (next: T) => {
    show(next);
    enqueue(() => (latest.current === next ? keepDraft(login, name, next) : Promise.resolve()));
  };
  const set: DraftState<T>['set'] = (more) => {
    const now = latest.current;
    change({ ...now, ...(typeof more === 'function' ? more(now) : more) });
  };
  const drop = () => {
    show(empty());
    setState((now) => ({ ...now, ready: true, resumed: false }));
    enqueue(() => dropDraft(login, name));
  };
  return { value, change, set, drop, ...state };
}
