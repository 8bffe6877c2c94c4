import { places } from '#domain';

export const placeName = (code: string): string => (places.has(code) ? `${places.row(code).en} (${code})` : code);
