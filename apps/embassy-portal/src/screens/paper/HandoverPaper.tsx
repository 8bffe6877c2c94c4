import { useMemo } from 'react';
import { useParams } from '../../parts/address';
import { parties, places, zoneOfPlace, type HandoverSide } from '#domain';
import { useAsk } from '../../api/useAsk';
import { useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { calledAt } from '../handovers/sides';
import { handedLineOf, type Line } from './line';
import { Opening } from './Opening';
import { BastPaper } from './Papers';
import { HANDOVER, type Handover, type Opened } from './questions';
import { texts } from './texts';
import { alongOf } from './along';

/** A BAST as it is on record, with its number, and who has signed it. */
export default function HandoverPaper() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const handover = useAsk(HANDOVER, { id });
  return (
    <Page title={t.handover} wide>
      <Answer of={handover}>
        {({ handover: found }) =>
          found && !found.withdrawnAt ? <Record of={found} /> : <p>{found ? t.withdrawnHandover : t.noHandover}</p>
        }
      </Answer>
    </Page>
  );
}

/** A side is a unit, as it was called when it signed, or somebody without an account. */
const side = (of: Handover, at: HandoverSide, party: Handover['giverParty']) =>
  calledAt(of, at) ?? {
    nameId: party ? parties.label(party, 'id') : '',
    nameEn: party ? parties.label(party, 'en') : '',
  };

/** Something of it was not kept when it was signed. Nobody signed a draft: what it says is what is on record. */
function ofToday(of: Handover, lines: readonly Line[]) {
  const { giver, giverSignedAt, receiver, receiverSignedAt, signedSides } = of;
  const units = [giver && giverSignedAt, receiver && receiverSignedAt].filter(Boolean).length;
  return [
    ...((giverSignedAt ?? receiverSignedAt) && lines.some(({ today }) => today) ? (['todayUnsigned'] as const) : []),
    ...(signedSides.length < units ? (['todaySides'] as const) : []),
  ];
}

/** Whoever signed for a side: an account of the unit, or somebody without one, by name and on paper. */
const signerOf = ({ people }: Handover, of: HandoverSide, account: string | null) =>
  account ?? people.flatMap(({ witnesses }) => witnesses).find(({ side }) => side === of)?.name ?? null;

function Record({ of }: { of: Handover }) {
  const { id: bast = '' } = useParams();
  const cases = useMemo(() => of.people.map((one) => one.case.id), [of]);
  const zone = places.has(of.place) ? zoneOfPlace(of.place) : (of.receiver?.zone ?? of.giver?.zone ?? 'UTC');
  const paper = (people: ReadonlyMap<string, Opened>) => {
    const lines = of.people
      .map(({ case: { id }, refusal }): Line => ({
        ...handedLineOf(bast, id, people.get(id)),
        leg: null,
        lap: false,
        notTaken: refusal !== null,
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
    return (
      <BastPaper
        {...of}
        zone={zone}
        giver={side(of, 'GIVER', of.giverParty)}
        receiver={side(of, 'RECEIVER', of.receiverParty)}
        giverName={signerOf(of, 'GIVER', of.giverSigner)}
        receiverName={signerOf(of, 'RECEIVER', of.receiverSigner)}
        along={lines.flatMap((line) => {
          const handed = of.people.find((one) => one.case.id === line.id);
          const said = people.get(line.id)?.signedPeople.find(({ handoverId }) => handoverId === bast);
          return handed ? [alongOf(handed, line.name, said?.notTold)] : [];
        })}
        mark={{ ...of, today: ofToday(of, lines) }}
        lines={lines}
      />
    );
  };
  return (
    <Opening cases={cases} back={`/handovers/${bast}`}>
      {paper}
    </Opening>
  );
}
