import { memo, type ComponentType } from 'react';
import type { Fault } from '../../parts/form';
import type { Form } from './form';

/** What a part of the form is given: its own of what stands in it, how to change that, and how the sending went. */
export interface Typing<Own extends keyof Form = keyof Form> {
  form: Pick<Form, Own>;
  /** Changes what stands there by then, so that it does not matter at which key it was given. */
  onChange: (change: Partial<Form>) => void;
  faults: readonly Fault[];
  busy: boolean;
}

export const ofFirst = ['ground', 'also', 'safeContact'] as const;
export const ofNeeds = ['alias', 'age', 'day', 'month', 'year', 'needs', 'sector'] as const;
export const ofReport = ['group', 'country', 'source', 'receivedAt'] as const;

/** A part that is drawn anew when something of its own changes: at each key all of them would keep a phone from the next. */
export const ofItsOwn = <Own extends keyof Form>(own: readonly Own[], drawn: ComponentType<Typing<Own>>) =>
  memo(
    drawn,
    (before, now) =>
      before.faults === now.faults &&
      before.busy === now.busy &&
      own.every((field) => before.form[field] === now.form[field]),
  );
