import { itemGaps, type ItemGap } from '#domain';
import { useAct } from '../../api/useAct';
import { nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Summary, useFaults, useFaultsOf, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { useConfirming } from '../../session/Confirming';
import { useMe } from '../../session/session';
import { refusedOf, type Answer, type Side } from './paper';
import { SIGN, type Handover } from './questions';
import { texts } from './texts';

export interface SignProps {
  of: Handover;
  side: Side;
  answer: Answer;
  /** Whether it was to be signed already, so that what is left unsaid is told. */
  asked: boolean;
  onAsked: () => void;
}

/** What is said with the signature, as it is sent; whoever is not taken without a reason keeps it from being sent. */
export function answered({ of, answer }: Pick<SignProps, 'of' | 'answer'>) {
  const faults: Fault[] = of.people
    .filter((one) => answer.refused[one.case.id]?.reason === '')
    .map(({ case: { id }, person }) => ({
      field: `refused.${id}`,
      text: {
        id: texts.id.missingReason(knownAs(person, texts.id.unnamed)),
        en: texts.en.missingReason(knownAs(person, texts.en.unnamed)),
      },
    }));
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
export function Taken({ of, side, answer }: Pick<SignProps, 'of' | 'side' | 'answer'>) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const refused = Object.keys(answer.refused).length;
  if (side === 'giver') return <p>{t.signAsGiver}</p>;
  const taken = number(of.people.length - refused);
  return <p role="status">{refused ? t.takenSome(taken, number(refused)) : t.takenAll(taken)}</p>;
}

/** The account’s own signature, confirmed by its second factor. */
export function Sign(props: SignProps) {
  const { of, side, asked, onAsked } = props;
  const t = useTexts(texts);
  const language = useLanguage();
  const { unit } = useMe();
  const faultsOf = useFaultsOf();
  const sign = useAct(SIGN);
  const { confirmed, asks } = useConfirming();
  const { faults: unsaid, said } = answered(props);
  const { faults, sends, setFaults } = useFaults();
  const send = async () => {
    onAsked();
    setFaults([]);
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
      <Summary faults={[...(asked ? unsaid : []), ...faults]} sends={sends} />
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
