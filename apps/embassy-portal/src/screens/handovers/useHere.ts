import { caseStates } from '#domain';
import type { Known as Asked } from '../../api/known';
import { useAsk } from '../../api/useAsk';
import { usePages } from '../../api/usePages';
import { useTexts } from '../../language/language';
import { knownAs } from '../../parts/person';
import { useMe } from '../../session/session';
import { listedWith, type Listed } from './paper';
import { texts } from './texts';
import { ONE, OURS } from './who';

/** What the page that led here says already. */
export interface Known {
  people?: readonly Listed[];
  movement?: string;
  place?: string;
  receiver?: string;
  kind?: string;
}

/** Who can be on the paper: those who came by the journey, the one case, or who is in a state with one's own unit. */
export function useHere({ people }: Known, state: string, only: string | null) {
  const t = useTexts(texts);
  const { unit } = useMe();
  const filter = { holder: unit.id, ...(caseStates.has(state) ? { state } : {}) };
  const paged = usePages(OURS, { filter }, ({ cases }) => cases.next, { enabled: !people && only === null });
  const one = useAsk(ONE, { id: only ?? '' }, { enabled: only !== null });
  const found = only === null ? paged.pages.flatMap(({ cases }) => cases.items) : [one.data?.case ?? []].flat();
  const asked: Asked<unknown> = only === null ? paged.of : one;
  return {
    people: people ?? found.map((one) => listedWith(one, knownAs(one.person, t.unnamed))),
    more: paged.more,
    busy: paged.busy,
    /** What it is known by; nothing where the page that led here said it. */
    of: people ? undefined : asked,
  };
}
