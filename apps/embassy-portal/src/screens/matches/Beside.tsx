import { useState } from 'react';
import { Link } from '../../parts/address';
import type { ResultOf } from 'gql.tada';
import { caseStates, countries, formatPartialDate, readPartialDate, regencies, sexes, type Lang } from '#domain';
import { ask } from '../../api/ask';
import { labelOf, nameOf, useLanguage, useTexts } from '../../language/language';
import { knownAs } from '../../parts/person';
import { useMoment } from '../../session/session';
import { compared, type Agreement } from './compare';
import { IDENTITY, type Side } from './questions';
import { texts } from './texts';

type Opened = NonNullable<ResultOf<typeof IDENTITY>['case']>['person'];

interface Sides {
  later: Side;
  earlier: Side;
}

/** Two cases side by side: what agrees, what differs, and what is known of one only. */
export function Beside({ later, earlier }: Sides) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const [opened, setOpened] = useState<readonly [Opened?, Opened?]>();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      const both = await Promise.all([later, earlier].map(({ id }) => ask(IDENTITY, { id })));
      setOpened([both[0]?.case?.person, both[1]?.case?.person]);
    } finally {
      setBusy(false);
    }
  };
  const [one, other] = opened ?? [];
  const code = (list: Parameters<typeof labelOf>[0], value: string | null) => value && labelOf(list, value, language);
  const rows: [string, string | null | undefined, string | null | undefined][] = [
    [t.name, knownAs(later.person, t.unnamed), knownAs(earlier.person, t.unnamed)],
    [t.alias, later.person.alias, earlier.person.alias],
    [t.sex, code(sexes, later.person.sex), code(sexes, earlier.person.sex)],
    [t.birth, born(later, one, language), born(earlier, other, language)],
    [t.nationality, code(countries, later.person.nationality), code(countries, earlier.person.nationality)],
    [t.home, code(regencies, later.person.homeRegency), code(regencies, earlier.person.homeRegency)],
    ...(opened
      ? (
          [
            [t.nik, one?.nik, other?.nik],
            [t.passport, one?.passportNumber, other?.passportNumber],
          ] as const
        ).map((row): [string, string | null | undefined, string | null | undefined] => [...row])
      : []),
    [t.country, code(countries, later.country), code(countries, earlier.country)],
    [t.post, nameOf(later.post, language), nameOf(earlier.post, language)],
  ];
  return (
    <>
      <table className="rows beside">
        <thead>
          <tr>
            <th>{t.field}</th>
            {([later, earlier] as const).map((side, i) => (
              <th key={side.id}>
                {i === 0 ? t.later : t.earlier}
                <br />
                <Link className="number" to={`/cases/${side.id}`}>
                  {side.number}
                </Link>
                <br />
                {labelOf(caseStates, side.state, language)} · {moment(side.receivedAt)}
              </th>
            ))}
            <th>
              <span className="unseen">{t.agrees}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, mine, theirs]) => {
            const how = compared(mine, theirs);
            if (how === 'NONE') return null;
            return (
              <tr key={label} className={how === 'DIFFERS' ? 'differs' : undefined}>
                <th scope="row">{label}</th>
                <td data-label={later.number}>{mine ?? '—'}</td>
                <td data-label={earlier.number}>{theirs ?? '—'}</td>
                <td>
                  <Mark how={how} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {!opened && (
        <div className="deeds">
          <button className="second" disabled={busy} onClick={() => void open()}>
            {t.openBoth}
          </button>
          <span className="soft">{t.openText}</span>
        </div>
      )}
    </>
  );
}

function born({ person }: Side, opened: Opened | undefined, language: Lang): string | null {
  const read = opened?.birthDate ? readPartialDate(opened.birthDate) : undefined;
  if (read?.ok) return formatPartialDate(read.date, language);
  return person.birthYear === null ? null : String(person.birthYear);
}

function Mark({ how }: { how: Agreement }) {
  const t = useTexts(texts);
  if (how === 'EQUAL') return <span className="tag good">✓ {t.equal}</span>;
  if (how === 'DIFFERS') return <span className="tag care">≠ {t.differs}</span>;
  return <span className="tag">{t.oneSided}</span>;
}
