import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import {
  answeringKinds,
  clocks,
  consentBases,
  consentPurposes,
  instantAt,
  mayShare,
  offerKinds,
  referralServices,
  sharingWith,
  type AgencyKind,
  type OfferKind,
} from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { nameOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { useMay, useMe } from '../../session/session';
import { CARE } from '../care/questions';
import { saidOf } from '../care/said';
import type { Head, Opened } from '../case/questions';
import { CONSENT, OFFER, REQUEST, RETURN, TRANSFER, UNITS, type Receiver } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

interface Making {
  kind: OfferKind;
  opened: Opened;
  of: Head;
  onClose: () => void;
}

/** An offer to another unit: what, to whom, until when, and on what ground it may know of somebody at all. */
export function MakeOffer({ kind, opened, of, onClose }: Making) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { unit } = useMe();
  const may = useMay();
  const consents = may.act('recordConsent', of);
  const units = useAsk(UNITS, {});
  const care = useAsk(CARE, opened, { enabled: may.name('Case.consents') });
  const acts = useOfferActs();
  const [occurredAt] = useState(() => new Date());
  const draft = useDraft(`offer ${kind} ${of.id}`, () => ({
    service: '',
    toUnit: '',
    expires: '',
    note: '',
    basis: '',
  }));
  const form = draft.value;
  const named = kind === 'REFERRAL' || kind === 'TRANSFER';
  const receivers = (units.data?.units ?? []).filter(
    ({ id, organisation }) => id !== unit.id && (kind !== 'TRANSFER' || answeringKinds.has(kindOf(organisation))),
  );
  const receiver = receivers.find(({ id }) => id === form.toUnit);
  const ground = receiver && groundFor(receiver.organisation, care.data, of.childAtIdentification, occurredAt);
  const missing = ground !== undefined && !ground.there;

  const send = () => {
    const faults = checked(kind, form, missing && consents);
    if (faults.length > 0) return faults;
    const expiresAt = form.expires ? instantAt(form.expires, '23:59', unit.zone)?.toISOString() : undefined;
    return acts.send(
      kind,
      { ...form, expiresAt, case: opened.id, occurredAt: occurredAt.toISOString() },
      missing && consentBases.has(form.basis) ? { purpose: ground.purpose, basis: form.basis } : undefined,
    );
  };
  return (
    <Deed
      draft={draft}
      title={t[`make${kind}`]}
      label={t[`send${kind}`]}
      busy={acts.busy}
      send={send}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p>{t[`text${kind}`]}</p>
          {kind === 'REFERRAL' && (
            <SelectField
              name="service"
              label={t.service}
              value={form.service}
              onValue={(service) => draft.set({ service })}
              faults={faults}
              options={optionsOf(referralServices, language)}
            />
          )}
          {named && (
            <SelectField
              name="toUnit"
              label={t.unit}
              value={form.toUnit}
              onValue={(toUnit) => draft.set({ toUnit, basis: '' })}
              faults={faults}
              options={receivers.map((one: Receiver) => ({ value: one.id, label: nameOf(one, language) }))}
            />
          )}
          {ground && (
            <Ground
              ground={ground}
              asks={consents}
              basis={form.basis}
              onBasis={(basis) => draft.set({ basis })}
              faults={faults}
            />
          )}
          <TextField
            name="expiresAt"
            label={t.expires}
            help={t.expiresHelp(String(daysToAnswer(kind)))}
            optional
            value={form.expires}
            onValue={(expires) => draft.set({ expires })}
            faults={faults}
            native={{ type: 'date' }}
          />
          <NoteField of={draft} help={t.noteHelp} faults={faults} />
        </>
      )}
    </Deed>
  );
}

/** Where no day is given. */
const daysToAnswer = (kind: OfferKind): number => {
  const { limit } = clocks.row(offerKinds.row(kind).clock);
  return 'days' in limit ? limit.days : limit.hours / 24;
};

/** The API has it as text: agencies of new kinds may come before the portal knows them. */
const kindOf = ({ kind }: Receiver['organisation']): AgencyKind => kind as AgencyKind;

interface Form {
  service: string;
  toUnit: string;
  basis: string;
}

function checked(kind: OfferKind, form: Form, asks: boolean): Fault[] {
  const faults: Fault[] = [];
  if (kind === 'REFERRAL' && !referralServices.has(form.service))
    faults.push({ field: 'service', text: says.missingService });
  if ((kind === 'REFERRAL' || kind === 'TRANSFER') && !form.toUnit)
    faults.push({ field: 'toUnit', text: says.missingUnit });
  if (asks && !consentBases.has(form.basis)) faults.push({ field: 'consents', text: says.missingGround });
  return faults;
}

interface Grounds {
  purpose: ReturnType<typeof sharingWith>;
  there: boolean;
}

/** By the very rule that the core refuses by. */
function groundFor(
  receiver: Receiver['organisation'],
  care: ResultOf<typeof CARE> | undefined,
  child: boolean | null,
  at: Date,
): Grounds | undefined {
  if (!care?.case) return undefined;
  const said = saidOf(care.case.consents);
  const kind = kindOf(receiver);
  return {
    purpose: sharingWith(kind),
    there: mayShare(said, { kind, organisation: receiver.id }, child ?? 'UNKNOWN', at),
  };
}

interface GroundProps {
  ground: Grounds;
  /** Whether they may record one. */
  asks: boolean;
  basis: string;
  onBasis: (basis: string) => void;
  faults: readonly Fault[];
}

function Ground({ ground: { purpose, there }, asks, basis, onBasis, faults }: GroundProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const what = consentPurposes.label(purpose, language);
  if (there && !faults.some(({ field }) => field === 'consents'))
    return <p className="notice good">✓ {t.groundIs(what)}</p>;
  return (
    <div className="notice">
      <p>▲ {t.groundNone(what)}</p>
      {asks ? (
        <SelectField
          name="consents"
          label={t.groundAsk}
          help={t.groundHelp}
          value={basis}
          onValue={onBasis}
          faults={faults}
          options={optionsOf(consentBases, language)}
        />
      ) : (
        <p>{t.groundNotYours}</p>
      )}
    </div>
  );
}

interface Said {
  case: string;
  occurredAt: string;
  service: string;
  toUnit: string;
  note: string;
  expiresAt: string | undefined;
}
type NewGround = { purpose: Grounds['purpose']; basis: (typeof consentBases.codes)[number] };

/** The ground first, if one is recorded with it: without it the offer would be refused. */
function useOfferActs() {
  const consent = useAct(CONSENT);
  const offer = useAct(OFFER);
  const transfer = useAct(TRANSFER);
  const request = useAct(REQUEST);
  const giveBack = useAct(RETURN);
  const send = async (kind: OfferKind, said: Said, ground: NewGround | undefined) => {
    const about = { case: said.case, occurredAt: said.occurredAt };
    if (ground) {
      const given = await consent.send({ ...about, ...ground, given: true });
      if (!given.done) return given;
    }
    const base = {
      ...about,
      ...(said.expiresAt && { expiresAt: said.expiresAt }),
      ...(said.note.trim() && { note: said.note.trim() }),
    };
    if (kind === 'REQUEST') return request.send(base);
    if (kind === 'RETURN') return giveBack.send(base);
    if (kind === 'TRANSFER') return transfer.send({ ...base, toUnit: said.toUnit });
    const { service } = said;
    if (!referralServices.has(service)) throw new Error('a referral without its service');
    return offer.send({ ...base, toUnit: said.toUnit, service });
  };
  return { send, busy: [consent, offer, transfer, request, giveBack].some(({ busy }) => busy) };
}
