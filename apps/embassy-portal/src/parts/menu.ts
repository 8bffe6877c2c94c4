import { createContext } from 'react';
import type { Label } from '#domain';

/** The screens that stand in the menu, each with the cell of the policy that opens it: for a screen that tells of them. */
export const MenuContext = createContext<readonly { menu?: Label; cell: string }[]>([]);
