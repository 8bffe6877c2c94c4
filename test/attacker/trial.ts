import { attack } from './attacker';
import { population, truly, yearOfReleases, type Defence } from './year';

export interface Trial {
  /** Figures that were published. */
  published: number;
  /** Numbers of fewer than eleven that the attacker found, or narrowed to less than eleven. */
  betrayed: number;
  /** Other numbers that nobody published and that were found all the same. */
  others: number;
}

/** So many populations, each with its year of releases, and each handed to the attacker whole. */
export function trial(populations: number, defence: Defence): Trial {
  const result: Trial = { published: 0, betrayed: 0, others: 0 };
  for (let seed = 1; seed <= populations; seed += 1) {
    const people = population(seed);
    const published = yearOfReleases(people, defence);
    result.published += published.length;
    for (const found of attack(published, people.known)) {
      const count = truly(people, found);
      // An attacker who errs would prove nothing by finding nothing.
      if (count < found.least - 0.01 || count > found.most + 0.01) throw new Error(`Wrong about population ${seed}.`);
      if (count < 11) result.betrayed += 1;
      else result.others += 1;
    }
  }
  return result;
}
