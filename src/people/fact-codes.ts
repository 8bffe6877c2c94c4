import { factFields, factGrounds, factProofs, factStandings, stanceKinds } from '#domain';
import { codeEnum } from '../platform/columns';

export const FactField = codeEnum('FactField', factFields);
export const FactProof = codeEnum('FactProof', factProofs);
export const FactStanding = codeEnum('FactStanding', factStandings);
export const FactGround = codeEnum('FactGround', factGrounds);
export const StanceKind = codeEnum('StanceKind', stanceKinds);
