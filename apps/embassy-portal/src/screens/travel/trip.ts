import { instantAt, zoneOfPlace, type MovementMode } from '#domain';

/** One leg as it is typed: times as they stand on the ticket, on the wall of each place. */
export interface LegForm {
  id: string;
  mode: MovementMode;
  carrier: string;
  number: string;
  charter: boolean;
  seats: string;
  from: string;
  to: string;
  departsOn: string;
  departsAt: string;
  arrivesOn: string;
  arrivesAt: string;
}

export interface TripForm {
  id: string;
  reference: string;
  receiver: string;
  immigration: string;
  escorts: string;
  legs: readonly LegForm[];
}

export const emptyLeg = (id: string, from = ''): LegForm => ({
  id,
  mode: 'AIR',
  carrier: '',
  number: '',
  charter: false,
  seats: '',
  from,
  to: '',
  departsOn: '',
  departsAt: '',
  arrivesOn: '',
  arrivesAt: '',
});

export interface Missing {
  field: string;
  what: 'PLACE' | 'TIME' | 'FIGURE' | 'TEXT' | 'UNIT';
}

type Read<T> =
  | { readonly input: T; readonly missing?: undefined }
  | { readonly missing: readonly Missing[]; readonly input?: undefined };

const place = (typed: string): string => typed.trim().toUpperCase();
const figure = (typed: string): number | null => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null);

/** A moment by the clock of its place. */
export const readMoment = (day: string, time: string, at: string): string | null =>
  instantAt(day, time, zoneOfPlace(at))?.toISOString() ?? null;

/** The leg that was typed, or the fields that can't be read; `at` is where it stands in the form: `legs.0.` */
export function readLeg(form: LegForm, at: string) {
  const [from, to] = [place(form.from), place(form.to)];
  const departure = instantAt(form.departsOn, form.departsAt, zoneOfPlace(from));
  const arrival = instantAt(form.arrivesOn, form.arrivesAt, zoneOfPlace(to));
  const seats = form.seats.trim() ? figure(form.seats) : undefined;
  const missing: Missing[] = [
    ...(from ? [] : [{ field: `${at}from`, what: 'PLACE' as const }]),
    ...(to ? [] : [{ field: `${at}to`, what: 'PLACE' as const }]),
    ...(departure ? [] : [{ field: `${at}plannedDeparture`, what: 'TIME' as const }]),
    ...(arrival ? [] : [{ field: `${at}plannedArrival`, what: 'TIME' as const }]),
    ...(seats === null ? [{ field: `${at}seats`, what: 'FIGURE' as const }] : []),
  ];
  const input = {
    id: form.id,
    mode: form.mode,
    charter: form.charter,
    ...(form.carrier.trim() && { carrier: form.carrier.trim() }),
    ...(form.number.trim() && { number: form.number.trim() }),
    ...(seats ? { seats } : {}),
    from,
    to,
    plannedDeparture: departure?.toISOString() ?? '',
    plannedArrival: arrival?.toISOString() ?? '',
  };
  return missing.length > 0 ? { missing } : { input };
}

export type PlannedLeg = NonNullable<Extract<ReturnType<typeof readLeg>, { input: object }>['input']>;

export interface PlannedTrip {
  id: string;
  reference: string;
  receiver: string;
  immigration?: string;
  escorts: number;
  legs: PlannedLeg[];
}

export function readTrip(form: TripForm, at = ''): Read<PlannedTrip> {
  const legs = form.legs.map((one, i) => readLeg(one, `${at}legs.${i}.`));
  const escorts = figure(form.escorts || '0');
  const missing: Missing[] = [
    ...(form.reference.trim() ? [] : [{ field: `${at}reference`, what: 'TEXT' as const }]),
    ...legs.flatMap((one) => one.missing ?? []),
    ...(form.receiver ? [] : [{ field: `${at}receiver`, what: 'UNIT' as const }]),
    ...(escorts === null ? [{ field: `${at}escorts`, what: 'FIGURE' as const }] : []),
  ];
  if (missing.length > 0) return { missing };
  return {
    input: {
      id: form.id,
      reference: form.reference.trim(),
      receiver: form.receiver,
      ...(form.immigration && { immigration: form.immigration }),
      escorts: escorts ?? 0,
      legs: legs.flatMap((one) => (one.input ? [one.input] : [])),
    },
  };
}
