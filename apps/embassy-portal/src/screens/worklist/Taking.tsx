import { lazy, Suspense, useState } from 'react';
import { countries, stages, worklists } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { coming } from '../../parts/coming';
import { useMay } from '../../session/session';
import { filterOf, type Shown } from './address';
import { GROUPS } from './questions';
import { texts } from './texts';

const ExportDialog = lazy(() => coming(() => import('../export/ExportDialog')));

/** The list as it is filtered, in a file: the button says how many that are. */
export function Taking({ shown, total }: { shown: Shown; total: number }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const { number } = useFormats();
  const [asked, setAsked] = useState<number>();
  const filter = filterOf(shown);
  const groups = useAsk(GROUPS, {}, { enabled: may.name('Query.groups') && filter.group !== undefined });
  const said = [
    filter.todo && labelOf(worklists, filter.todo, language),
    filter.stage && labelOf(stages, filter.stage, language),
    filter.country && labelOf(countries, filter.country, language),
    filter.group && (groups.data?.groups.items.find(({ id }) => id === filter.group)?.reference ?? t.group),
    filter.mine && t.mine,
  ].filter((one) => typeof one === 'string');
  if (!may.do('recordExport') || total === 0) return null;
  return (
    <>
      <button className="second" onClick={() => setAsked(total)}>
        {t.export(number(total))}
      </button>
      {asked !== undefined && (
        <Suspense>
          <ExportDialog filter={filter} said={said} total={asked} onClose={() => setAsked(undefined)} />
        </Suspense>
      )}
    </>
  );
}
