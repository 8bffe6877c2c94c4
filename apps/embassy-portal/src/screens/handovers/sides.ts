import type { HandoverSide } from '#domain';

interface Called {
  nameId: string;
  nameEn: string;
}
interface Paper {
  giver: Called | null;
  receiver: Called | null;
  signedSides: readonly (Called & { side: string })[];
}

/** What a unit was called when it signed; what it is called now where it has not, or where that was not kept. */
export const calledAt = (paper: Paper, at: HandoverSide): Called | null =>
  paper.signedSides.find(({ side }) => side === at) ?? (at === 'GIVER' ? paper.giver : paper.receiver);
