import { useState } from 'react';
import { assistanceLevels, assistanceStates, assistanceTypes, formatMoney } from '#domain';
import { useAct } from '../../api/useAct';
import { usePages } from '../../api/usePages';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Link } from '../../parts/address';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { useMay } from '../../session/session';
import { LINK_SUPPORT } from './acts';
import { LINKABLE, type AtHome } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** What is given to many, from which somebody benefits as well. */
export function Shared({ found, goesOn }: { found: AtHome; goesOn: boolean }) {
  const t = useTexts(texts);
  const may = useMay();
  const [linking, setLinking] = useState(false);
  const mayLink = goesOn && may.do('linkSupport');
  if (found.benefits.length === 0 && !mayLink) return null;
  return (
    <>
      <h3>{t.shared}</h3>
      {found.benefits.length === 0 && <p>{t.noShared}</p>}
      <ul className="lines">
        {found.benefits.map(({ id, support }) => (
          <One key={id} support={support} />
        ))}
      </ul>
      {mayLink && (
        <div className="deeds">
          <button className="second" onClick={() => setLinking(true)}>
            {t.link}
          </button>
        </div>
      )}
      {linking && <Linking found={found} onClose={() => setLinking(false)} />}
    </>
  );
}

function One({ support }: { support: AtHome['benefits'][number]['support'] }) {
  const language = useLanguage();
  const { type, level, note, state, costMinor, currency } = support;
  return (
    <li>
      <span>
        {labelOf(assistanceTypes, type, language)}{' '}
        <span className="soft">· {[labelOf(assistanceLevels, level, language), note].filter(Boolean).join(' · ')}</span>
      </span>
      {costMinor !== null && currency && (
        <span className="number">{formatMoney({ minor: costMinor, currency }, language)}</span>
      )}
      <span className="tag">{labelOf(assistanceStates, state, language)}</span>
    </li>
  );
}

/** Each is said once in a case, and of what was cancelled nobody has anything. */
function Linking({ found, onClose }: { found: AtHome; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const link = useAct(LINK_SUPPORT);
  const { of, pages } = usePages(LINKABLE, {}, ({ sharedSupports }) => sharedSupports.next, { whole: true });
  const [occurredAt] = useState(() => new Date().toISOString());
  const [support, setSupport] = useState('');
  const linked = new Set(found.benefits.map((one) => one.support.id));
  const free = pages
    .flatMap(({ sharedSupports }) => sharedSupports.items)
    .filter(({ id, state }) => state !== 'CANCELLED' && !linked.has(id));
  const send = () =>
    support
      ? link.send({ case: found.id, version: found.version, support, occurredAt })
      : [{ field: 'support', text: says.missingSupport }];
  return (
    <Deed title={t.link} label={t.doLink} busy={link.busy} send={send} onClose={onClose}>
      {(faults) => (
        <Answer of={of}>
          {() => (
            <>
              <SelectField
                name="support"
                label={t.whichShared}
                value={support}
                onValue={setSupport}
                faults={faults}
                options={free.map(({ id, type, level, note }) => ({
                  value: id,
                  label: [labelOf(assistanceTypes, type, language), labelOf(assistanceLevels, level, language), note]
                    .filter(Boolean)
                    .join(' · '),
                }))}
              />
              {may.name('Mutation.addProvider') && <Link to="/providers#supports">{t.toShared}</Link>}
            </>
          )}
        </Answer>
      )}
    </Deed>
  );
}
