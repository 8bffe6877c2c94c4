import { useState } from 'react';
import { offerKinds, referralStates, refusalReasons, type ActName, type OfferKind } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { useMay, useMe } from '../../session/session';
import { None } from '../case/None';
import type { Head, Opened } from '../case/questions';
import { MakeOffer } from './MakeOffer';
import { OF_CASE, type Offer } from './questions';
import { texts } from './texts';
import { tagOf, whatOf } from './what';
import { Withdraw } from './Withdraw';

const actOf: Readonly<Record<OfferKind, ActName>> = {
  REFERRAL: 'offerReferral',
  TRANSFER: 'transferCase',
  REQUEST: 'requestCase',
  RETURN: 'returnCase',
};

interface About {
  opened: Opened;
  of: Head;
}

/** What became of every offer of this case, and what may be offered now. */
export function CaseOffers({ opened, of }: About) {
  const t = useTexts(texts);
  const may = useMay();
  const offers = useAsk(OF_CASE, opened, { onDevice: false });
  const [making, setMaking] = useState<OfferKind>();
  const { data } = offers;
  // One offer of the case itself is open at a time, and none of somebody whose data is restricted.
  const open = data?.case?.referrals.some(({ kind, state }) => kind !== 'REFERRAL' && state === 'OFFERED') ?? false;
  const free: Readonly<Record<OfferKind, boolean>> = {
    REFERRAL: of.restrictedSince === null,
    TRANSFER: !open,
    REQUEST: !open,
    RETURN: !open && of.returnable,
  };
  const possible = data ? offerKinds.codes.filter((kind) => free[kind] && may.act(actOf[kind], of)) : [];
  return (
    <Part name="offers" title={t.ofCase}>
      <Answer of={offers}>
        {({ case: found }) => (
          <>
            {(found?.referrals ?? []).length === 0 && <None>{t.noneYet}</None>}
            <ul className="lines">
              {found?.referrals.map((offer) => (
                <Line key={offer.id} offer={offer} note={offer.note} of={of} />
              ))}
            </ul>
          </>
        )}
      </Answer>
      <div className="deeds">
        {possible.map((kind) => (
          <button key={kind} className="second" onClick={() => setMaking(kind)}>
            {t[`make${kind}`]}
          </button>
        ))}
      </div>
      {making && <MakeOffer kind={making} opened={opened} of={of} onClose={() => setMaking(undefined)} />}
    </Part>
  );
}

function Line({ offer, note, of }: { offer: Offer; note: string | null; of: Head }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment } = useFormats();
  const { unit } = useMe();
  const may = useMay();
  const [withdrawing, setWithdrawing] = useState(false);
  const what = `${whatOf(offer, language)}, ${t.to(nameOf(offer.toUnit, language))}`;
  const open = offer.state === 'OFFERED';
  return (
    <li>
      <span>
        {what}
        <span className="soft">
          {' '}
          · {t.from(nameOf(offer.unit, language))} · {t.offeredAt(moment(offer.occurredAt, unit.zone))}
          {open && ` · ${t.until(moment(offer.expiresAt, unit.zone))}`}
          {note && ` · ${note}`}
        </span>
      </span>
      <span className={tagOf(offer.state)}>
        {labelOf(referralStates, offer.state, language)}
        {offer.refusal && `: ${labelOf(refusalReasons, offer.refusal, language)}`}
      </span>
      {open && offer.unit.id === unit.id && may.act('withdrawReferral', of) && (
        <button className="second" aria-label={t.withdrawThis(what)} onClick={() => setWithdrawing(true)}>
          {t.withdraw}
        </button>
      )}
      {withdrawing && (
        <Withdraw
          offer={offer}
          what={what}
          onClose={() => setWithdrawing(false)}
          onDone={() => setWithdrawing(false)}
        />
      )}
    </li>
  );
}
