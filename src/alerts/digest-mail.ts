import { clocks, type ClockCode, type Language } from '#domain';
import type { DigestLine } from './alert.entity';

interface Mail {
  subject: string;
  text: string;
}

const words = {
  id: {
    subject: (open: number, overdue: number) => `Pulang: ${open} menunggu, ${overdue} lewat tenggat`,
    line: (label: string, { open, overdue, fallenDue }: DigestLine) =>
      `- ${label}: ${open} menunggu, ${overdue} lewat tenggat, ${fallenDue} baru lewat tenggat`,
    where: 'Selengkapnya setelah masuk',
    why: 'Surel ini tidak memuat nama. Anda dapat menghentikannya di Pulang.',
  },
  en: {
    subject: (open: number, overdue: number) => `Pulang: ${open} waiting, ${overdue} overdue`,
    line: (label: string, { open, overdue, fallenDue }: DigestLine) =>
      `- ${label}: ${open} waiting, ${overdue} overdue, ${fallenDue} newly overdue`,
    where: 'The rest is behind the sign-in',
    why: 'This mail holds no name. You can end it in Pulang.',
  },
} as const;

/** A unit's morning as a mail: numbers, what they are of, and where to sign in. Mail is read by whoever carries it. */
export function digestMail(lines: readonly DigestLine[], language: Language, origin: string): Mail {
  const { subject, line, where, why } = words[language];
  const sum = (of: 'open' | 'overdue') => lines.reduce((all, one) => all + one[of], 0);
  const rows = lines.map((one) => line(clocks.label(one.clock as ClockCode, language), one));
  return {
    subject: subject(sum('open'), sum('overdue')),
    text: [...rows, '', `${where}: ${origin}/`, '', why, ''].join('\n'),
  };
}
