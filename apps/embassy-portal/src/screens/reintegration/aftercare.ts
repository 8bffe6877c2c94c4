import { useMay } from '../../session/session';
import type { AtHome } from './questions';

/** Whether somebody may do what follows a return: as who answers, or by a part in the aftercare. */
export function useAftercare(found: Pick<AtHome, 'reach'>): boolean {
  return useMay().act('logAssistance', found);
}
