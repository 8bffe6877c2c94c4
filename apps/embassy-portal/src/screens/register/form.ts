import type { ConsentBasis, ConsentPurpose, ReportSource, UrgentNeed } from '#domain';
import { newId } from '../../api/ids';

/** What stands in the form, as it stands in it: nothing is read before it is sent. */
export interface Form {
  /** Of the case: made here, so that the same form never becomes two people. */
  id: string;
  ground: '' | 'REFUSED' | ConsentBasis;
  also: readonly ConsentPurpose[];
  safeContact: string;
  name: string;
  nameless: string;
  /** Another name they go by, or their name in another script. */
  alias: string;
  day: string;
  month: string;
  year: string;
  about: boolean;
  /** Years, where no date of birth is known. */
  age: string;
  sex: string;
  nik: string;
  passportNumber: string;
  phone: string;
  needs: readonly UrgentNeed[];
  /** In what they were made to work, if they said so. */
  sector: string;
  group: string;
  country: string;
  source: '' | ReportSource;
  /** An instant; empty while what is typed is no moment. */
  receivedAt: string;
}

export const emptyForm = (country: string, at: Date): Form => ({
  id: newId(),
  ground: '',
  also: [],
  safeContact: '',
  name: '',
  nameless: '',
  alias: '',
  day: '',
  month: '',
  year: '',
  about: false,
  age: '',
  sex: '',
  nik: '',
  passportNumber: '',
  phone: '',
  needs: [],
  sector: '',
  group: '',
  country,
  source: '',
  receivedAt: `${at.toISOString().slice(0, 16)}Z`,
});
