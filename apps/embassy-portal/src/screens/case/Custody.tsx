import { Link } from '../../parts/address';
import { custodyGaps, custodyHows, handedIn, itemKinds, parties } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { useMay, useMe } from '../../session/session';
import { CUSTODY, type Head, type Opened } from './questions';
import { texts } from './texts';
import { useNamed } from './useNamed';

/** With whom somebody was since they were registered: one stretch after another, and each that nothing shows. */
export function Custody({ opened, of }: { opened: Opened; of: Head }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment } = useFormats();
  const { zone } = useMe().unit;
  const may = useMay();
  const custody = useAsk(CUSTODY, opened);
  const named = useNamed();
  const keeper = (of: { unit: string | null; party: string | null } | undefined) =>
    named(of?.unit ?? null) ?? (of?.party ? labelOf(parties, of.party, language) : t.atHome);
  return (
    <Part name="custody" title={t.custody}>
      <Answer of={custody}>
        {({ case: found }) =>
          !found?.custody ? (
            <p>{t.custodyClosed}</p>
          ) : found.custody.length === 0 ? (
            <p>{t.custodyNone}</p>
          ) : (
            <ol className="custody">
              {found.custody.map(({ how, gap, unit, party, from, until, document, untold }) => (
                <li key={`${from}${how ?? gap}`} className={gap ? 'gap' : undefined}>
                  <strong>
                    {gap ? `▲ ${t.custodyGap}: ${labelOf(custodyGaps, gap, language)}` : keeper({ unit, party })}
                  </strong>
                  <br />
                  <span className="soft">
                    {how && `${labelOf(custodyHows, how, language)} · `}
                    {moment(from, zone)} – {until ? moment(until, zone) : t.custodyNow}
                    {document && ` · ${document}`}
                  </span>
                  {untold.length > 0 && (
                    <>
                      <br />
                      <span className="tag care">
                        ▲ {t.custodyUntold}: {untold.map(({ kind }) => labelOf(itemKinds, kind, language)).join(', ')}
                      </span>
                      <br />
                      <span className="soft">{t.custodyOwner(keeper(untold[0]))}</span>
                    </>
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
      {may.act('draftHandover', of) && handedIn(true).includes(of.state) && (
        <div className="deeds">
          <Link className="button second" to={`/handovers/new?case=${opened.id}`}>
            {t.makeBast}
          </Link>
        </div>
      )}
    </Part>
  );
}
