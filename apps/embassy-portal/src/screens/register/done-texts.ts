import { inBoth } from '../../language/texts';

export const texts = inBoth(
  {
    done: (name: string, number: string) => `${name} terdaftar dengan nomor ${number}.`,
    open: 'Buka kasusnya',
    another: 'Daftarkan orang lain',
  },
  {
    done: (name: string, number: string) => `${name} is registered with the number ${number}.`,
    open: 'Open the case',
    another: 'Register somebody else',
  },
);
