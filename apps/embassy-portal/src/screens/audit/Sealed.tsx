import { useState } from 'react';
import type { ResultOf } from 'gql.tada';
import { ask } from '../../api/ask';
import { useFormats, useTexts } from '../../language/language';
import { texts as parts } from '../../parts/texts';
import { Part } from '../../parts/Part';
import { toCsv } from '../export/csv';
import type { filterOf } from './address';
import { ENTRIES, HEAD, type Entry } from './questions';
import { texts } from './texts';

/** In English, as the columns of the database are called: it is read by whoever checks the chain. */
const COLUMNS = [
  'number',
  'hash',
  'id',
  'at',
  'account',
  'login',
  'unit',
  'kind',
  'act',
  'purpose',
  'cases',
  'opened',
  'changes',
  'export',
  'numbers',
] as const;

const rowOf = (entry: Entry): string[] => [
  entry.seal ? String(entry.seal.number) : '',
  entry.seal?.hash ?? '',
  entry.id,
  entry.at,
  entry.account,
  entry.by?.login ?? '',
  entry.ofUnit?.code ?? '',
  entry.kind,
  entry.act,
  entry.purpose ?? '',
  entry.cases.join(' '),
  entry.opened.join(' '),
  entry.changes.length > 0 ? JSON.stringify(entry.changes) : '',
  entry.export ? JSON.stringify(entry.export) : '',
  entry.numbers.map(({ number }) => number).join(' '),
];

/** All that the search finds, to be read outside: with the place of each in the chain, and the chain's signed end. */
export function Sealed({ filter }: { filter: ReturnType<typeof filterOf> }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { number } = useFormats();
  const [through, setThrough] = useState<number>();
  const [done, setDone] = useState<{ n: number; file: string }>();
  const [failed, setFailed] = useState(false);

  const take = async () => {
    setThrough(0);
    setFailed(false);
    setDone(undefined);
    try {
      const rows: string[][] = [];
      let after: string | null = null;
      do {
        const { auditEntries }: ResultOf<typeof ENTRIES> = await ask(ENTRIES, { filter, after, first: 100 });
        rows.push(...auditEntries.items.map(rowOf));
        after = auditEntries.next;
        setThrough(rows.length);
      } while (after !== null);
      const { auditHead: head } = await ask(HEAD, {});
      const seal = head ? [['SEAL', String(head.entries), head.tip, head.at, head.signature]] : [];
      const file = `pulang-audit-${new Date().toISOString().slice(0, 10)}-${rows.length}.csv`;
      const address = URL.createObjectURL(new Blob([toCsv([COLUMNS, ...rows, ...seal])], { type: 'text/csv' }));
      Object.assign(document.createElement('a'), { href: address, download: file }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      setDone({ n: rows.length, file });
    } catch {
      setFailed(true);
    } finally {
      setThrough(undefined);
    }
  };

  return (
    <Part name="sealed" title={t.export}>
      <p>{t.exportText}</p>
      <div role="status">
        {through !== undefined && <p>{t.through(number(through))}</p>}
        {failed && <p className="notice wrong">{t.failed}</p>}
        {done && <p className="notice good">{t.done(number(done.n), done.file)}</p>}
      </div>
      <button className="second" disabled={through !== undefined} onClick={() => void take()}>
        {through === undefined ? t.export : p.working}
      </button>
    </Part>
  );
}
