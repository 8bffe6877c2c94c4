import { needsNoYes, sharedFor, sharingWith, type AgencyKind, type ConsentPurpose } from '#domain';
import { useAsk } from '../../api/useAsk';
import { nameOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import type { Opened } from '../case/questions';
import { OFFERED, type Consent } from './questions';
import { saidOf } from './said';
import { texts } from './texts';

interface Props {
  opened: Opened;
  consents: readonly Consent[];
  purpose: ConsentPurpose;
}

const toMachines = new Set<string>(Object.values(sharedFor).map(({ consent }) => consent));

/** What stops in the instant in which somebody's yes to a purpose ends. */
export function Follows({ opened, consents, purpose }: Props) {
  const t = useTexts(texts);
  return (
    <div className="notice">
      <h3>{t.follows}</h3>
      <ul>
        {purpose.startsWith('SHARING') && <Sharing opened={opened} consents={consents} purpose={purpose} />}
        {toMachines.has(purpose) && <li>{t.machinesEnd}</li>}
        {purpose === 'ASSISTANCE' && <li>{t.assistanceEnds}</li>}
        <li>{t.nothingMore}</li>
        <li>{t.doneStays}</li>
      </ul>
    </div>
  );
}

function Sharing({ opened, consents, purpose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const offered = useAsk(OFFERED, opened, { onDevice: false });
  return (
    <Answer of={offered}>
      {({ case: found }) => {
        const held = needsNoYes(saidOf(consents), new Date());
        // The police look for who did it, whoever agrees.
        const ends = (held ? [] : (found?.referrals ?? [])).filter(
          ({ kind, service, state, toUnit }) =>
            kind === 'REFERRAL' &&
            service !== 'INVESTIGATION' &&
            (state === 'OFFERED' || state === 'ACCEPTED') &&
            sharingWith(toUnit.organisation.kind as AgencyKind) === purpose,
        );
        return (
          <>
            {ends.map(({ id, state, toUnit }) => (
              <li key={id}>{(state === 'OFFERED' ? t.offerEnds : t.sightEnds)(nameOf(toUnit, language))}</li>
            ))}
            {ends.length === 0 && <li>{held ? t.heldByGround : t.nobodyYet}</li>}
          </>
        );
      }}
    </Answer>
  );
}
