import { Both } from './Both';
import type { Line } from './line';
import { placeName } from './place';
import type { Handover, Leg, Movement } from './questions';
import {
  Born,
  DOCUMENT,
  Head,
  Item,
  Journey,
  Marked,
  momentAt,
  PeopleTable,
  Signature,
  Signatures,
  type Mark,
} from './Sheet';
import { texts } from './texts';
import type { Along } from './along';
import { Things } from './Things';
import { dayInWords } from './words';

interface Paper {
  movement: Movement;
  legs: readonly Leg[];
  issuedAt: string;
  mark: Mark;
  lines: readonly Line[];
}

const firstLegs = (legs: readonly Leg[]): Leg[] => legs.filter((leg) => leg.from === legs[0]?.from);

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
  const { movement, legs, mark, lines } = paper;
  return (
    <article className="paper">
      <Head from={movement.unit} mark={mark} title={<Both of="manifest" />}>
        <About {...paper} />
      </Head>
      <Journey legs={legs} />
      <PeopleTable lines={lines} mark={mark} legs={firstLegs(legs)} />
    </article>
  );
}

/** The list that goes with a note to the host authority: who they are, and by which paper and journey they leave. */
export function AnnexPaper(paper: Paper) {
  const { movement, legs, mark, lines } = paper;
  return (
    <article className="paper">
      <Head from={movement.unit} mark={mark} title={<Both of="annex" />}>
        <Item label={<Both of="number" />}>{texts.id.blank}</Item>
        <About {...paper} />
      </Head>
      <p>
        {texts.id.annexText(movement.unit.nameId)} / <i lang="en">{texts.en.annexText(movement.unit.nameEn)}</i>
      </p>
      <Journey legs={legs} />
      <PeopleTable lines={lines} mark={mark} />
    </article>
  );
}

/** What goes along with the envelopes that an escort or the carrier takes: whose each is, and that it was delivered. */
export function EnvelopePaper(paper: Paper) {
  const { movement, legs, mark, lines } = paper;
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
      <Journey legs={legs} />
      <PeopleTable lines={lines} mark={mark} legs={firstLegs(legs)} ticks={['taken', 'delivered']} />
      <Signatures>
        <Signature of="sentBy" by={<Named of={unit} />} />
        <Signature of="carriedBy" />
        <Signature of="deliveredTo" by={<Named of={receiver} />} />
      </Signatures>
    </article>
  );
}

const Named = ({ of, name }: { of: { nameId: string; nameEn: string }; name?: string | null | undefined }) => (
  <>
    {of.nameId} / <i lang="en">{of.nameEn}</i>
    {name && (
      <>
        <br />
        <b>{name}</b>
      </>
    )}
  </>
);

/** One page for each person, who carries it. */
export function LetterPapers(paper: Paper) {
  const { movement, legs, issuedAt, mark, lines } = paper;
  return lines.map((line) => (
    <article className="paper letter" key={line.id}>
      <Head from={movement.unit} mark={mark} title={<Both of="letter" />}>
        <Item label={<Both of="name" />}>{line.name}</Item>
        <Item label={<Both of="born" />}>
          <Born on={line.birthDate} />
        </Item>
        <Item label={<Both of="document" />}>
          {line.document ? DOCUMENT[line.document] : '–'} {line.pending ? <Both of="pending" /> : line.number}
        </Item>
        <Item label={<Both of="issued" />}>{momentAt(issuedAt, movement.unit.zone)}</Item>
      </Head>
      <p>{texts.id.letterText(line.name)}</p>
      <p lang="en">
        <i>{texts.en.letterText(line.name)}</i>
      </p>
      <Journey legs={legs} />
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
  /** Who signed for each side, by name. */
  giverName?: string | null;
  receiverName?: string | null;
  addendum?: number | null;
  corrects?: { number: string; occurredAt: string } | null;
  addenda?: Handover['addenda'];
  mark: Mark;
  lines: readonly Line[];
  along?: readonly Along[];
}

/** What an addendum corrects, and by which addenda it was itself corrected. */
function Corrections({
  addendum,
  corrects,
  addenda = [],
  zone,
}: Pick<Bast, 'addendum' | 'corrects' | 'addenda' | 'zone'>) {
  const signed = addenda.filter((one) => one.giverSignedAt && one.receiverSignedAt);
  return (
    <>
      {corrects && (
        <Item label={<Both of="corrects" />}>
          {corrects.number}, {momentAt(corrects.occurredAt, zone)} (<Both of="addendum" /> {addendum})
        </Item>
      )}
      {signed.length > 0 && (
        <Item label={<Both of="correctedBy" />}>{signed.map(({ number }) => number).join(', ')}</Item>
      )}
    </>
  );
}

/** What both sides sign; by hand where its number and day are not known yet. */
export function BastPaper({
  number,
  occurredAt,
  place,
  zone,
  giver,
  receiver,
  mark,
  lines,
  along = [],
  ...more
}: Bast) {
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
        <Corrections {...more} zone={zone} />
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
      {along.length > 0 && <Things of={along} />}
      <Signatures>
        <Signature of="givenBy" by={<Named of={giver} name={more.giverName} />} at={signedAt(more.giverSignedAt)} />
        <Signature
          of="takenBy"
          by={<Named of={receiver} name={more.receiverName} />}
          at={signedAt(more.receiverSignedAt)}
        />
        <Signature of="witness" />
        <Signature of="witness" />
      </Signatures>
    </article>
  );
}
