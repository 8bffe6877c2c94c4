import { stageOf } from '#domain';
import { useMay } from '../../session/session';
import type { AtHome } from './questions';

/** What one may do of what follows a return: whoever has a part in it puts right what stands there at any time. */
export function useAftercare(found: Pick<AtHome, 'reach' | 'state' | 'priorState'>) {
  const may = useMay();
  // Something new begins between the return and the end of the case alone.
  const isHome = stageOf(found.state, found.priorState) === 'REINTEGRATION';
  return { mine: may.act('updateAssistance', found), goesOn: isHome && may.act('logAssistance', found) };
}
