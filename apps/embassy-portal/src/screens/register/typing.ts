import type { Fault } from '../../parts/form';
import type { Form } from './form';

/** What each part of the form is given: all of it, how to change it, and what was wrong when it was sent. */
export interface Typing {
  form: Form;
  onChange: (change: Partial<Form>) => void;
  faults: readonly Fault[];
}
