import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from '../../parts/address';
import { zoneOfPlace } from '#domain';
import { useAsk } from '../../api/useAsk';
import { useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { legsOf, linesOf } from './line';
import { Opening } from './Opening';
import { AnnexPaper, BastPaper, EnvelopePaper, LetterPapers, ManifestPaper } from './Papers';
import { MOVEMENT, type Movement, type Opened, type Version as Issued } from './questions';
import { texts } from './texts';

const titles = {
  manifest: 'manifest',
  letters: 'letter',
  envelopes: 'envelopes',
  annex: 'annex',
  handover: 'handover',
} as const;
type Kind = keyof typeof titles;
const isKind = (kind: string): kind is Kind => Object.hasOwn(titles, kind);

/** A paper of one version of a manifest, in both languages. */
export default function MovementPaper() {
  const t = useTexts(texts);
  const { id = '', kind: named = '' } = useParams();
  const [query] = useSearchParams();
  const kind = isKind(named) ? named : 'manifest';
  const movement = useAsk(MOVEMENT, { id });
  return (
    <Page title={t[titles[kind]]} wide>
      <Answer of={movement}>
        {({ movement: found }) => {
          // The last, where none is asked for.
          const asked = query.get('version');
          const version = found?.manifests.findLast((one) => asked === null || String(one.version) === asked);
          if (!found || !version)
            return (
              <>
                <p>{t.none}</p>
                <p>
                  <Link to={`/movements/${id}`}>← {t.toTrip}</Link>
                </p>
              </>
            );
          return <Version id={id} kind={kind} movement={found} version={version} />;
        }}
      </Answer>
    </Page>
  );
}

interface Shown {
  id: string;
  kind: Kind;
  movement: Movement;
  version: Issued;
}

function Version({ id, kind, movement, version }: Shown) {
  const cases = useMemo(() => {
    const on = new Set(version.lines.map(({ passenger }) => passenger));
    return movement.passengers.flatMap((one) => (on.has(one.id) ? [one.case.id] : []));
  }, [movement, version]);
  const paper = (people: ReadonlyMap<string, Opened>) => {
    const lines = linesOf(movement, version, people);
    const legs = legsOf(movement, version);
    const mark = { ...version, today: lines.some(({ today }) => today) ? (['today'] as const) : [] };
    const all = { movement, legs, lines, mark, issuedAt: version.occurredAt };
    if (kind === 'letters') return <LetterPapers {...all} />;
    if (kind === 'envelopes') return <EnvelopePaper {...all} />;
    if (kind === 'annex') return <AnnexPaper {...all} />;
    if (kind === 'manifest') return <ManifestPaper {...all} />;
    const place = legs.at(-1)?.to ?? '';
    return (
      <BastPaper
        number={null}
        occurredAt={null}
        place={place}
        zone={zoneOfPlace(place)}
        giver={movement.unit}
        receiver={movement.receiver}
        mark={mark}
        lines={lines}
      />
    );
  };
  return (
    <Opening cases={cases} back={`/movements/${id}`}>
      {paper}
    </Opening>
  );
}
