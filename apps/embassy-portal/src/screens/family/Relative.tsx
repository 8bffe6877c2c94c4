import { useState } from 'react';
import {
  factGrounds,
  factProofs,
  kinRelations,
  kinStandings,
  stanceKinds,
  type ActName,
  type KinStanding,
} from '#domain';
import { labelOf, nameOf, useLanguage, useTexts } from '../../language/language';
import { Link } from '../../parts/address';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { useMay, useMe, useMoment } from '../../session/session';
import type { Family, Kin } from './questions';
import { Confirm, Dispute, Unlink } from './Stances';
import { texts } from './texts';

interface Of {
  kin: Kin;
  of: Family;
  /** One's own. */
  organisation: string;
}

const dialogs = { confirm: Confirm, dispute: Dispute, unlink: Unlink } as const;
type Deed = keyof typeof dialogs;
const acts: Readonly<Record<Deed, ActName>> = { confirm: 'confirmKin', dispute: 'disputeKin', unlink: 'unlinkKin' };

/** Nobody but who says it has looked at what is only claimed. */
const marks = {
  CLAIMED: { tag: 'tag', mark: '○' },
  CONFIRMED: { tag: 'tag good', mark: '✓' },
  DISPUTED: { tag: 'tag care', mark: '▲' },
} as const satisfies Record<KinStanding, object>;

/** One of the family, with what agencies say of it. */
export function Relative({ kin, of, organisation }: Of) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const moment = useMoment();
  const may = useMay();
  const { roles } = useMe();
  const [asked, setAsked] = useState<Deed>();
  const first = kin.case.id === of.id;
  const other = first ? kin.other : kin.case;
  const name = knownAs(other.person, p.unnamed);
  const mine = kin.unit.organisation.code === organisation;
  // Nobody confirms what they said themselves, and nobody takes back what others said but the desk.
  const last = kin.stances.findLast(({ unit }) => unit.organisation.code === organisation)?.kind;
  const possible: Deed[] = [
    ...(mine || last === 'CONFIRM' ? [] : (['confirm'] as const)),
    ...(mine || last === 'DISPUTE' ? [] : (['dispute'] as const)),
    ...(mine || roles.includes('desk') ? (['unlink'] as const) : []),
  ];
  const offered = kin.endedAt ? [] : possible.filter((deed) => may.act(acts[deed], of) && may.act(acts[deed], other));
  // As the truth is found: what an agency said last, and each ruling.
  const told = kin.stances.filter(
    ({ kind, unit }, n, all) =>
      kind === 'RULE' ||
      !all.slice(n + 1).some((one) => one.kind !== 'RULE' && one.unit.organisation.code === unit.organisation.code),
  );
  const Asked = asked && dialogs[asked];
  return (
    <li>
      <span>
        <strong>{labelOf(kinRelations, relationOf(kin, first), language)}:</strong>{' '}
        <Link to={`/cases/${other.id}/family`}>{name}</Link> <span className="number soft">{other.number}</span>
        <span className="soft">
          {' · '}
          {t.by(labelOf(factProofs, kin.proof, language), nameOf(kin.unit, language), moment(kin.occurredAt))}
        </span>
        {told.map(({ id, kind, ground, note, unit, occurredAt }) => (
          <span className="soft" key={id}>
            <br />
            {[
              `${labelOf(stanceKinds, kind, language)}: ${nameOf(unit, language)}, ${moment(occurredAt)}`,
              ground && labelOf(factGrounds, ground, language),
              note,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        ))}
      </span>
      {kin.endedAt ? (
        <span className="tag">{t.ended(moment(kin.endedAt))}</span>
      ) : (
        <span className={marks[kin.standing].tag}>
          {marks[kin.standing].mark} {labelOf(kinStandings, kin.standing, language)}
        </span>
      )}
      {offered.map((deed) => (
        <button key={deed} className="second" aria-label={t[`${deed}Of`](name)} onClick={() => setAsked(deed)}>
          {t[deed]}
        </button>
      ))}
      {Asked && <Asked kin={kin.id} name={name} onClose={() => setAsked(undefined)} />}
    </li>
  );
}

/** What the other one is to the person of this case. */
function relationOf({ relation }: Kin, first: boolean): string {
  return first && kinRelations.has(relation) ? kinRelations.row(relation).inverse : relation;
}
