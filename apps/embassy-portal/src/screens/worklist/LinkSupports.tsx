import { useState } from 'react';
import { assistanceLevels, assistanceTypes } from '#domain';
import { graphql, problem } from '../../api/graphql';
import { useActs, type Done } from '../../api/useAct';
import { usePages } from '../../api/usePages';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Link } from '../../parts/address';
import { Answer } from '../../parts/Answer';
import { Dialog } from '../../parts/Dialog';
import { SelectField, Summary, type Fault } from '../../parts/form';
import { labelsOf } from '../../language/texts';
import { texts as parts } from '../../parts/texts';
import { texts as all } from './texts';
import { texts } from './support-texts';
import type { Row } from './questions';

const WHICH = graphql(`
  query LinkableToMany($after: String) {
    sharedSupports(first: 50, after: $after) {
      next
      items {
        id
        type
        level
        note
        state
      }
    }
  }
`);

const LINK_ALL = graphql(
  `
    mutation LinkSupports($rows: [LinkSupport!]!) {
      linkSupports(rows: $rows) {
        __typename
        ... on Case {
          id
        }
        ...problem
      }
    }
  `,
  [problem],
);

const says = labelsOf(texts);

interface Linking {
  rows: readonly Row[];
  onDone: (results: Done<object>[]) => void;
  onClose: () => void;
}

/** That all of them benefit from what a village or an office is given; each is said in their own case. */
export default function LinkSupports({ rows, onDone, onClose }: Linking) {
  const t = useTexts(texts);
  const w = useTexts(all);
  const p = useTexts(parts);
  const language = useLanguage();
  const { number } = useFormats();
  const link = useActs(LINK_ALL);
  const { of, pages } = usePages(WHICH, {}, ({ sharedSupports }) => sharedSupports.next, { whole: true });
  const [support, setSupport] = useState('');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const open = pages.flatMap(({ sharedSupports }) => sharedSupports.items).filter(({ state }) => state !== 'CANCELLED');
  const send = async () => {
    if (!support) return setFaults([{ field: 'support', text: says.missing }]);
    const occurredAt = new Date().toISOString();
    onDone(await link.send(rows.map(({ id, version }) => ({ case: id, version, support, occurredAt }))));
  };
  return (
    <Dialog title={w.doSelected(t.link, number(rows.length))} onClose={onClose}>
      <Summary faults={faults} />
      <p>{t.linkText}</p>
      <Answer of={of}>
        {() =>
          open.length === 0 ? (
            <p>
              {t.none} <Link to="/providers#supports">{t.toShared}</Link>
            </p>
          ) : (
            <SelectField
              name="support"
              label={t.which}
              value={support}
              onValue={(to) => {
                setSupport(to);
                setFaults([]);
              }}
              faults={faults}
              options={open.map(({ id, type, level, note }) => ({
                value: id,
                label: [labelOf(assistanceTypes, type, language), labelOf(assistanceLevels, level, language), note]
                  .filter(Boolean)
                  .join(' · '),
              }))}
            />
          )
        }
      </Answer>
      <p role="status">{link.through !== undefined && w.through(number(link.through), number(rows.length))}</p>
      <div className="deeds">
        {open.length > 0 && (
          <button disabled={link.busy} onClick={() => void send()}>
            {t.doLink}
          </button>
        )}
        <button className="plain" onClick={onClose}>
          {p.cancel}
        </button>
      </div>
    </Dialog>
  );
}
