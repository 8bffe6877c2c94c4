export type PhoneRead =
  | { readonly ok: true; readonly phone: string }
  | { readonly ok: false; readonly problem: 'NOT_A_PHONE' | 'COUNTRY_UNKNOWN' };

const e164 = (digits: string): PhoneRead =>
  /^[1-9]\d{6,14}$/.test(digits) ? { ok: true, phone: `+${digits}` } : { ok: false, problem: 'NOT_A_PHONE' };

/**
 * A phone number as E.164, always with its plus. 08.. is an Indonesian mobile number. COUNTRY_UNKNOWN must be asked for:
 * any other leading 0 is some country's inland form, and 8.. may be Indonesian with its 0 lost in a spreadsheet, or
 * Japanese, Vietnamese or Cambodian with its plus lost.
 */
export const readPhone = (text: string): PhoneRead => {
  const written = text.normalize('NFKC').replace(/[\s().\-/\u2010-\u2015]/g, '');
  if (!/^\+?\d+$/.test(written)) return { ok: false, problem: 'NOT_A_PHONE' };
  const international = /^(?:\+|00)(.*)$/.exec(written)?.[1];
  // '+62 0812' and '+62 (0)812' keep the inland 0, which no number abroad is dialled with.
  if (international !== undefined) return e164(international.replace(/^620/, '62'));
  if (/^08/.test(written)) return e164(`62${written.slice(1)}`);
  if (/^[08]/.test(written)) return { ok: false, problem: 'COUNTRY_UNKNOWN' };
  return e164(written.replace(/^620/, '62'));
};
