/** What was typed, in words of both languages: for whoever looks later at what was refused. */
import { formatPartialDate, readPartialDate, type Label, type Lang } from '#domain';

export function inWords(say: (language: Lang) => readonly (string | false | null | undefined)[]): Label {
  const words = (language: Lang) => say(language).filter(Boolean).join(' · ');
  return { id: words('id'), en: words('en') };
}

/** A moment as it was typed, day and time. */
export const momentInWords = (day: string, time: string, language: Lang): string =>
  `${dayInWords(day, language)}, ${language === 'id' ? time.replace(':', '.') : time}`;

/** A day as it stands in an act. */
export function dayInWords(day: string, language: Lang): string {
  const date = readPartialDate(day);
  return date.ok ? formatPartialDate(date.date, language) : day;
}
