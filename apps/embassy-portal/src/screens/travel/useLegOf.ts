import { movementModes, zoneOfPlace, type CodeOf } from '#domain';
import { labelOf, useFormats, useLanguage } from '../../language/language';
import { flightOf, usePlaces } from '../../parts/places';

interface Vehicle {
  from: string;
  to: string;
  mode: CodeOf<typeof movementModes>;
  carrier: string | null;
  number: string | null;
  plannedDeparture: string;
}

/** A leg in one line, by all that tells it from another between the same two places. */
export function useLegOf() {
  const language = useLanguage();
  const { moment } = useFormats();
  const { wayOf, clockOf } = usePlaces();
  return (leg: Vehicle): string => {
    const by = `${labelOf(movementModes, leg.mode, language)} ${flightOf(leg)}`.trim();
    return [wayOf(leg), by, `${moment(leg.plannedDeparture, zoneOfPlace(leg.from))} (${clockOf(leg.from)})`].join(
      ' · ',
    );
  };
}
