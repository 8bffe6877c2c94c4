import type { Standing } from './standing';

const KEPT_MS = 2_000;
const KEPT = 5_000;

/**
 * What was found of somebody spares a burst of theirs the look-up and the signature. It is asked anew after two seconds,
 * and at once when anybody's standing changed, also if that was while it was being looked for.
 */
export class Kept<Found> {
  private readonly all = new Map<string, { found: Found; mark: number; until: number }>();

  constructor(private readonly standing: Pick<Standing, 'mark'>) {}

  async of<Nothing>(
    asked: string,
    seek: () => Promise<Found | Nothing>,
    isFound: (answer: Found | Nothing) => answer is Found,
  ): Promise<Found | Nothing> {
    const { mark } = this.standing;
    const kept = this.all.get(asked);
    if (kept && kept.mark === mark && kept.until > Date.now()) return kept.found;
    this.all.delete(asked);
    const answer = await seek();
    if (mark === null || !isFound(answer)) return answer;
    if (this.all.size >= KEPT) this.all.clear();
    this.all.set(asked, { found: answer, mark, until: Date.now() + KEPT_MS });
    return answer;
  }
}
