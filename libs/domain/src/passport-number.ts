/** A number of a passport or an SPLP, without what stands between its signs; null where it can be none: ICAO 9303 has nine places. */
export function readPassportNumber(text: string): string | null {
  const number = text.replace(/[\s.-]/g, '').toUpperCase();
  return /^(?=.*\d{4})[A-Z0-9]{5,9}$/.test(number) ? number : null;
}
