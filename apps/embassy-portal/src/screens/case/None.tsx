import { createContext, useContext, type ReactNode } from 'react';
import { useTexts } from '../../language/language';
import { useMe } from '../../session/session';
import { texts } from './texts';

/** Whether all of the case is open: to who answers for it, and to the national desk. */
export const WholeCase = createContext(false);

export function Whole({ of, children }: { of: { answerable: { unit: { id: string } } }; children: ReactNode }) {
  const { unit, roles } = useMe();
  return <WholeCase value={unit.id === of.answerable.unit.id || roles.includes('desk')}>{children}</WholeCase>;
}

/** That there is nothing is said to whoever would see it; to anybody else, that nothing is open. */
export function None({ children }: { children: ReactNode }) {
  const t = useTexts(texts);
  return <p>{useContext(WholeCase) ? children : t.noneOpen}</p>;
}
