import { inBoth } from '../language/texts';

export const texts = inBoth(
  {
    firstPage: 'Halaman pertama',
    nextPage: 'Halaman berikut',
  },
  {
    firstPage: 'First page',
    nextPage: 'Next page',
  },
);
