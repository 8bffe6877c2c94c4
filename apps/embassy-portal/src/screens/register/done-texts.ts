import { inBoth } from '../../language/texts';

export const texts = inBoth(
  {
    done: (name: string, number: string) => `${name} terdaftar dengan nomor ${number}.`,
    open: 'Buka kasusnya',
  },
  {
    done: (name: string, number: string) => `${name} is registered with the number ${number}.`,
    open: 'Open the case',
  },
);
