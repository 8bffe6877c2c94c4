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
  day: string;
  month: string;
  year: string;
  about: boolean;
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
  receivedAt: string;
}

/** The moment as a box for date and time writes it, by the clock of this device. */
const byClock = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

export const emptyForm = (country: string, at: Date): Form => ({
  id: newId(),
  ground: '',
  also: [],
  safeContact: '',
  name: '',
  nameless: '',
  day: '',
  month: '',
  year: '',
  about: false,
  sex: '',
  nik: '',
  passportNumber: '',
  phone: '',
  needs: [],
  sector: '',
  group: '',
  country,
  source: '',
  receivedAt: byClock(at),
});
