import { useState } from 'react';
import { factFields, factGrounds, type ActName } from '#domain';
import { labelOf, nameOf, useLanguage, useTexts } from '../../language/language';
import { useMay } from '../../session/session';
import { factText } from './fact-text';
import type { Fact } from './facts';
import type { Head } from './questions';
import { StanceDialog, type StanceKind } from './StanceDialog';
import { texts } from './stance-texts';

const actOf: Readonly<Record<StanceKind, ActName>> = {
  CONFIRM: 'confirmFact',
  DISPUTE: 'disputeFact',
  WITHDRAW: 'withdrawFact',
};

interface Props {
  fact: Fact;
  of: Head;
  /** The organisation that one speaks for. */
  mine: string;
}

/** What agencies say of what was said, and what one's own may say of it now. */
export function Stances({ fact, of, mine }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const [asked, setAsked] = useState<StanceKind>();
  const own = fact.unit.organisation.id === mine;
  const last = fact.stances.findLast(({ unit }) => unit.organisation.id === mine)?.kind;
  const kinds: readonly StanceKind[] = own ? ['WITHDRAW'] : ['CONFIRM', 'DISPUTE'];
  // What can't be read, since its key is gone, is nothing that one could have found as well.
  const possible =
    fact.standing === 'WITHDRAWN' || fact.value === null
      ? []
      : kinds.filter((kind) => kind !== last && may.act(actOf[kind], of));
  const what = `${labelOf(factFields, fact.field, language)} ${factText(fact, language)}`;
  return (
    <>
      {fact.stances.length > 0 && (
        <ul className="soft">
          {fact.stances.map(({ id, kind, ground, unit }) => (
            <li key={id}>
              {t[`by${kind}`](nameOf(unit, language))}
              {ground && `: ${labelOf(factGrounds, ground, language)}`}
            </li>
          ))}
        </ul>
      )}
      {possible.map((kind) => (
        <button key={kind} className="plain" aria-label={`${t[kind]}: ${what}`} onClick={() => setAsked(kind)}>
          {t[kind]}
        </button>
      ))}
      {asked && <StanceDialog kind={asked} fact={fact} of={of} onClose={() => setAsked(undefined)} />}
    </>
  );
}
