import { countries, places, zoneOfPlace } from '#domain';
import { cityOf, labelOf, useLanguage } from '../language/language';

/** What a leg goes by: a number that begins with its carrier’s code says the carrier already. */
export function flightOf({ carrier, number }: { carrier: string | null; number: string | null }): string {
  const by = carrier?.trim() ?? '';
  const called = number?.trim() ?? '';
  return called.toUpperCase().startsWith(by.toUpperCase()) ? called : `${by} ${called}`.trim();
}

interface Way {
  from: string;
  to: string;
}

/** Places by their names: of a port or town that is on no list here, its code with its country. */
export function usePlaces() {
  const language = useLanguage();
  const nameOf = (code: string): string => {
    const country = code.length === 5 ? code.slice(0, 2) : '';
    return countries.has(country) ? `${code} (${countries.label(country, language)})` : labelOf(places, code, language);
  };
  return {
    nameOf,
    wayOf: ({ from, to }: Way): string => `${nameOf(from)} – ${nameOf(to)}`,
    /** By which city's clock a time there is told, of whichever of its airports. */
    clockOf: (code: string): string =>
      places.has(code) ? nameOf(code).replace(/ \(.*/, '') : cityOf(zoneOfPlace(code)),
  };
}
