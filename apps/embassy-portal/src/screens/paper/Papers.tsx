import { Both } from './Both';
import type { Line } from './line';
import { placeName } from './place';
import type { Leg, Movement } from './questions';
import { Head, Item, Journey, Marked, momentAt, PeopleTable, Signature, Signatures, type Mark } from './Sheet';
import { texts } from './texts';
import { dayInWords } from './words';

interface Paper {
  movement: Movement;
  issuedAt: string;
  mark: Mark;
  lines: readonly Line[];
}

const firstLegs = ({ legs }: Movement): Leg[] =>
  legs.filter((leg) => leg.from === legs[0]?.from && leg.cancelledAt === null);

function About({ movement, issuedAt, mark, lines }: Paper) {
  return (
    <>
      <Item label={<Both of="journey" />}>{movement.reference}</Item>
      <Item label={<Both of="issued" />}>{momentAt(issuedAt, movement.unit.zone)}</Item>
      <Item label={<Both of="people" />}>{lines.length}</Item>
      <Item label="">
        <Marked {...mark} />
      </Item>
    </>
  );
}

/** For the carrier, the receiver and both sides' immigration. */
export function ManifestPaper(paper: Paper) {
  const { movement, mark, lines } = paper;
  return (
    <article className="paper">
      <Head from={movement.unit} mark={mark} title={<Both of="manifest" />}>
        <About {...paper} />
      </Head>
      <Journey legs={movement.legs} />
      <PeopleTable lines={lines} mark={mark} legs={firstLegs(movement)} />
    </article>
  );
}

/** The list that goes with a note to the host authority: who they are, and by which paper and journey they leave. */
export function AnnexPaper(paper: Paper) {
  const { movement, mark, lines } = paper;
  return (
    <article className="paper">
      <Head from={movement.unit} mark={mark} title={<Both of="annex" />}>
        <Item label={<Both of="number" />}>{texts.id.blank}</Item>
        <About {...paper} />
      </Head>
      <p>
        {texts.id.annexText(movement.unit.nameId)} / <i lang="en">{texts.en.annexText(movement.unit.nameEn)}</i>
      </p>
      <Journey legs={movement.legs} />
      <PeopleTable lines={lines} mark={mark} />
    </article>
  );
}

/** What goes along with the envelopes that an escort or the carrier takes: whose each is, and that it was delivered. */
export function EnvelopePaper(paper: Paper) {
  const { movement, mark, lines } = paper;
  const { unit, receiver } = movement;
  return (
    <article className="paper">
      <Head from={unit} mark={mark} title={<Both of="envelopes" />}>
        <About {...paper} />
      </Head>
      <p>{texts.id.envelopesText}</p>
      <p lang="en">
        <i>{texts.en.envelopesText}</i>
      </p>
      <Journey legs={movement.legs} />
      <PeopleTable lines={lines} mark={mark} legs={firstLegs(movement)} ticks={['taken', 'delivered']} />
      <Signatures>
        <Signature of="sentBy" by={<Named of={unit} />} />
        <Signature of="carriedBy" />
        <Signature of="deliveredTo" by={<Named of={receiver} />} />
      </Signatures>
    </article>
  );
}

const Named = ({ of }: { of: { nameId: string; nameEn: string } }) => (
  <>
    {of.nameId} / <i lang="en">{of.nameEn}</i>
  </>
);

/** One page for each person, who carries it. */
export function LetterPapers(paper: Paper) {
  const { movement, issuedAt, mark, lines } = paper;
  return lines.map((line) => (
    <article className="paper letter" key={line.id}>
      <Head from={movement.unit} mark={mark} title={<Both of="letter" />}>
        <Item label={<Both of="name" />}>{line.name}</Item>
        <Item label={<Both of="born" />}>{line.birthDate}</Item>
        <Item label={<Both of="document" />}>
          {line.document ?? '–'} {line.pending ? <Both of="pending" /> : line.number}
        </Item>
        <Item label={<Both of="issued" />}>{momentAt(issuedAt, movement.unit.zone)}</Item>
      </Head>
      <p>{texts.id.letterText(line.name)}</p>
      <p lang="en">
        <i>{texts.en.letterText(line.name)}</i>
      </p>
      <Journey legs={movement.legs} />
      <p>
        <Both of="meets" />: {movement.receiver.nameId} / <i lang="en">{movement.receiver.nameEn}</i>
      </p>
      <Signatures>
        <div>
          <p className="sign" />
          <p>
            <Both of="signature" />
          </p>
        </div>
      </Signatures>
      <p className="mark">
        <Marked {...mark} />
      </p>
    </article>
  ));
}

interface Bast {
  number: string | null;
  occurredAt: string | null;
  place: string;
  zone: string;
  giver: { nameId: string; nameEn: string };
  receiver: { nameId: string; nameEn: string };
  giverSignedAt?: string | null;
  receiverSignedAt?: string | null;
  mark: Mark;
  lines: readonly Line[];
}

/** What both sides sign; by hand where its number and day are not known yet. */
export function BastPaper({ number, occurredAt, place, zone, giver, receiver, mark, lines, ...signed }: Bast) {
  const day = occurredAt ? dayInWords(occurredAt, zone) : { id: texts.id.blank, en: texts.en.blank };
  const at = placeName(place);
  const signedAt = (moment: string | null | undefined) =>
    moment && (
      <>
        <Both of="signedOn" /> {momentAt(moment, zone)}
      </>
    );
  return (
    <article className="paper">
      <Head from={giver} mark={mark} title={<Both of="handover" />}>
        <Item label={<Both of="number" />}>{number ?? texts.id.blank}</Item>
        <Item label={<Both of="place" />}>{at}</Item>
        <Item label={<Both of="people" />}>{lines.length}</Item>
        <Item label="">
          <Marked {...mark} />
        </Item>
      </Head>
      <p>{texts.id.handoverText(day.id, at)}</p>
      <p lang="en">
        <i>{texts.en.handoverText(day.en, at)}</i>
      </p>
      <PeopleTable lines={lines} mark={mark} ticks={['received']} />
      <Signatures>
        <Signature of="givenBy" by={<Named of={giver} />} at={signedAt(signed.giverSignedAt)} />
        <Signature of="takenBy" by={<Named of={receiver} />} at={signedAt(signed.receiverSignedAt)} />
        <Signature of="witness" />
        <Signature of="witness" />
      </Signatures>
    </article>
  );
}
