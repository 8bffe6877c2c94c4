import { inBoth } from '../language/texts';

export const texts = inBoth(
  {
    acting: 'Unit lain',
    actsFor: (unit: string) => `Anda bertindak untuk ${unit}.`,
    actsUntil: (when: string) => `Sampai ${when}.`,
    actsBack: 'Kembali ke unit sendiri',
    mayActFor: (unit: string, until: string) => `Anda boleh bertindak untuk ${unit} sampai ${until}.`,
    actFor: (unit: string) => `Bertindak untuk ${unit}`,
  },
  {
    acting: 'Other units',
    actsFor: (unit: string) => `You act for: ${unit}.`,
    actsUntil: (when: string) => `Until ${when}.`,
    actsBack: 'Back to your own unit',
    mayActFor: (unit: string, until: string) => `Until ${until} you may act for: ${unit}.`,
    actFor: (unit: string) => `Act for: ${unit}`,
  },
);
