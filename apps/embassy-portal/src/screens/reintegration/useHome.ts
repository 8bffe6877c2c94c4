import { useAsk } from '../../api/useAsk';
import { useMayKeep } from '../../device/kept';
import { HOME } from './questions';

/** Somebody who is home, with a line or as this device has kept them. */
export function useHome(id: string) {
  const mayKeep = useMayKeep();
  return useAsk(
    HOME,
    { id, purpose: 'CASE_WORK' },
    { onDevice: (answer) => (answer.case && mayKeep(answer.case) ? answer : undefined) },
  );
}
