import { useState } from 'react';
import { itemGaps, type ItemGap } from '#domain';
import { useAct } from '../../api/useAct';
import { nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Summary, useFaultsOf, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { useConfirming } from '../../session/Confirming';
import { useMe } from '../../session/session';
import { refusedOf, type Answer, type Side } from './paper';
import { SIGN, type Handover } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

export interface SignProps {
  of: Handover;
  side: Side;
  answer: Answer;
}

/** What is said with the signature, as it is sent; whoever is not taken without a reason keeps it from being sent. */
export function answered({ of, answer }: SignProps) {
  const faults: Fault[] = Object.entries(answer.refused)
    .filter(([, { reason }]) => !reason)
    .map(([id]) => ({ field: `refused.${id}`, text: says.missingReason }));
  const missing = of.people
    .filter((one) => !answer.refused[one.case.id])
    .flatMap(({ items }) => items)
    .flatMap(({ id }): { item: string; reason: ItemGap }[] => {
      const reason = answer.missing[id];
      return itemGaps.has(reason) ? [{ item: id, reason }] : [];
    });
  return { faults, said: { refused: refusedOf(of.people, answer), missing } };
}

/** How many are taken, in words, as it stands beside the button. */
export function Taken({ of, side, answer }: SignProps) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const refused = Object.keys(answer.refused).length;
  if (side === 'giver') return <p>{t.signAsGiver}</p>;
  const taken = number(of.people.length - refused);
  return <p role="status">{refused ? t.takenSome(taken, number(refused)) : t.takenAll(taken)}</p>;
}

/** The account’s own signature, confirmed by its second factor. */
export function Sign(props: SignProps) {
  const { of, side } = props;
  const t = useTexts(texts);
  const language = useLanguage();
  const { unit } = useMe();
  const faultsOf = useFaultsOf();
  const sign = useAct(SIGN);
  const { confirmed, asks } = useConfirming();
  const { faults: unsaid, said } = answered(props);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const send = async () => {
    setFaults(unsaid);
    if (unsaid.length > 0) return;
    const signedAt = new Date().toISOString();
    const signing = {
      handover: of.id,
      version: of.version,
      signedAt,
      ...(side === 'receiver' && !of.corrects && said),
    };
    setFaults(faultsOf(await confirmed(() => sign.send(signing))));
  };
  return (
    <Part name="sign" title={t.signTitle}>
      <Summary faults={faults} />
      <Taken {...props} />
      <div className="deeds">
        <button disabled={sign.busy} onClick={() => void send()}>
          {sign.busy ? t.signing : t.signThis(nameOf(unit, language))}
        </button>
      </div>
      {asks}
    </Part>
  );
}
