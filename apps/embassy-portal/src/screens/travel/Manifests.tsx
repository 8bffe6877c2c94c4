import { useState } from 'react';
import { Link } from '../../parts/address';
import { manifestChanges } from '#domain';
import { useAct } from '../../api/useAct';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Summary, useFaultsOf, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { ISSUE } from './acts';
import { awaitsNumber, isLive, isOpen } from './standing';
import type { Manifest, Movement, Passenger } from './questions';
import { texts } from './texts';

interface Shown {
  movement: Movement;
  passengers: readonly Passenger[];
  manifests: readonly Manifest[];
  mine: boolean;
}

/** Four digits at a time, as somebody reads it out. */
export const inFours = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

/** Every version as it was issued, and what each changed. */
export function Manifests({ movement, passengers, manifests, mine }: Shown) {
  const t = useTexts(texts);
  const { number, moment } = useFormats();
  const issue = useAct(ISSUE);
  const faultsOf = useFaultsOf();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const last = manifests.at(-1);
  const live = passengers.filter(isLive);
  const pending = live.filter(awaitsNumber).length;
  const changed =
    last &&
    (last.outdated ||
      last.pending !== pending ||
      last.passengers.length !== live.length ||
      live.some(({ id }) => !last.passengers.includes(id)));
  const send = async () =>
    setFaults(
      faultsOf(
        await issue.send({
          movement: movement.id,
          version: movement.version,
          occurredAt: new Date().toISOString(),
        }),
      ),
    );
  const papers = [
    ['manifest', t.printManifest],
    ['letters', t.printLetters],
    ['envelopes', t.printEnvelopes],
    ['annex', t.printAnnex],
    ['handover', t.printHandover],
  ] as const;
  return (
    <Part name="manifests" title={t.manifests}>
      <Summary faults={faults} />
      {manifests.length === 0 && <p>{t.noManifest}</p>}
      {changed && isOpen(movement) && <p className="notice">{t.changedSince}</p>}
      <ol className="versions">
        {manifests.toReversed().map((one) => (
          <li key={one.id}>
            <h3>{t.version(number(one.version))}</h3>
            <p>
              {t.versionOf(number(one.passengers.length), inFours(one.checkCode))} ·{' '}
              {moment(one.occurredAt, movement.unit.zone)}
              {one.pending > 0 && <span className="tag care">◷ {t.stillPending(number(one.pending))}</span>}
            </p>
            <Difference of={one} passengers={passengers} />
            <div className="deeds">
              {papers.map(([paper, label]) => (
                <Link
                  key={paper}
                  className="button second"
                  to={`/movements/${movement.id}/papers/${paper}?version=${one.version}`}
                  aria-label={`${label}, ${t.version(number(one.version))}`}
                >
                  {label}
                </Link>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {mine && isOpen(movement) && (
        <button disabled={issue.busy || live.length === 0} onClick={() => void send()}>
          {t.issue(number((last?.version ?? 0) + 1))}
        </button>
      )}
    </Part>
  );
}

function Difference({ of: { difference }, passengers }: { of: Manifest; passengers: readonly Passenger[] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { list } = useFormats();
  if (!difference) return null;
  const named = (id: string) => {
    const person = passengers.find((one) => one.id === id)?.person;
    return person ? knownAs(person, t.unnamed) : t.unnamed;
  };
  const { added, removed, changed, legs } = difference;
  const lines = [
    ...(added.length > 0 ? [t.added(list(added.map(named)))] : []),
    ...(removed.length > 0 ? [t.removed(list(removed.map(named)))] : []),
    ...changed.map(({ passenger, what }) =>
      t.changed(named(passenger), list(what.map((code) => labelOf(manifestChanges, code, language)))),
    ),
    ...(legs.length > 0 ? [t.otherTimes] : []),
  ];
  return (
    <>
      <p>
        {t.since} {lines.length === 0 && t.same}
      </p>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}
