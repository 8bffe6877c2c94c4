import { useMay, useMe } from '../../session/session';
import type { AtHome } from './questions';

/** Whether somebody may do what follows a return: as who answers, or by a part in the aftercare. */
export function useAftercare(found: Pick<AtHome, 'answerable'>): boolean {
  const may = useMay();
  const { unit } = useMe();
  const reaches = may.reaches('logAssistance');
  return reaches.has('AFTERCARE') || (reaches.has('CUSTODY') && found.answerable.unit.id === unit.id);
}
