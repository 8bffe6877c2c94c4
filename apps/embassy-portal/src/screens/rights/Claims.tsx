import { useState } from 'react';
import { claimKinds, claimOutcomes, claimStates, formatMoney, type CodeOf } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { Choices, FieldGroup } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { Part } from '../../parts/Part';
import { texts as parts } from '../../parts/texts';
import { useWhen, When } from '../../parts/When';
import { useMay, useMoment } from '../../session/session';
import { ClaimDialog } from './ClaimDialog';
import { Clock } from './Clock';
import { SETTLE_CLAIM, type Claim, type Found } from './questions';
import { texts } from './texts';

const says = { ...labelsOf(parts), ...labelsOf(texts) };

/** What the law owes somebody since a moment outside of the record, until it is said what became of it. */
export function Claims({ found }: { found: Found }) {
  const t = useTexts(texts);
  const may = useMay();
  const [recording, setRecording] = useState(false);
  const [settling, setSettling] = useState<Claim>();
  return (
    <Part name="claims" title={t.claims}>
      <p>{t.claimsText}</p>
      {found.claims.length === 0 && <p>{t.noClaims}</p>}
      <ul className="lines">
        {found.claims.map((claim) => (
          <One
            key={claim.id}
            claim={claim}
            onSettle={claim.state === 'OPEN' && may.act('settleClaim', found) ? () => setSettling(claim) : undefined}
          />
        ))}
      </ul>
      {may.act('recordClaim', found) && (
        <div className="deeds">
          <button className="second" onClick={() => setRecording(true)}>
            {t.recordClaim}
          </button>
        </div>
      )}
      {recording && <ClaimDialog found={found} onClose={() => setRecording(false)} />}
      {settling && <Settle found={found} claim={settling} onClose={() => setSettling(undefined)} />}
    </Part>
  );
}

function One({ claim, onSettle }: { claim: Claim; onSettle: (() => void) | undefined }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const { kind, amountMinor, currency, state, occurredAt, dueAt, settledAt, note } = claim;
  const label = labelOf(claimKinds, kind, language);
  return (
    <li>
      <span>
        <strong>{label}</strong>
        {amountMinor !== null && currency && ` · ${formatMoney({ minor: amountMinor, currency }, language)}`}
        <br />
        <span className="soft">
          {moment(occurredAt)}
          {settledAt && ` · ${t.settledAt(moment(settledAt))}`}
          {note && ` · ${note}`}
        </span>
      </span>
      {state === 'OPEN' ? (
        dueAt && <Clock dueAt={dueAt} />
      ) : (
        <span className={state === 'MET' ? 'tag good' : 'tag'}>
          {state === 'MET' && '✓ '}
          {labelOf(claimStates, state, language)}
        </span>
      )}
      {onSettle && (
        <button className="second" aria-label={t.settleOf(label)} onClick={onSettle}>
          {t.settle}
        </button>
      )}
    </li>
  );
}

function Settle({ found, claim, onClose }: { found: Found; claim: Claim; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const settle = useAct(SETTLE_CLAIM);
  const when = useWhen();
  const draft = useDraft(`claim ${claim.id}`, () => ({ outcome: '', note: '' }));
  const { outcome, note } = draft.value;
  const send = () => {
    const wrong = [
      ...(outcome ? [] : [{ field: 'outcome', text: says.missingBecame }]),
      ...(when.at ? [] : [{ field: 'occurredAt', text: says.missingWhen }]),
    ];
    if (wrong.length > 0 || !when.at) return wrong;
    return settle.send({
      case: found.id,
      version: found.version,
      claim: claim.id,
      outcome: outcome as CodeOf<typeof claimOutcomes>,
      occurredAt: when.at.toISOString(),
      ...(note.trim() && { note: note.trim() }),
    });
  };
  return (
    <Deed
      draft={draft}
      title={t.settleOf(labelOf(claimKinds, claim.kind, language))}
      busy={settle.busy}
      send={send}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <FieldGroup name="outcome" legend={t.became} faults={faults}>
            <Choices
              name="outcome"
              value={outcome}
              onValue={(outcome) => draft.set({ outcome })}
              options={optionsOf(claimOutcomes, language)}
            />
          </FieldGroup>
          <When of={when} label={t.settledOn} faults={faults} />
          <NoteField of={draft} label={t.settleNote} optional={false} faults={faults} />
        </>
      )}
    </Deed>
  );
}
